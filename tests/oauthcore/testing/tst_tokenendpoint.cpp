// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Test;

class tst_TokenEndpoint : public QObject
{
    Q_OBJECT

    static ServerOptions remembering() { return {.rememberedUser = QStringLiteral("alice")}; }
    /// Two registered programs with the same awkward secret, one for each way to send it.
    static ServerOptions registered()
    {
        ServerOptions options = remembering();
        for (const char *method : {"client_secret_basic", "client_secret_post"})
            options.clients.append(
                {.id = method, .secret = "a:b+c% \xc3\xa4", .authenticationMethod = method});
        return options;
    }
    static QList<HttpHeader> basic(const QByteArray &id, const QByteArray &secret)
    {
        return {{"Authorization", "Basic " + (id + ':' + secret).toBase64()}};
    }
    static QByteArray errorOf(const HttpResponse &response)
    {
        return member(json(response), "error");
    }

private Q_SLOTS:
    void answersACodeWithTokens()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const HttpResponse response =
            client.post(Endpoint::Token, client.redemption(client.code()));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(response.header("Cache-Control"), QByteArray("no-store"));
        const QJsonObject body = json(response);
        QCOMPARE(member(body, "token_type"), QByteArray("Bearer"));
        QCOMPARE(body.value(QLatin1String("expires_in")).toInt(), 3600);
        QCOMPARE(member(body, "scope"), QByteArray("openid profile"));
        QCOMPARE(member(body, "access_token").size(), 43);
        QCOMPARE(member(body, "refresh_token").size(), 43);
        QVERIFY(member(body, "access_token") != member(body, "refresh_token"));
    }

    void refusesARedemptionWithOneFlaw_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("error");

        const QByteArray invalidRequest = "invalid_request";
        const QByteArray invalidGrant = "invalid_grant";
        for (const char *name : {"grant_type", "code", "redirect_uri", "code_verifier"})
            QTest::addRow("RFC 6749 5.2: no %s", name)
                << QByteArray(name) << QByteArray() << invalidRequest;
        QTest::newRow("RFC 6749 3.2.1: no client_id")
            << QByteArray("client_id") << QByteArray() << QByteArray("invalid_client");
        QTest::newRow("RFC 6749 5.2: an unknown grant")
            << QByteArray("grant_type") << QByteArray("telepathy")
            << QByteArray("unsupported_grant_type");
        QTest::newRow("RFC 6749 5.2: an unknown code")
            << QByteArray("code") << QByteArray("guess") << invalidGrant;
        QTest::newRow("RFC 6749 4.1.3: a code of another client")
            << QByteArray("client_id") << QByteArray("other") << invalidGrant;
        QTest::newRow("RFC 6749 4.1.3: another port in the redirect")
            << QByteArray("redirect_uri") << QByteArray("http://127.0.0.1:1/callback")
            << invalidGrant;
        QTest::newRow("RFC 7636 4.6: another verifier")
            << QByteArray("code_verifier") << QByteArray(43, 'a') << invalidGrant;
        QTest::newRow("RFC 7636 4.1: a verifier too short")
            << QByteArray("code_verifier") << QByteArray(42, 'a') << invalidGrant;
    }
    void refusesARedemptionWithOneFlaw()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, error);
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const FormParameters good = client.redemption(client.code());
        const HttpResponse response = client.post(
            Endpoint::Token, value.isEmpty() ? without(good, name) : with(good, name, value));
        QCOMPARE(response.status, error == "invalid_client" ? 401 : 400);
        QCOMPARE(errorOf(response), error);
        QCOMPARE(response.header("Content-Type"), QByteArray("application/json"));
        QVERIFY(!json(response).contains(QLatin1String("access_token")));
        QCOMPARE(client.post(Endpoint::Token, good).status, 200); // the code was not burnt
    }

    void refusesAnythingButAForm_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray form = "application/x-www-form-urlencoded";
        QTest::newRow("JSON") << QByteArray("application/json")
                              << QByteArray("{\"grant_type\":\"refresh_token\"}");
        QTest::newRow("a broken escape") << form << QByteArray("grant_type=%zz");
        QTest::newRow("RFC 6749 3.2: a parameter twice")
            << form << QByteArray("grant_type=refresh_token&grant_type=refresh_token&client_id=a");
    }
    void refusesAnythingButAForm()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const AuthorizationServer server;
        const HttpResponse response = fetch({.method = "POST",
                                             .url = server.url(Endpoint::Token),
                                             .headers = {{"Content-Type", type}},
                                             .body = body});
        QCOMPARE(response.status, 400);
        QCOMPARE(errorOf(response), QByteArray("invalid_request"));
    }

    void refusesAnythingButPost()
    {
        const AuthorizationServer server;
        const HttpResponse response = fetch({.url = server.url(Endpoint::Token)});
        QCOMPARE(response.status, 405);
        QCOMPARE(response.header("Allow"), QByteArray("POST"));
    }

    void letsACodeExpire()
    {
        FakeClock clock;
        ServerOptions options = remembering();
        options.clock = &clock;
        const AuthorizationServer server(options);
        const TinyClient client(server);
        const QByteArray first = client.code();
        const QByteArray second = client.code();
        clock.advance(std::chrono::seconds(59));
        QCOMPARE(client.post(Endpoint::Token, client.redemption(first)).status, 200);
        clock.advance(std::chrono::seconds(1));
        QCOMPARE(errorOf(client.post(Endpoint::Token, client.redemption(second))),
                 QByteArray("invalid_grant"));
    }

    void endsTheSignInWhenACodeComesTwice()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const FormParameters redemption = client.redemption(client.code());
        const QJsonObject tokens = json(client.post(Endpoint::Token, redemption));
        QCOMPARE(errorOf(client.post(Endpoint::Token, redemption)), QByteArray("invalid_grant"));
        QCOMPARE(errorOf(client.post(Endpoint::Token,
                                     client.refreshing(member(tokens, "refresh_token")))),
                 QByteArray("invalid_grant"));
        const HttpResponse userinfo =
            fetch({.url = server.url(Endpoint::UserInfo),
                   .headers = {{"Authorization", "Bearer " + member(tokens, "access_token")}}});
        QCOMPARE(userinfo.status, 401);
    }

    void authenticatesClients_data()
    {
        QTest::addColumn<QByteArray>("id");         // who the code belongs to
        QTest::addColumn<QByteArray>("bodyId");     // in the body; empty is absent
        QTest::addColumn<QByteArray>("bodySecret"); // the same
        QTest::addColumn<QByteArray>("basicId");    // in the header; no header if empty
        QTest::addColumn<QByteArray>("basicSecret");
        QTest::addColumn<QByteArray>("error");

        const QByteArray none;
        const QByteArray basicClient = "client_secret_basic";
        const QByteArray postClient = "client_secret_post";
        const QByteArray raw = "a:b+c% \xc3\xa4";
        const QByteArray encoded = "a%3Ab%2Bc%25+%C3%A4";
        const QByteArray invalidClient = "invalid_client";
        QTest::newRow("RFC 6749 2.3.1: basic, form-encoded")
            << basicClient << none << none << basicClient << encoded << none;
        QTest::newRow("basic, with the same id in the body")
            << basicClient << basicClient << none << basicClient << encoded << none;
        QTest::newRow("basic, with another id in the body")
            << basicClient << postClient << none << basicClient << encoded << invalidClient;
        QTest::newRow("basic, not form-encoded")
            << basicClient << none << none << basicClient << raw << invalidClient;
        QTest::newRow("basic, wrong secret")
            << basicClient << none << none << basicClient << QByteArray("no") << invalidClient;
        QTest::newRow("basic, where post is registered")
            << postClient << none << none << postClient << encoded << invalidClient;
        QTest::newRow("post") << postClient << postClient << raw << none << none << none;
        QTest::newRow("post, wrong secret")
            << postClient << postClient << QByteArray("no") << none << none << invalidClient;
        QTest::newRow("post, where basic is registered")
            << basicClient << basicClient << raw << none << none << invalidClient;
        QTest::newRow("no secret at all")
            << postClient << postClient << none << none << none << invalidClient;
        QTest::newRow("RFC 6749 2.3: both ways at once")
            << basicClient << basicClient << raw << basicClient << encoded
            << QByteArray("invalid_request");
        QTest::newRow("a secret from a public client")
            << QByteArray("tiny") << QByteArray("tiny") << QByteArray("x") << none << none
            << invalidClient;
    }
    void authenticatesClients()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, bodyId);
        QFETCH(QByteArray, bodySecret);
        QFETCH(QByteArray, basicId);
        QFETCH(QByteArray, basicSecret);
        QFETCH(QByteArray, error);
        const AuthorizationServer server(registered());
        TinyClient client(server);
        client.clientId = id;
        FormParameters form = without(client.redemption(client.code()), "client_id");
        if (!bodyId.isEmpty())
            form.append("client_id", bodyId);
        if (!bodySecret.isEmpty())
            form.append("client_secret", bodySecret);
        const QList<HttpHeader> headers =
            basicId.isEmpty() ? QList<HttpHeader>() : basic(basicId, basicSecret);
        const HttpResponse response = client.post(Endpoint::Token, form, headers);
        QCOMPARE(errorOf(response), error);
        QCOMPARE(response.status, error.isEmpty() ? 200 : error == "invalid_client" ? 401 : 400);
        // RFC 6749 section 5.2: who tried a header is told which one.
        QCOMPARE(response.header("WWW-Authenticate").has_value(),
                 response.status == 401 && !basicId.isEmpty());
    }

    void rotatesRefreshTokens()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const QJsonObject first = client.signIn();
        const QJsonObject second =
            json(client.post(Endpoint::Token, client.refreshing(member(first, "refresh_token"))));
        QVERIFY(!member(second, "access_token").isEmpty());
        QVERIFY(member(second, "access_token") != member(first, "access_token"));
        QVERIFY(!member(second, "refresh_token").isEmpty());
        QVERIFY(member(second, "refresh_token") != member(first, "refresh_token"));
        const QJsonObject third =
            json(client.post(Endpoint::Token, client.refreshing(member(second, "refresh_token"))));
        QVERIFY(!member(third, "access_token").isEmpty());
    }

    void endsTheSignInWhenASpentRefreshTokenComes()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const FormParameters spent = client.refreshing(member(client.signIn(), "refresh_token"));
        const QJsonObject next = json(client.post(Endpoint::Token, spent));
        QCOMPARE(errorOf(client.post(Endpoint::Token, spent)), QByteArray("invalid_grant"));
        QCOMPARE(
            errorOf(client.post(Endpoint::Token, client.refreshing(member(next, "refresh_token")))),
            QByteArray("invalid_grant"));
    }

    void keepsTheRefreshTokenIfSetUpSo()
    {
        ServerOptions options = remembering();
        options.refreshRotation = RefreshRotation::Keep;
        const AuthorizationServer server(options);
        const TinyClient client(server);
        const FormParameters form = client.refreshing(member(client.signIn(), "refresh_token"));
        for (int i = 0; i < 2; ++i) {
            const HttpResponse response = client.post(Endpoint::Token, form);
            QCOMPARE(response.status, 200);
            QVERIFY(!json(response).contains(QLatin1String("refresh_token")));
        }
    }

    void refusesARefreshWithOneFlaw_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("no token") << QByteArray("refresh_token") << QByteArray()
                                  << QByteArray("invalid_request");
        QTest::newRow("an unknown token")
            << QByteArray("refresh_token") << QByteArray("guess") << QByteArray("invalid_grant");
        QTest::newRow("RFC 6749 6: a token of another client")
            << QByteArray("client_id") << QByteArray("other") << QByteArray("invalid_grant");
        QTest::newRow("RFC 6749 6: a scope that was not granted")
            << QByteArray("scope") << QByteArray("openid email") << QByteArray("invalid_scope");
    }
    void refusesARefreshWithOneFlaw()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const FormParameters good = client.refreshing(member(client.signIn(), "refresh_token"));
        const HttpResponse response = client.post(
            Endpoint::Token, value.isEmpty() ? without(good, name) : with(good, name, value));
        QCOMPARE(response.status, 400);
        QTEST(errorOf(response), "error");
        QCOMPARE(client.post(Endpoint::Token, good).status, 200);
    }

    void narrowsScopes()
    {
        const AuthorizationServer server(remembering());
        TinyClient client(server);
        client.scope = "openid profile moon";
        const QJsonObject first = client.signIn();
        QCOMPARE(member(first, "scope"), QByteArray("openid profile"));
        const FormParameters narrower =
            with(client.refreshing(member(first, "refresh_token")), "scope", "profile");
        const QJsonObject second = json(client.post(Endpoint::Token, narrower));
        QCOMPARE(member(second, "scope"), QByteArray("profile"));
        QVERIFY(!second.contains(QLatin1String("id_token")));
        // The refresh token keeps what was granted (RFC 6749 section 6).
        const QJsonObject third =
            json(client.post(Endpoint::Token, client.refreshing(member(second, "refresh_token"))));
        QCOMPARE(member(third, "scope"), QByteArray("openid profile"));
    }

    void givesRefreshTokensAsSetUp_data()
    {
        QTest::addColumn<RefreshTokens>("when");
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<bool>("given");
        QTest::newRow("always") << RefreshTokens::Always << QByteArray("openid") << true;
        QTest::newRow("offline_access, asked for")
            << RefreshTokens::OfflineAccess << QByteArray("openid offline_access") << true;
        QTest::newRow("offline_access, not asked for")
            << RefreshTokens::OfflineAccess << QByteArray("openid") << false;
        QTest::newRow("never") << RefreshTokens::Never << QByteArray("openid offline_access")
                               << false;
    }
    void givesRefreshTokensAsSetUp()
    {
        QFETCH(RefreshTokens, when);
        QFETCH(QByteArray, scope);
        ServerOptions options = remembering();
        options.refreshTokens = when;
        const AuthorizationServer server(options);
        TinyClient client(server);
        client.scope = scope;
        QTEST(client.signIn().contains(QLatin1String("refresh_token")), "given");
    }

    void letsRefreshTokensExpireAndBeRevoked()
    {
        FakeClock clock;
        ServerOptions options = remembering();
        options.clock = &clock;
        options.refreshTokenLifetime = std::chrono::seconds(10);
        AuthorizationServer server(options);
        const TinyClient client(server);
        const Scopes scopes{QStringLiteral("api")};
        const auto refresh = [&](const QByteArray &token) {
            return client.post(Endpoint::Token, client.refreshing(token)).status;
        };
        const QByteArray good = server.issueRefreshToken("tiny", QStringLiteral("alice"), scopes);
        const QByteArray late = server.issueRefreshToken("tiny", QStringLiteral("alice"), scopes);
        QCOMPARE(refresh(good), 200);
        clock.advance(std::chrono::seconds(10));
        QCOMPARE(refresh(late), 400);
        const QByteArray ended = server.issueRefreshToken("tiny", QStringLiteral("alice"), scopes);
        server.revokeAll();
        QCOMPARE(refresh(ended), 400);
    }

    void letsOnlyConfidentialClientsActForThemselves()
    {
        const AuthorizationServer server(registered());
        const TinyClient client(server);
        const FormParameters form{{"grant_type", "client_credentials"}, {"scope", "api"}};
        const HttpResponse good =
            client.post(Endpoint::Token, form, basic("client_secret_basic", "a%3Ab%2Bc%25+%C3%A4"));
        QCOMPARE(good.status, 200);
        QCOMPARE(member(json(good), "scope"), QByteArray("api"));
        QVERIFY(!json(good).contains(QLatin1String("refresh_token"))); // RFC 6749 section 4.4.3
        const HttpResponse refused = client.post(Endpoint::Token, with(form, "client_id", "tiny"));
        QCOMPARE(errorOf(refused), QByteArray("unauthorized_client"));
    }

    void signsWhoSignedIn_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::addColumn<QCryptographicHash::Algorithm>("hash");
        QTest::newRow("RS256") << QByteArray("RS256") << QCryptographicHash::Sha256;
        QTest::newRow("PS384") << QByteArray("PS384") << QCryptographicHash::Sha384;
        QTest::newRow("ES512") << QByteArray("ES512") << QCryptographicHash::Sha512;
        QTest::newRow("EdDSA") << QByteArray("EdDSA") << QCryptographicHash::Sha512;
    }
    void signsWhoSignedIn()
    {
        QFETCH(QByteArray, algorithm);
        QFETCH(QCryptographicHash::Algorithm, hash);
        FakeClock clock;
        ServerOptions options = remembering();
        options.clock = &clock;
        options.signingAlgorithm = algorithm;
        const AuthorizationServer server(options);
        const TinyClient client(server);
        const QJsonObject tokens = client.signIn();
        const QByteArray idToken = member(tokens, "id_token");

        const QJsonObject header = jwsPart(idToken, 0);
        QCOMPARE(member(header, "alg"), algorithm);
        const QJsonObject keys = json(fetch({.url = server.url(Endpoint::Jwks)}));
        const QJsonObject key = keys.value(QLatin1String("keys")).toArray().first().toObject();
        QCOMPARE(member(header, "kid"), member(key, "kid"));
        QVERIFY(!key.contains(QLatin1String("d")));

        const qint64 now = clock.utcMSecs() / 1000;
        const QByteArray hashed = QCryptographicHash::hash(member(tokens, "access_token"), hash);
        const QJsonObject expected{
            {QStringLiteral("iss"), server.issuer()},
            {QStringLiteral("sub"), QStringLiteral("248289761001")},
            {QStringLiteral("aud"), QStringLiteral("tiny")},
            {QStringLiteral("iat"), now},
            {QStringLiteral("exp"), now + 3600},
            {QStringLiteral("auth_time"), now},
            {QStringLiteral("nonce"), QStringLiteral("the-nonce")},
            {QStringLiteral("at_hash"),
             QString::fromLatin1(encodeBase64Url(hashed.left(hashed.size() / 2)))},
            {QStringLiteral("name"), QStringLiteral("Alice Demo")},
            {QStringLiteral("given_name"), QStringLiteral("Alice")},
            {QStringLiteral("family_name"), QStringLiteral("Demo")},
            {QStringLiteral("preferred_username"), QStringLiteral("alice")}};
        QCOMPARE(jwsPart(idToken, 1), expected);
    }

    void leavesTheNonceOutOfARefreshedIdToken()
    {
        FakeClock clock;
        ServerOptions options = remembering();
        options.clock = &clock;
        const AuthorizationServer server(options);
        const TinyClient client(server);
        const QJsonObject first = client.signIn();
        clock.advance(std::chrono::minutes(30));
        const QJsonObject second =
            json(client.post(Endpoint::Token, client.refreshing(member(first, "refresh_token"))));
        const QJsonObject before = jwsPart(member(first, "id_token"), 1);
        const QJsonObject after = jwsPart(member(second, "id_token"), 1);
        QVERIFY(!after.contains(QLatin1String("nonce")));
        for (const char *name : {"iss", "sub", "aud", "auth_time"}) // OpenID Connect Core 12.2
            QCOMPARE(after.value(QLatin1String(name)), before.value(QLatin1String(name)));
        QCOMPARE(after.value(QLatin1String("iat")).toInteger(),
                 before.value(QLatin1String("iat")).toInteger() + 1800);
    }

    void identifiesNobodyWithoutTheScopeOpenid()
    {
        const AuthorizationServer server(remembering());
        TinyClient client(server);
        client.scope = "profile";
        QVERIFY(!client.signIn().contains(QLatin1String("id_token")));
    }

    void marksEverySecretForTheLeakOracle()
    {
        ServerOptions options = remembering();
        options.canaries = true;
        const AuthorizationServer server(options);
        const TinyClient client(server);
        const QByteArray code = client.code();
        QVERIFY(code.startsWith("CNRYC-"));
        const QJsonObject tokens = json(client.post(Endpoint::Token, client.redemption(code)));
        QVERIFY(member(tokens, "access_token").startsWith("CNRYA-"));
        QVERIFY(member(tokens, "refresh_token").startsWith("CNRYR-"));
        QVERIFY(member(jwsPart(member(tokens, "id_token"), 1), "jti").startsWith("CNRYI-"));
    }
};

QONSENT_TEST(tst_TokenEndpoint)
#include "tst_tokenendpoint.moc"
