// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <QStringList>

namespace Qonsent {

/// Names of the tokens that can be exchanged (RFC 8693 section 3).
namespace TokenTypes {
inline constexpr char accessToken[] = "urn:ietf:params:oauth:token-type:access_token";
inline constexpr char refreshToken[] = "urn:ietf:params:oauth:token-type:refresh_token";
inline constexpr char idToken[] = "urn:ietf:params:oauth:token-type:id_token";
inline constexpr char saml1[] = "urn:ietf:params:oauth:token-type:saml1";
inline constexpr char saml2[] = "urn:ietf:params:oauth:token-type:saml2";
inline constexpr char jwt[] = "urn:ietf:params:oauth:token-type:jwt";
} // namespace TokenTypes

/// What is wanted for which token (RFC 8693 section 2.1).
struct TokenExchange
{
    Secret subjectToken = {}; ///< speaks of whom the new token is for
    QByteArray subjectTokenType = TokenTypes::accessToken;
    Secret actorToken = {};             ///< speaks of who acts for them; empty: nobody
    QByteArray actorTokenType = {};     ///< there if and only if actorToken is
    QByteArray requestedTokenType = {}; ///< empty: up to the server
    QList<QUrl> resources = {};         ///< where the new token is to be used, as addresses
    QStringList audiences = {};         ///< the same by the names that the server has for them
    Scopes scopes = {};
};

/// `grant_type=urn:ietf:params:oauth:grant-type:token-exchange`. What kind of token the answer
/// holds is said by `issued_token_type` in TokenSet::extra.
///
/// InvalidConfiguration: "subject_token", "subject_token_type" or "actor_token_type" if it is
/// missing, "actor_token" if only its type is there, "resource" if one is no absolute address or
/// has a fragment.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> tokenExchangeGrant(
    const QUrl &tokenEndpoint, const TokenExchange &exchange);

} // namespace Qonsent
