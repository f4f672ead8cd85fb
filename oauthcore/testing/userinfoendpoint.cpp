// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/idtokenissuer_p.h"

namespace Qonsent::Test {

namespace {

/// RFC 6750 section 3; without an error code if nobody tried to authenticate (section 3.1).
Answer challenge(int status, const QByteArray &error)
{
    QByteArray value = "Bearer realm=\"userinfo\"";
    if (!error.isEmpty())
        value += ", error=\"" + error + '"';
    return Answer{.status = status}.with("WWW-Authenticate", value);
}

} // namespace

Answer answerUserInfo(ServerState &state, const ReceivedRequest &request)
{
    const QByteArray header = request.header("Authorization").value_or(QByteArray());
    const bool bearer = header.left(7).toLower() == "bearer ";
    const std::optional<QByteArray> inBody = request.form().value("access_token");
    if (bearer && inBody)
        return challenge(400, "invalid_request");
    if (!bearer && !inBody)
        return challenge(401, {});
    const IssuedToken *token = state.grants.accessToken(bearer ? header.mid(7).trimmed() : *inBody);
    if (!GrantStore::isGood(token, state.now()))
        return challenge(401, "invalid_token");
    if (!token->scopes.contains(u"openid"))
        return challenge(403, "insufficient_scope");
    return Answer::json(200, userClaims(state, token->consent->userName, token->scopes));
}

} // namespace Qonsent::Test
