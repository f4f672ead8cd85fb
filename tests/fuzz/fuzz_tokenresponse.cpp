// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: four parts, each but the last ended by a newline: status, Content-Type, Retry-After, body.
#include "oauthcore/base/clock.h"
#include "oauthcore/protocol/tokenresponse.h"
#include "oauthcore/protocol/userinforesponse.h"
#include "tests/fuzz/property.h"

#include <QJsonDocument>

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

constexpr qint64 now = 1'780'000'000'000; // 2026-05-28
constexpr qint64 tenYears = 10LL * 365 * 24 * 3600 * 1000;

HttpResponse responseFrom(QByteArrayView input)
{
    HttpResponse response;
    response.status = takeLine(input).toByteArray().toInt();
    response.headers.append({"Content-Type", takeLine(input).toByteArray()});
    response.headers.append({"Retry-After", takeLine(input).toByteArray()});
    response.body = Secret(input);
    return response;
}

void requireUsable(const TokenSet &tokens, const Scopes &requested)
{
    require(!tokens.accessToken.isEmpty(), "there is an access token");
    for (const Secret *token : {&tokens.accessToken, &tokens.refreshToken, &tokens.idToken}) {
        require(isPrintableAscii(token->reveal()), "a token can be put into a header");
        require(token->size() <= 64 * 1024, "a token is not absurdly long");
    }
    require(tokens.tokenType.toLower() == "bearer", "the token is of a kind we can present");
    require(tokens.obtainedAt == utcFromMSecs(now), "it was obtained now");
    if (tokens.expiresAt.isValid()) {
        const qint64 lives = tokens.expiresAt.toMSecsSinceEpoch() - now;
        require(lives >= 0 && lives <= tenYears, "it expires between now and in ten years");
        require(tokens.lifetime() == std::chrono::milliseconds(lives), "it lives until it expires");
    }
    for (const QString &scope : tokens.grantedScopes.list())
        require(!scope.isEmpty() && !scope.contains(u' '), "a scope is one word");
    require(Scopes::parse(tokens.grantedScopes.toString()) == tokens.grantedScopes,
            "scopes can be written and read again");
    for (const char *known : {"access_token", "refresh_token", "id_token", "token_type", "error"})
        require(!tokens.extra.contains(QLatin1String(known)), "secrets are not kept twice");
    const TokenSet old{.accessToken = Secret("old"), .refreshToken = Secret("refresh")};
    const TokenSet refreshed = old.refreshedBy(tokens);
    require(refreshed.accessToken == tokens.accessToken, "a refresh brings the new access token");
    require(!refreshed.refreshToken.isEmpty(), "a refresh never loses the refresh token");
    require(!requested.isEmpty(), "the target asks for something");
}

void requireWarranted(const HttpResponse &response, const TokenSet &tokens)
{
    require(response.status == 200, "tokens come with status 200");
    require(response.isJson(), "tokens come as JSON");
    const QJsonObject body = QJsonDocument::fromJson(response.body.reveal().toByteArray()).object();
    require(!body.contains(QLatin1String("error")), "tokens do not come with an error");
    require(body.value(QLatin1String("access_token")).toString().toUtf8()
                == tokens.accessToken.reveal(),
            "the access token is the one that was sent");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const HttpResponse response = responseFrom(bytesOf(data, size));
    const Scopes requested{QStringLiteral("openid"), QStringLiteral("mail")};
    const Result<TokenSet> tokens = TokenResponse::parse(response, requested, now);
    if (tokens) {
        requireUsable(*tokens, requested);
        requireWarranted(response, *tokens);
    } else {
        requirePresentable(tokens.error());
    }
    const QString subject = QStringLiteral("alice");
    const auto claims = UserinfoResponse::parse(response, subject, now);
    if (claims)
        require(claims->value(QLatin1String("sub")) == subject, "userinfo speaks of who signed in");
    else
        requirePresentable(claims.error());
    return 0;
}
