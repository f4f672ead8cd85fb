// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"

#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace Qonsent {

/// What one token response left us with (RFC 6749 section 5.1). Never changes; see refreshedBy().
struct QONSENT_CORE_EXPORT TokenSet
{
    Secret accessToken = {};   ///< `access_token`; never empty
    QByteArray tokenType = {}; ///< `token_type` as the server spelled it
    Secret refreshToken = {};  ///< `refresh_token`; empty if the server issued none
    Secret idToken = {};       ///< `id_token` as received; what it says is in IdTokenClaims
    /// `scope`; what was asked for when the server left it out.
    Scopes grantedScopes = {};
    QDateTime obtainedAt = {}; ///< UTC, when the answer arrived
    /// UTC, from `expires_in`; invalid if the server named no lifetime.
    QDateTime expiresAt = {};
    /// Other members of the answer, as they came (e.g. `instance_url`).
    QJsonObject extra = {};

    /// True if the access token still has more than \a leeway to live at \a utcMSecs (milliseconds
    /// since 1970 UTC). A token of unknown lifetime is fresh until a server refuses it.
    [[nodiscard]] bool isFresh(qint64 utcMSecs, std::chrono::milliseconds leeway) const;
    /// From \a obtainedAt to expiry; nothing if the server named no lifetime.
    [[nodiscard]] std::optional<std::chrono::milliseconds> lifetime() const;
    /// These tokens after a refresh: \a answer, with the old refresh token, ID token and extra
    /// members where the answer has none (RFC 6749 section 6).
    [[nodiscard]] TokenSet refreshedBy(TokenSet answer) const;

    bool operator==(const TokenSet &) const = default;
};

} // namespace Qonsent
