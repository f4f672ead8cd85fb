// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/json.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/jose/compactjws.h"
#include "oauthcore/testing/tokenendpoint_p.h"

namespace Qonsent::Test {

namespace {

constexpr char accessTokenType[] = "urn:ietf:params:oauth:token-type:access_token";

/// The scopes of \a form that can be granted; nothing if one of them cannot.
std::optional<Scopes> scopesOf(const ServerState &state, const FormParameters &form)
{
    const Scopes scopes = Scopes::parse(QString::fromUtf8(textOf(form, "scope")));
    return scopes.missingFrom(state.options.scopes).isEmpty() ? std::optional(scopes)
                                                              : std::nullopt;
}

Answer tokensFor(ServerState &state, const Client &client, const QString &userName,
                 const FormParameters &form)
{
    const std::optional<Scopes> scopes = scopesOf(state, form);
    if (!scopes)
        return Answer::error(400, "invalid_scope");
    return tokensForPerson(state,
                           std::make_shared<Consent>(Consent{.clientId = client.id,
                                                             .userName = userName,
                                                             .scopes = *scopes,
                                                             .authenticatedAt = state.now()}));
}

} // namespace

Answer redeemDeviceCode(ServerState &state, const Client &client, const FormParameters &form)
{
    const auto device = state.devices.find(textOf(form, "device_code"));
    if (device == state.devices.end() || device->client.id != client.id)
        return invalidGrant(QStringLiteral("The device code is unknown."));
    const qint64 now = state.options.clock->utcMSecs();
    const bool isTooSoon = now < device->mayAskAt;
    if (isTooSoon)
        device->intervalMSecs += 5000;
    device->mayAskAt = now + device->intervalMSecs;
    if (state.now() >= device->expiresAt)
        return Answer::error(400, "expired_token");
    switch (device->stage) {
    case DeviceRequest::Stage::Pending:
        return Answer::error(400, isTooSoon ? "slow_down" : "authorization_pending");
    case DeviceRequest::Stage::Denied:
        return Answer::error(400, "access_denied");
    case DeviceRequest::Stage::Redeemed:
        return invalidGrant(QStringLiteral("The device code was used before."));
    case DeviceRequest::Stage::Allowed:
        break;
    }
    device->stage = DeviceRequest::Stage::Redeemed;
    return tokensForPerson(state,
                           std::make_shared<Consent>(Consent{.clientId = client.id,
                                                             .userName = device->userName,
                                                             .scopes = device->scopes,
                                                             .authenticatedAt = state.now()}));
}

Answer redeemPassword(ServerState &state, const Client &client, const FormParameters &form)
{
    const auto user = state.user(QString::fromUtf8(textOf(form, "username")));
    if (!user || !constantTimeEqual(user->password.toUtf8(), textOf(form, "password")))
        return invalidGrant(QStringLiteral("That user name and password do not go together."));
    return tokensFor(state, client, user->name, form);
}

/// Who signed it is not looked at: `sub` must be somebody we know, and `aud` must be us.
Answer redeemJwt(ServerState &state, const Client &client, const FormParameters &form)
{
    const QByteArray assertion = textOf(form, "assertion"); // outlives what is taken apart
    const Result<CompactJws> jws = CompactJws::parse(assertion);
    const Result<QJsonObject> claims =
        jws ? readJsonObject(jws->payload()) : Result<QJsonObject>(jws.error());
    if (!claims)
        return invalidGrant(QStringLiteral("The assertion is no JWT."));
    const QByteArray audience = claims->value(QLatin1String("aud")).toString().toUtf8();
    const auto user = state.user(claims->value(QLatin1String("sub")).toString());
    if (!user || (audience != state.issuer() && audience != state.url(Endpoint::Token)))
        return invalidGrant(QStringLiteral("The assertion speaks of nobody here."));
    return tokensFor(state, client, user->name, form);
}

/// A test's idea of SAML: the XML names the person in a NameID.
Answer redeemSaml2(ServerState &state, const Client &client, const FormParameters &form)
{
    const QByteArray xml = decodeBase64Url(textOf(form, "assertion")).value_or(QByteArray());
    const qsizetype begin = xml.indexOf("<NameID>") + 8;
    const qsizetype end = xml.indexOf("</NameID>");
    const auto user = begin >= 8 && end > begin
        ? state.user(QString::fromUtf8(xml.sliced(begin, end - begin)))
        : std::nullopt;
    if (!user)
        return invalidGrant(QStringLiteral("The assertion speaks of nobody here."));
    return tokensFor(state, client, user->name, form);
}

Answer exchangeToken(ServerState &state, const Client &client, const FormParameters &form)
{
    if (textOf(form, "subject_token_type") != accessTokenType)
        return Answer::error(400, "invalid_request",
                             QStringLiteral("Only access tokens can be exchanged here."));
    const QByteArray wanted = textOf(form, "requested_token_type");
    if (!wanted.isEmpty() && wanted != accessTokenType)
        return Answer::error(400, "invalid_request",
                             QStringLiteral("Only access tokens can be had here."));
    const IssuedToken *token = state.grants.accessToken(textOf(form, "subject_token"));
    if (!GrantStore::isGood(token, state.now()))
        return invalidGrant(QStringLiteral("The subject token is not good."));
    const std::optional<Scopes> scopes = scopesOf(state, form);
    if (!scopes || !scopes->missingFrom(token->scopes).isEmpty())
        return Answer::error(400, "invalid_scope");
    const auto consent = std::make_shared<Consent>(Consent{.clientId = client.id,
                                                           .userName = token->consent->userName,
                                                           .scopes = *scopes,
                                                           .authenticatedAt = state.now()});
    QByteArray accessToken;
    QJsonObject body = newTokens(state, consent, *scopes, accessToken);
    body.insert(QStringLiteral("issued_token_type"), QLatin1String(accessTokenType));
    return Answer::json(200, body).with("Pragma", "no-cache");
}

} // namespace Qonsent::Test
