// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "tests/support/fakeclock.h"
#include "tests/support/leakoracle.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QTcpServer>

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Answer;
using Test::AuthorizationServer;
using Test::Endpoint;
using Test::IdTokenDraft;

namespace {

using Twist = std::function<void(AuthorizationServer &)>;

Twist onToken(const std::function<void(QJsonObject &)> &edit)
{
    return [edit](AuthorizationServer &server) { server.edit(Endpoint::Token, edit); };
}

Twist answering(Endpoint endpoint, const Answer &answer)
{
    return [endpoint, answer](AuthorizationServer &server) {
        for (int i = 0; i < 4; ++i) // whoever asks again gets it again
            server.enqueue(endpoint, answer);
    };
}

Twist onClaims(const std::function<void(QJsonObject &)> &edit)
{
    return [edit](AuthorizationServer &server) {
        server.editIdToken([edit](IdTokenDraft &token) { edit(token.claims); });
    };
}

Twist claim(const char *name, const QJsonValue &value)
{
    return onClaims([name, value](QJsonObject &claims) {
        if (value.isUndefined())
            claims.remove(QLatin1String(name));
        else
            claims.insert(QLatin1String(name), value);
    });
}

/// Changes the redirect that the consent page answers with.
Twist onRedirect(const std::function<void(QByteArray &location)> &edit)
{
    return [edit](AuthorizationServer &server) {
        server.editAnswer(Endpoint::Interaction, [edit](Answer &answer) {
            QByteArray location = answer.header("Location").value_or(QByteArray());
            if (!location.contains("/callback?"))
                return;
            edit(location);
            answer.setHeader("Location", location);
        });
    };
}

/// The redirect without its code, saying \a query instead.
Twist redirectSays(const QByteArray &query)
{
    return onRedirect([query](QByteArray &location) {
        const qsizetype from = location.indexOf("code=");
        const qsizetype to = location.indexOf('&', from);
        location.replace(from, (to < 0 ? location.size() : to) - from, query);
    });
}

QByteArray json(const char *text)
{
    return text;
}

Answer jsonAnswer(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

} // namespace

/// Whole sign-ins at a provider that changes exactly one thing. Each ends in its typed error, with
/// no account stored, no secret in any log, and nobody asked who was not to be asked.
class tst_HostileSignIn : public QObject
{
    Q_OBJECT

    static void row(const char *name, const Twist &twist, Code code, const char *reason)
    {
        QTest::newRow(name) << twist << code << QByteArray(reason);
    }

    static void redirectRows()
    {
        row("A05: the redirect names another issuer",
            onRedirect([](QByteArray &location) { location.replace("iss=http", "iss=https"); }),
            Code::IssuerMismatch, "iss");
        row("A06: the redirect lacks the issuer that was promised",
            onRedirect([](QByteArray &location) { location.replace("iss=", "was="); }),
            Code::IssuerMismatch, "iss_missing");
        row("A09: the person says no", redirectSays("error=access_denied"), Code::Denied, "");
        row("A10: the provider wants a sign-in first", redirectSays("error=login_required"),
            Code::ServerRefused, "");
        row("A10: the provider is overloaded", redirectSays("error=temporarily_unavailable"),
            Code::RateLimited, "");
        row("A11: an error beside the code",
            onRedirect([](QByteArray &location) { location += "&error=access_denied"; }),
            Code::Denied, "");
        row("A40: an access token in the redirect",
            onRedirect([](QByteArray &location) { location += "&access_token=CNRYA-9"; }),
            Code::ResponseMalformed, "unexpected_access_token");
        row("A42: somebody else's code", redirectSays("code=CNRYC-somebody-elses"),
            Code::ServerRefused, "");
        row("no code at all", redirectSays("x=y"), Code::ResponseIncomplete, "code");
    }

    static void tokenRows()
    {
        const auto remove = [](const char *name) {
            return onToken([name](QJsonObject &body) { body.remove(QLatin1String(name)); });
        };
        const auto set = [](const char *name, const QJsonValue &value) {
            return onToken(
                [name, value](QJsonObject &body) { body.insert(QLatin1String(name), value); });
        };
        row("B01: a login page instead of tokens",
            answering(Endpoint::Token,
                      {.headers = {{"Content-Type", "text/html"}}, .body = "<html>CNRYA-9"}),
            Code::ResponseMalformed, "content_type");
        row("B04: the token endpoint redirects",
            answering(Endpoint::Token, Answer::redirect("http://127.0.0.2:9/token", 307)),
            Code::RedirectRefused, "http_307");
        row("B07: status 500 is not tried again", answering(Endpoint::Token, {.status = 500}),
            Code::Unreachable, "http_500");
        row("B11: the answer breaks off",
            answering(
                Endpoint::Token,
                Answer::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            "900\r\n\r\n{\"access_token\":\"CNRYA-9\",\"token_type\":\"Bearer\"}")),
            Code::OutcomeUnknown, "");
        row("B12: the connection ends without an answer",
            answering(Endpoint::Token, Answer::hangUp()), Code::OutcomeUnknown, "");
        row("B13: 2 MB of tokens",
            answering(Endpoint::Token, jsonAnswer(200, QByteArray(2 << 20, ' '))), Code::TooLarge,
            "");
        row("B14: compressed, though nobody asked",
            answering(Endpoint::Token, jsonAnswer(200, "x").with("Content-Encoding", "gzip")),
            Code::ResponseMalformed, "content_encoding");
        row("B16: two access tokens",
            answering(Endpoint::Token,
                      jsonAnswer(200,
                                 json("{\"access_token\":\"CNRYA-8\",\"access_token\":\"CNRYA-9\","
                                      "\"token_type\":\"Bearer\"}"))),
            Code::ResponseMalformed, "json_duplicate_member");
        row("B25: 401 with a challenge",
            answering(Endpoint::Token,
                      jsonAnswer(401, "{\"error\":\"invalid_client\"}")
                          .with("WWW-Authenticate", "Basic realm=\"x\"")),
            Code::ServerRefused, "");
        row("B27: no token type", remove("token_type"), Code::ResponseIncomplete, "token_type");
        row("B27: a token type that cannot be presented", set("token_type", QStringLiteral("mac")),
            Code::TokenTypeUnsupported, "token_type");
        row("B28: a lifetime in words", set("expires_in", QStringLiteral("1h")),
            Code::ResponseMalformed, "expires_in");
        row("B37: the code is refused",
            answering(Endpoint::Token, jsonAnswer(400, "{\"error\":\"invalid_grant\"}")),
            Code::ServerRefused, "");
        row("B39: status 200 with an error",
            answering(Endpoint::Token, jsonAnswer(200, "{\"error\":\"bad_verification_code\"}")),
            Code::ServerRefused, "");
        row("C33: no ID token, though openid was asked for", remove("id_token"),
            Code::ResponseIncomplete, "id_token");
    }

    static void idTokenRows()
    {
        row(
            "C01: unsigned",
            [](AuthorizationServer &server) {
                server.tamperIdToken([](QByteArray &token) {
                    token = "eyJhbGciOiJub25lIn0." + token.split('.').at(1) + '.';
                });
            },
            Code::IdTokenRejected, "alg");
        row(
            "C04: one bit of the signature flipped",
            [](AuthorizationServer &server) {
                server.tamperIdToken([](QByteArray &token) {
                    char &c = token[token.lastIndexOf('.') + 5];
                    c = c == 'A' ? 'B' : 'A';
                });
            },
            Code::IdTokenRejected, "signature");
        row(
            "C12: a key that nobody published",
            [](AuthorizationServer &server) {
                server.editIdToken([](IdTokenDraft &token) {
                    token.header.insert(QLatin1String("kid"), QStringLiteral("../../etc/passwd"));
                });
            },
            Code::KeyUnavailable, "kid_unknown");
        row(
            "C16: a key of its own in the header, and another address for keys",
            [](AuthorizationServer &server) {
                server.editIdToken([](IdTokenDraft &token) {
                    token.key = *SigningKey::generate("RS256", token.key.keyId());
                    token.header.insert(QLatin1String("jwk"), token.key.publicJwk());
                    token.header.insert(QLatin1String("jku"),
                                        QStringLiteral("http://127.0.0.2:9/keys"));
                });
            },
            Code::IdTokenRejected, "signature");
        row(
            "C17: an extension that must be understood",
            [](AuthorizationServer &server) {
                server.editIdToken([](IdTokenDraft &token) {
                    token.header.insert(QLatin1String("crit"), QJsonArray{QStringLiteral("exp")});
                });
            },
            Code::IdTokenUnsupported, "crit");
        row(
            "C18: encrypted",
            [](AuthorizationServer &server) {
                server.tamperIdToken([](QByteArray &token) { token += ".AAAA.AAAA"; });
            },
            Code::IdTokenUnsupported, "encrypted");
        row(
            "C19: two parts",
            [](AuthorizationServer &server) {
                server.tamperIdToken(
                    [](QByteArray &token) { token.truncate(token.lastIndexOf('.')); });
            },
            Code::IdTokenRejected, "malformed");
        const QJsonValue absent(QJsonValue::Undefined);
        row("C22: another issuer", claim("iss", QStringLiteral("https://evil.test")),
            Code::IdTokenRejected, "iss");
        row("C22: no issuer", claim("iss", absent), Code::IdTokenRejected, "iss");
        row("C23: for another client", claim("aud", QStringLiteral("other")), Code::IdTokenRejected,
            "aud");
        row("C23: for nobody", claim("aud", absent), Code::IdTokenRejected, "aud");
        row("C24: issued to another party", claim("azp", QStringLiteral("other")),
            Code::IdTokenRejected, "azp");
        row("C25: without an end", claim("exp", absent), Code::IdTokenRejected, "exp");
        row("C25: ended an hour ago", claim("exp", 1'767'268'800 - 3600), Code::IdTokenRejected,
            "exp");
        row("C26: issued in an hour", claim("iat", 1'767'268'800 + 3600), Code::IdTokenRejected,
            "iat");
        row("C27: not good before an hour from now", claim("nbf", 1'767'268'800 + 3600),
            Code::IdTokenRejected, "nbf");
        row("C28: another nonce", claim("nonce", QStringLiteral("other")), Code::IdTokenRejected,
            "nonce");
        row("C28: no nonce", claim("nonce", absent), Code::IdTokenRejected, "nonce");
        row("C29: bound to another access token",
            claim("at_hash", QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA")), Code::IdTokenRejected,
            "at_hash");
        row("C30: nobody", claim("sub", absent), Code::IdTokenRejected, "sub");
    }

    static void discoveryRows()
    {
        const auto set = [](const char *name, const QJsonValue &value) -> Twist {
            return [name, value](AuthorizationServer &server) {
                server.edit(Endpoint::Discovery, [name, value](QJsonObject &body) {
                    body.insert(QLatin1String(name), value);
                });
            };
        };
        row("D01: the document speaks of another issuer",
            set("issuer", QStringLiteral("https://evil.test")), Code::IssuerMismatch, "issuer");
        row("D04: a token endpoint in clear",
            set("token_endpoint", QStringLiteral("http://as.example/token")),
            Code::MetadataRejected, "token_endpoint");
        row("D08: HTML",
            answering(Endpoint::Discovery,
                      {.headers = {{"Content-Type", "text/html"}}, .body = "<html>"}),
            Code::MetadataRejected, "content_type");
        row("D09: the document is elsewhere",
            answering(Endpoint::Discovery, Answer::redirect("http://127.0.0.2:9/x", 302)),
            Code::RedirectRefused, "");
    }

private Q_SLOTS:
    void oneThingWrongEndsTheSignIn_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        redirectRows();
        tokenRows();
        idTokenRows();
        discoveryRows();
    }
    void oneThingWrongEndsTheSignIn()
    {
        QFETCH(Twist, twist);
        QFETCH(QByteArray, reason);
        FakeClock clock;
        // where every forwarding above leads; nobody may ever call
        QTcpServer canary;
        QVERIFY(canary.listen(QHostAddress(QStringLiteral("127.0.0.2")), 0));
        AuthorizationServer server({.clock = &clock, .canaries = true});
        twist(server);
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        const LeakOracle oracle;
        const auto account = outcomeOf<Account>(
            accounts.signIn({.issuer = server.issuer(),
                             .client = {.id = QStringLiteral("app"),
                                        .secret = Secret(QByteArrayView("CNRYS-1")),
                                        .authenticationMethod = "client_secret_post"},
                             .scopes = {QStringLiteral("openid"), QStringLiteral("profile")},
                             .userAgent = std::make_shared<Test::InstantUserAgent>()}));
        QVERIFY(!account);
        QTEST(account.error().code, "code");
        if (!reason.isEmpty())
            QCOMPARE(account.error().reason, reason);
        QVERIFY(outcomeOf(services.vault->accounts())->isEmpty());
        QVERIFY2(server.count(Endpoint::Token) <= 1, "a code is good for one use");
        QVERIFY(!canary.hasPendingConnections());
        QCOMPARE(oracle.findInLog(), QStringList());
        QCOMPARE(LeakOracle::findIn(account.error().message.toUtf8() + account.error().reason
                                    + account.error().serverDescription.toUtf8()),
                 QStringList());
    }

    void userinfoThatDoesNotFitSpoilsNothing_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<AuthError::Code>("warning");
        const auto say = [](const Answer &answer) { return answering(Endpoint::UserInfo, answer); };
        QTest::newRow("C32: of somebody else")
            << say(jsonAnswer(200, "{\"sub\":\"mallory\"}")) << Code::IdTokenRejected;
        QTest::newRow("C32: of nobody") << say(jsonAnswer(200, "{}")) << Code::IdTokenRejected;
        QTest::newRow("C32: 10 MB")
            << say(jsonAnswer(200, QByteArray(10 << 20, ' '))) << Code::TooLarge;
        QTest::newRow("C32: HTML")
            << say({.headers = {{"Content-Type", "text/html"}}, .body = "<html>"})
            << Code::ResponseMalformed;
        QTest::newRow("B49: on another host")
            << say(Answer::redirect("http://127.0.0.2:9/me", 307)) << Code::RedirectRefused;
    }
    void userinfoThatDoesNotFitSpoilsNothing()
    {
        QFETCH(Twist, twist);
        FakeClock clock;
        AuthorizationServer server({.clock = &clock, .canaries = true});
        twist(server);
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        auto *signIn = accounts.signIn({.issuer = server.issuer(),
                                        .client = {.id = QStringLiteral("app")},
                                        .scopes = {QStringLiteral("openid")},
                                        .userAgent = std::make_shared<Test::InstantUserAgent>()});
        QList<AuthError> warnings;
        connect(signIn, &Reply::finished, this, [&] { warnings = signIn->warnings(); });
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY(account.has_value());
        QVERIFY(account->userinfo.isEmpty());
        QCOMPARE(warnings.size(), 1);
        QTEST(warnings.constFirst().code, "warning");
    }

    void whatASignInWasAskedToProveMustBeProved_data()
    {
        QTest::addColumn<QByteArray>("parameter");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<QByteArray>("reason");
        const QJsonValue absent(QJsonValue::Undefined);
        QTest::newRow("C31: max_age was asked for, auth_time is missing")
            << QByteArray("max_age") << QByteArray("300") << claim("auth_time", absent)
            << QByteArray("auth_time");
        QTest::newRow("C31: max_age was asked for, the sign-in is older")
            << QByteArray("max_age") << QByteArray("300")
            << claim("auth_time", 1'767'268'800 - 3600) << QByteArray("auth_time");
        QTest::newRow("C31: acr_values were asked for, acr is missing")
            << QByteArray("acr_values") << QByteArray("gold") << claim("acr", absent)
            << QByteArray("acr");
        QTest::newRow("C31: acr_values were asked for, acr is another")
            << QByteArray("acr_values") << QByteArray("gold")
            << claim("acr", QStringLiteral("lead")) << QByteArray("acr");
    }
    void whatASignInWasAskedToProveMustBeProved()
    {
        QFETCH(QByteArray, parameter);
        QFETCH(QByteArray, value);
        QFETCH(Twist, twist);
        FakeClock clock;
        AuthorizationServer server({.clock = &clock});
        twist(server);
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        const auto account = outcomeOf<Account>(
            accounts.signIn({.issuer = server.issuer(),
                             .client = {.id = QStringLiteral("app")},
                             .scopes = {QStringLiteral("openid")},
                             .parameters = {{parameter, value}},
                             .userAgent = std::make_shared<Test::InstantUserAgent>()}));
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::IdTokenRejected);
        QTEST(account.error().reason, "reason");
    }

    void claimsOfAnybodyArePlainText()
    {
        // C34: markup and overrides in a name are shown as text, shortened
        FakeClock clock;
        AuthorizationServer server({.clock = &clock});
        onClaims([](QJsonObject &claims) {
            claims.insert(QLatin1String("name"),
                          QString(QStringLiteral("\u202e<img src=file:///etc/passwd>\n")
                                  + QString(1 << 18, u'x')));
        })(server);
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        const auto account = outcomeOf<Account>(
            accounts.signIn({.issuer = server.issuer(),
                             .client = {.id = QStringLiteral("app")},
                             .scopes = {QStringLiteral("openid")},
                             .userAgent = std::make_shared<Test::InstantUserAgent>()}));
        // an ID token of a quarter of a megabyte is none
        if (!account) {
            QCOMPARE(account.error().code, Code::IdTokenRejected);
            return;
        }
        QVERIFY(account->displayName.size() <= 500);
        QVERIFY(!account->displayName.contains(QChar(0x202e)));
    }

    void distributedClaimsAreNotFollowed()
    {
        // C35
        FakeClock clock;
        QTcpServer canary;
        QVERIFY(canary.listen(QHostAddress(QStringLiteral("127.0.0.2")), 0));
        AuthorizationServer server({.clock = &clock});
        const QString elsewhere =
            QStringLiteral("http://127.0.0.2:%1/claims").arg(canary.serverPort());
        onClaims([elsewhere](QJsonObject &claims) {
            claims.insert(QLatin1String("_claim_names"),
                          QJsonObject{{QStringLiteral("address"), QStringLiteral("src1")}});
            claims.insert(QLatin1String("_claim_sources"),
                          QJsonObject{{QStringLiteral("src1"),
                                       QJsonObject{{QStringLiteral("endpoint"), elsewhere}}}});
        })(server);
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        QVERIFY(outcomeOf<Account>(
                    accounts.signIn({.issuer = server.issuer(),
                                     .client = {.id = QStringLiteral("app")},
                                     .scopes = {QStringLiteral("openid")},
                                     .userAgent = std::make_shared<Test::InstantUserAgent>()}))
                    .has_value());
        QTest::qWait(50); // nothing is to happen, so there is nothing to wait for
        QVERIFY(!canary.hasPendingConnections());
    }

    void aLinkInATokenResponseIsNeverOpened()
    {
        // A33: some clients follow it
        FakeClock clock;
        AuthorizationServer server({.clock = &clock});
        onToken([](QJsonObject &body) {
            body.insert(QLatin1String("message_url"), QStringLiteral("https://evil.test"));
        })(server);
        const auto agent = std::make_shared<Test::InstantUserAgent>();
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        QVERIFY(outcomeOf<Account>(accounts.signIn({.issuer = server.issuer(),
                                                    .client = {.id = QStringLiteral("app")},
                                                    .scopes = {QStringLiteral("openid")},
                                                    .userAgent = agent}))
                    .has_value());
        for (const QUrl &url : agent->visited())
            QVERIFY2(url.host() != QLatin1String("evil.test"), qPrintable(url.host()));
    }

    void signInsAtOnceNeverMix()
    {
        // A45, P2: fifty at once, each to its own listener
        FakeClock clock;
        AuthorizationServer one({.clock = &clock});
        AuthorizationServer two({.clock = &clock});
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        int ended = 0;
        for (int i = 0; i < 50; ++i) {
            const AuthorizationServer &server = i % 2 ? one : two;
            auto *signIn =
                accounts.signIn({.issuer = server.issuer(),
                                 .client = {.id = QStringLiteral("app")},
                                 .scopes = {QStringLiteral("openid")},
                                 .userAgent = std::make_shared<Test::InstantUserAgent>()});
            whenFinished(signIn, this,
                         [&ended, issuer = server.issuer()](const Result<Account> &account) {
                             QVERIFY2(account.has_value(),
                                      account ? "" : account.error().reason.constData());
                             QCOMPARE(account->claims->issuer(), issuer);
                             ++ended;
                         });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 50, 20'000);
        QCOMPARE(one.count(Endpoint::Token) + two.count(Endpoint::Token), 50);
    }
};

Q_DECLARE_METATYPE(Twist)
QONSENT_TEST(tst_HostileSignIn)
#include "tst_signin.moc"
