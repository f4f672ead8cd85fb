// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/responsetype.h"

#include <QUrl>

namespace Qonsent {

/// What one attempt to sign in has to remember until the person comes back. Every attempt draws
/// new secrets, so an answer to an earlier one never fits (RFC 9700 section 2.1.1).
struct QONSENT_CORE_EXPORT PendingAuthorization
{
    Secret state = {};     ///< `state`, 256 bits (RFC 6749 section 10.12)
    Secret nonce = {};     ///< `nonce`, 256 bits (OpenID Connect Core section 3.1.2.1)
    Secret verifier = {};  ///< `code_verifier`, 43 characters (RFC 7636 section 4.1)
    QUrl redirectUri = {}; ///< `redirect_uri`, the same in both requests
    QString issuer = {};   ///< who was asked; empty if the provider has no issuer identifier
    /// The issuer promises to name itself in every answer (RFC 9207 section 3).
    bool issuerIsNamedInAnswers = false;
    ResponseType responseType = ResponseType::Code;      ///< what was asked for
    ResponseMode responseMode = ResponseMode::Automatic; ///< how it was asked to come
    QList<QUrl> resources = {}; ///< `resource`, the same in both requests (RFC 8707)
    Scopes tokenScopes = {};    ///< `scope` of the token request; empty: not sent

    /// With fresh secrets, all from one draw of the system's generator.
    [[nodiscard]] static PendingAuthorization draw();
    /// `code_challenge` for the method S256 (RFC 7636 section 4.2).
    [[nodiscard]] QByteArray codeChallenge() const;

    /// All of it as one JSON object, for an attempt that has to survive a restart or goes on in
    /// another process. It holds the verifier: whoever stores it seals it.
    [[nodiscard]] Secret toJson() const;
    /// What toJson() wrote. ResponseMalformed "pending:<member>" if a member is missing or no such
    /// thing, "pending:version" if another version of this program wrote it.
    [[nodiscard]] static Result<PendingAuthorization> fromJson(const Secret &json);

    bool operator==(const PendingAuthorization &) const = default;
};

} // namespace Qonsent
