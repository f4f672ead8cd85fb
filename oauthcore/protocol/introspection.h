// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/revocationrequest.h"

#include <QDateTime>
#include <QJsonObject>

namespace Qonsent {

/// Asks \a endpoint what \a token is (RFC 7662 section 2.1). Client authentication adds to it as
/// to every TokenRequest.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest introspectionRequest(const QUrl &endpoint,
                                                                    const Secret &token,
                                                                    TokenTypeHint hint);

/// What a server says of a token (RFC 7662 section 2.2).
struct QONSENT_CORE_EXPORT Introspection
{
    bool isActive = false;     ///< `active`; all else is empty if not
    Scopes scopes = {};        ///< `scope`
    QString clientId = {};     ///< `client_id`
    QString subject = {};      ///< `sub`
    QString userName = {};     ///< `username`: plain text, shortened
    QByteArray tokenType = {}; ///< `token_type`
    QDateTime expiresAt = {};  ///< `exp`, UTC; invalid if the server did not say
    QJsonObject all = {};      ///< every member, as it came

    /// The answer in JSON. ServerRefused and its kin, RateLimited, Unreachable, RedirectRefused as
    /// in TokenResponse; ResponseMalformed "content_type", "active" or the member of a wrong type.
    [[nodiscard]] static Result<Introspection> parse(const HttpResponse &response, qint64 utcMSecs);
    /// The members of such an answer, however they came.
    [[nodiscard]] static Result<Introspection> from(const QJsonObject &members);

    bool operator==(const Introspection &) const = default;
};

} // namespace Qonsent
