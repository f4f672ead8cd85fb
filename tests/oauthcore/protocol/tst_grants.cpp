// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/assertiongrant.h"
#include "oauthcore/protocol/grants/authorizationcodegrant.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/protocol/grants/customgrant.h"
#include "oauthcore/protocol/grants/devicecodegrant.h"
#include "oauthcore/protocol/grants/jwtbearergrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"
#include "oauthcore/protocol/grants/saml2bearergrant.h"
#include "oauthcore/protocol/grants/tokenexchangegrant.h"
#include "tests/oauthcore/protocol/example.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

namespace {

const Scopes noScopes;

Secret secret(const char *text)
{
    return Secret(QByteArrayView(text));
}

Scopes scopes(const char *text)
{
    return Scopes::parse(QString::fromLatin1(text));
}

} // namespace

/// What each grant puts into the form, to the byte.
class tst_Grants : public QObject
{
    Q_OBJECT

    static void row(const char *name, const Result<TokenRequest> &request, const QByteArray &body)
    {
        QTest::newRow(name) << request << body;
    }
    static void refused(const char *name, const Result<TokenRequest> &request, const char *reason)
    {
        QTest::newRow(name) << request << QByteArray(reason);
    }

private Q_SLOTS:
    void theFormIsExactlyWhatTheRfcSays_data()
    {
        QTest::addColumn<Result<TokenRequest>>("request");
        QTest::addColumn<QByteArray>("body");
        row("MS-38: client credentials", clientCredentialsGrant(endpoint, scopes("api read")),
            "grant_type=client_credentials&scope=api+read");
        row("TY-09: client credentials without scopes", clientCredentialsGrant(endpoint, noScopes),
            "grant_type=client_credentials");
        PendingAuthorization pending;
        pending.state = Secret(QByteArrayView("s"));
        pending.verifier = Secret(QByteArrayView("v~1"));
        pending.redirectUri = QUrl(QStringLiteral("http://127.0.0.1:1/callback"));
        const auto code = AuthorizationResponse::parse(secret("code=a%2Bb&state=s"), pending);
        row("MS-17, RO-06, TY-07: a code with its verifier",
            authorizationCodeGrant(endpoint, *code, pending),
            "grant_type=authorization_code&code=a%2Bb"
            "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&code_verifier=v~1");
        row("MS-36, TY-10: a refresh that narrows the scopes",
            refreshTokenGrant(endpoint, secret("r+1"), scopes("api")),
            "grant_type=refresh_token&refresh_token=r%2B1&scope=api");
        row("MS-32: a device code", deviceCodeGrant(endpoint, secret("CNRYD-1")),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
            "&device_code=CNRYD-1");
        row("MS-32: a device code by older names",
            deviceCodeGrant(
                endpoint, secret("CNRYD-1"),
                {.grantType = "http://oauth.net/grant_type/device/1.0", .codeParameter = "code"}),
            "grant_type=http%3A%2F%2Foauth.net%2Fgrant_type%2Fdevice%2F1.0&code=CNRYD-1");
        row("MS-33, MS-34: a JWT as it is", jwtBearerGrant(endpoint, secret("a.b-_.c"), noScopes),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b-_.c");
        row("MS-33: a JWT with scopes", jwtBearerGrant(endpoint, secret("a.b.c"), scopes("x y")),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b.c"
            "&scope=x+y");
        row("MS-34, MS-35: SAML 2.0 as base64url without padding",
            saml2BearerGrant(endpoint, secret("<saml?>~"), noScopes),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer"
            "&assertion=PHNhbWw_Pn4");
        row("MS-35: an assertion nobody knows as it is",
            assertionGrant(endpoint, {.grantType = "urn:x", .assertion = secret("a=b")}),
            "grant_type=urn%3Ax&assertion=a%3Db");
        row("MS-35: an encoder of the application",
            assertionGrant(endpoint,
                           {.grantType = "urn:x",
                            .assertion = secret("ab"),
                            .encoder =
                                [](const Secret &assertion) {
                                    return Secret::take(assertion.reveal().toByteArray().toHex());
                                }}),
            "grant_type=urn%3Ax&assertion=6162");
        row("MS-35: an encoder of the application instead of base64url",
            assertionGrant(endpoint,
                           {.grantType = "urn:ietf:params:oauth:grant-type:saml2-bearer",
                            .assertion = secret("ab"),
                            .encoder = [](const Secret &assertion) { return assertion; }}),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer&assertion=ab");
        row("MS-37, RO-20, RO-48: a password",
            passwordGrant(endpoint, QStringLiteral("a@b"), secret("p w&=+%"), scopes("api")),
            "grant_type=password&username=a%40b&password=p+w%26%3D%2B%25&scope=api");
        row("RO-20: an empty name and an empty password are sent empty",
            passwordGrant(endpoint, QStringLiteral(""), secret(""), noScopes),
            "grant_type=password&username=&password=");
        row("RFC 8693: the least of a token exchange",
            tokenExchangeGrant(endpoint, {.subjectToken = secret("CNRYA-1")}),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
            "&subject_token=CNRYA-1"
            "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token");
        row("B45: a token exchange with everything, and values that need encoding",
            tokenExchangeGrant(endpoint,
                               {.subjectToken = secret("s"),
                                .subjectTokenType = TokenTypes::jwt,
                                .actorToken = secret("a"),
                                .actorTokenType = TokenTypes::idToken,
                                .requestedTokenType = TokenTypes::saml2,
                                .resources = {QUrl(QStringLiteral("https://a.example/?x=%2B&y=1")),
                                              QUrl(QStringLiteral("https://b.example/"))},
                                .audiences = {QStringLiteral("a&b=c+d"), QStringLiteral("ü")},
                                .scopes = scopes("x y")}),
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
            "&subject_token=s&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
            "&actor_token=a&actor_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aid_token"
            "&requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Asaml2"
            "&resource=https%3A%2F%2Fa.example%2F%3Fx%3D%252B%26y%3D1"
            "&resource=https%3A%2F%2Fb.example%2F"
            "&audience=a%26b%3Dc%2Bd&audience=%C3%BC&scope=x+y");
        row("TY-06: a grant of the application, with a name twice",
            customGrant(endpoint, "urn:x:y", {{"b", "1 2"}, {"a", "+"}, {"a", ""}}),
            "grant_type=urn%3Ax%3Ay&b=1+2&a=%2B&a=");
    }
    void theFormIsExactlyWhatTheRfcSays()
    {
        QFETCH(Result<TokenRequest>, request);
        QVERIFY2(request, request ? "" : request.error().reason.constData());
        QCOMPARE(request->endpoint, endpoint);
        QTEST(request->toHttpRequest().body.reveal().toByteArray(), "body");
        QCOMPARE(request->toHttpRequest().url, endpoint);
    }

    void whatCannotBeMeantIsRefused_data()
    {
        QTest::addColumn<Result<TokenRequest>>("request");
        QTest::addColumn<QByteArray>("reason");
        refused("RO-20: no user name", passwordGrant(endpoint, QString(), secret("p"), noScopes),
                "username");
        refused("RO-20: no password",
                passwordGrant(endpoint, QStringLiteral("a"), Secret(), noScopes), "password");
        refused("MS-33: no assertion", jwtBearerGrant(endpoint, Secret(), noScopes), "assertion");
        refused("MS-33: an empty assertion", saml2BearerGrant(endpoint, secret(""), noScopes),
                "assertion");
        refused("MS-33: no type of assertion", assertionGrant(endpoint, {.assertion = secret("a")}),
                "grant_type");
        refused("RFC 8693: nothing to exchange", tokenExchangeGrant(endpoint, {}), "subject_token");
        refused("RFC 8693: a token without a type",
                tokenExchangeGrant(endpoint, {.subjectToken = secret("s"), .subjectTokenType = {}}),
                "subject_token_type");
        refused(
            "RFC 8693: an actor without a type",
            tokenExchangeGrant(endpoint, {.subjectToken = secret("s"), .actorToken = secret("a")}),
            "actor_token_type");
        refused("RFC 8693: a type without an actor",
                tokenExchangeGrant(
                    endpoint, {.subjectToken = secret("s"), .actorTokenType = TokenTypes::jwt}),
                "actor_token");
        refused("RFC 8707: a resource with a fragment",
                tokenExchangeGrant(endpoint,
                                   {.subjectToken = secret("s"),
                                    .resources = {QUrl(QStringLiteral("https://a.example/#b"))}}),
                "resource");
        refused(
            "RFC 8707: a relative resource",
            tokenExchangeGrant(
                endpoint, {.subjectToken = secret("s"), .resources = {QUrl(QStringLiteral("/a"))}}),
            "resource");
        refused("TY-06: a grant without a name", customGrant(endpoint, {}, {{"a", "b"}}),
                "grant_type");
        refused("TY-06: a grant with two names",
                customGrant(endpoint, "urn:x", {{"grant_type", "urn:y"}}), "grant_type");
    }
    void whatCannotBeMeantIsRefused()
    {
        QFETCH(Result<TokenRequest>, request);
        QVERIFY(!request);
        QCOMPARE(request.error().code, AuthError::Code::InvalidConfiguration);
        QTEST(request.error().reason, "reason");
    }

    void aGrantSaysWhatItAsksFor()
    {
        const auto exchange = tokenExchangeGrant(endpoint, {.subjectToken = secret("s")});
        QCOMPARE(exchange->answer, TokenResponse::Kind::Exchange);
        QCOMPARE(clientCredentialsGrant(endpoint, {}).answer, TokenResponse::Kind::Tokens);
        // What stands in the form says nothing about what the application can read.
        const auto own =
            customGrant(endpoint, "urn:ietf:params:oauth:grant-type:token-exchange", {});
        QCOMPARE(own->answer, TokenResponse::Kind::Tokens);
    }
};

QONSENT_TEST(tst_Grants)
#include "tst_grants.moc"
