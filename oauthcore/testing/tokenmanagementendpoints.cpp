// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/clientauthentication_p.h"
#include "oauthcore/testing/idtokenissuer_p.h"

namespace Qonsent::Test {

namespace {

/// A request about a token, by a program that may ask.
struct TokenQuestion
{
    Client client = {};
    QByteArray token = {};
};

std::variant<TokenQuestion, Answer> readQuestion(ServerState &state, const ReceivedRequest &request)
{
    const auto read = readForm(request);
    if (const auto *refusal = std::get_if<Answer>(&read))
        return *refusal;
    const auto authenticated = authenticateClient(state, request);
    if (const auto *refusal = std::get_if<Answer>(&authenticated))
        return *refusal;
    const QByteArray token =
        std::get_if<FormParameters>(&read)->value("token").value_or(QByteArray());
    if (token.isEmpty())
        return Answer::error(400, "invalid_request", QStringLiteral("token is missing."));
    return TokenQuestion{*std::get_if<Client>(&authenticated), token};
}

} // namespace

Answer answerRevocation(ServerState &state, const ReceivedRequest &request)
{
    const auto read = readQuestion(state, request);
    if (const auto *refusal = std::get_if<Answer>(&read))
        return *refusal;
    const auto &[client, name] = *std::get_if<TokenQuestion>(&read);
    IssuedToken *refreshToken = state.grants.refreshToken(name);
    IssuedToken *token = refreshToken ? refreshToken : state.grants.accessToken(name);
    if (token && token->consent->clientId != client.id)
        return Answer::error(400, "invalid_grant",
                             QStringLiteral("The token belongs to another client."));
    if (refreshToken) // takes the access tokens along (RFC 7009 section 2.1)
        refreshToken->consent->revoked = true;
    else if (token)
        token->revoked = true;
    return Answer{}.with("Cache-Control", "no-store"); // 200 also for an unknown one (section 2.2)
}

Answer answerIntrospection(ServerState &state, const ReceivedRequest &request)
{
    const auto read = readQuestion(state, request);
    if (const auto *refusal = std::get_if<Answer>(&read))
        return *refusal;
    const auto &[client, name] = *std::get_if<TokenQuestion>(&read);
    if (client.secret.isEmpty()) // anybody could try tokens otherwise (RFC 7662 section 2.1)
        return Answer::error(401, "invalid_client",
                             QStringLiteral("Only a client with a secret may ask."));
    const IssuedToken *refreshToken = state.grants.refreshToken(name);
    const IssuedToken *token = refreshToken ? refreshToken : state.grants.accessToken(name);
    if (!GrantStore::isGood(token, state.now()))
        return Answer::json(200, {{QStringLiteral("active"), false}});
    QJsonObject body{{QStringLiteral("active"), true},
                     {QStringLiteral("iss"), QString::fromLatin1(state.issuer())},
                     {QStringLiteral("client_id"), QString::fromUtf8(token->consent->clientId)},
                     {QStringLiteral("scope"), token->scopes.toString()},
                     {QStringLiteral("iat"), token->issuedAt},
                     {QStringLiteral("exp"), token->expiresAt}};
    if (!refreshToken)
        body.insert(QStringLiteral("token_type"), QStringLiteral("Bearer"));
    if (const QString user = token->consent->userName; !user.isEmpty()) {
        body.insert(QStringLiteral("username"), user);
        body.insert(QStringLiteral("sub"), userClaims(state, user, {}).value(QLatin1String("sub")));
    }
    return Answer::json(200, body);
}

} // namespace Qonsent::Test
