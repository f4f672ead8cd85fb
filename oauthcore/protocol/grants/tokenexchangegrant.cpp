// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/tokenexchangegrant.h"

namespace Qonsent {

namespace {

const char *mistakeIn(const TokenExchange &exchange)
{
    if (exchange.subjectToken.isEmpty())
        return "subject_token";
    if (exchange.subjectTokenType.isEmpty())
        return "subject_token_type";
    if (!exchange.actorToken.isEmpty() && exchange.actorTokenType.isEmpty())
        return "actor_token_type";
    if (exchange.actorToken.isEmpty() && !exchange.actorTokenType.isEmpty())
        return "actor_token";
    for (const QUrl &resource : exchange.resources) { // RFC 8707 section 2
        if (!resource.isValid() || resource.isRelative() || resource.hasFragment())
            return "resource";
    }
    return nullptr;
}

} // namespace

Result<TokenRequest> tokenExchangeGrant(const QUrl &tokenEndpoint, const TokenExchange &exchange)
{
    if (const char *mistake = mistakeIn(exchange))
        return AuthError::of(AuthError::Code::InvalidConfiguration, mistake,
                             QLatin1String(mistake));
    TokenRequest request{
        .endpoint = tokenEndpoint,
        .parameters = {{"grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"},
                       {"subject_token", exchange.subjectToken.reveal().toByteArray()},
                       {"subject_token_type", exchange.subjectTokenType}},
        .answer = TokenResponse::Kind::Exchange};
    FormParameters &form = request.parameters;
    if (!exchange.actorToken.isEmpty()) {
        form.append("actor_token", exchange.actorToken.reveal().toByteArray());
        form.append("actor_token_type", exchange.actorTokenType);
    }
    if (!exchange.requestedTokenType.isEmpty())
        form.append("requested_token_type", exchange.requestedTokenType);
    for (const QUrl &resource : exchange.resources)
        form.append("resource", resource.toEncoded());
    for (const QString &audience : exchange.audiences)
        form.append("audience", audience.toUtf8());
    if (!exchange.scopes.isEmpty())
        form.append("scope", exchange.scopes.toString().toUtf8());
    return request;
}

} // namespace Qonsent
