// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Test;

class tst_OtherEndpoints : public QObject
{
    Q_OBJECT

    static ServerOptions remembering()
    {
        return {.rememberedUser = QStringLiteral("alice"),
                .clients = {{.id = "service", .secret = "secret"}}};
    }
    static HttpResponse userInfo(const AuthorizationServer &server, const QByteArray &token)
    {
        return fetch({.url = server.url(Endpoint::UserInfo),
                      .headers = {{"Authorization", "Bearer " + token}}});
    }
    static HttpResponse introspect(const AuthorizationServer &server, const QByteArray &token)
    {
        return TinyClient(server).post(
            Endpoint::Introspection,
            {{"token", token}, {"client_id", "service"}, {"client_secret", "secret"}});
    }
    static bool isActive(const HttpResponse &response)
    {
        return json(response).value(QLatin1String("active")).toBool();
    }

private Q_SLOTS:
    void describesItselfWhereBothStandardsLook_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("an issuer without a path") << QByteArray();
        QTest::newRow("an issuer with a path") << QByteArray("/tenant/1");
    }
    void describesItselfWhereBothStandardsLook()
    {
        QFETCH(QByteArray, path);
        const AuthorizationServer server({.issuerPath = path});
        const QString origin = server.issuer().chopped(path.size());
        const QUrl openId(server.issuer() + QStringLiteral("/.well-known/openid-configuration"));
        const QUrl rfc8414(origin + QStringLiteral("/.well-known/oauth-authorization-server")
                           + QString::fromLatin1(path));
        QCOMPARE(server.url(Endpoint::Discovery), openId);
        QCOMPARE(server.url(Endpoint::OAuthMetadata), rfc8414);
        const QJsonObject metadata = json(fetch({.url = openId}));
        QCOMPARE(metadata.value(QLatin1String("issuer")).toString(), server.issuer());
        QCOMPARE(json(fetch({.url = rfc8414})), metadata);
        QCOMPARE(server.count(Endpoint::Discovery), 1);
        QCOMPARE(server.count(Endpoint::OAuthMetadata), 1);
        const std::pair<const char *, Endpoint> named[] = {
            {"authorization_endpoint", Endpoint::Authorization},
            {"token_endpoint", Endpoint::Token},
            {"userinfo_endpoint", Endpoint::UserInfo},
            {"jwks_uri", Endpoint::Jwks},
            {"revocation_endpoint", Endpoint::Revocation},
            {"introspection_endpoint", Endpoint::Introspection}};
        for (const auto &[name, endpoint] : named)
            QCOMPARE(QUrl(metadata.value(QLatin1String(name)).toString()), server.url(endpoint));
        QCOMPARE(metadata.value(QLatin1String("code_challenge_methods_supported")).toArray(),
                 QJsonArray{QStringLiteral("S256")});
    }

    void knowsNoOtherPath()
    {
        const AuthorizationServer server;
        for (const char *path : {"/", "/token/", "/Token", "/tokens", "/favicon.ico"})
            QCOMPARE(fetch({.url = QUrl(server.issuer() + QLatin1String(path))}).status, 404);
        QCOMPARE(server.count(Endpoint::Other), 5);
    }

    void answersToItsOwnNameOnly()
    {
        const AuthorizationServer server;
        const QByteArray port = QByteArray::number(server.url(Endpoint::Jwks).port());
        const auto statusFor = [&](const QByteArray &host) {
            return exchange(quint16(port.toUInt()), "GET /jwks HTTP/1.0\r\n" + host + "\r\n")
                .mid(9, 3);
        };
        QCOMPARE(statusFor("Host: 127.0.0.1:" + port + "\r\n"), QByteArray("200"));
        QCOMPARE(statusFor("Host: evil.example:" + port + "\r\n"), QByteArray("421"));
        QCOMPARE(statusFor("Host: 127.0.0.1\r\n"), QByteArray("421"));
        QCOMPARE(statusFor({}), QByteArray("421"));
    }

    void publishesNewKeysBesideOrInsteadOfTheOld()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        const auto published = [&] {
            QByteArrayList names;
            const QJsonArray keys = json(fetch({.url = server.url(Endpoint::Jwks)}))
                                        .value(QLatin1String("keys"))
                                        .toArray();
            for (const QJsonValue &key : keys)
                names.append(member(key.toObject(), "kid"));
            return names;
        };
        const auto signedBy = [&] {
            return member(jwsPart(member(client.signIn(), "id_token"), 0), "kid");
        };
        const QByteArray first = signedBy();
        QCOMPARE(published(), QByteArrayList{first});
        server.rotateKeys(OldKeys::Keep);
        const QByteArray second = signedBy();
        QVERIFY(second != first);
        QCOMPARE(published(), QByteArrayList({first, second}));
        server.rotateKeys(OldKeys::Drop);
        const QByteArray third = signedBy();
        QVERIFY(third != first && third != second);
        QCOMPARE(published(), QByteArrayList{third});
    }

    void sharesNoKeyWithAnotherServer()
    {
        const AuthorizationServer one;
        const AuthorizationServer other;
        QVERIFY(json(fetch({.url = one.url(Endpoint::Jwks)}))
                != json(fetch({.url = other.url(Endpoint::Jwks)})));
    }

    void tellsAboutThePersonWhatTheScopesOpen_data()
    {
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<QStringList>("claims");
        QTest::newRow("openid") << QByteArray("openid") << QStringList{QStringLiteral("sub")};
        QTest::newRow("openid email")
            << QByteArray("openid email")
            << QStringList{QStringLiteral("email"), QStringLiteral("email_verified"),
                           QStringLiteral("sub")};
        QTest::newRow("openid profile")
            << QByteArray("openid profile")
            << QStringList{QStringLiteral("family_name"), QStringLiteral("given_name"),
                           QStringLiteral("name"), QStringLiteral("preferred_username"),
                           QStringLiteral("sub")};
    }
    void tellsAboutThePersonWhatTheScopesOpen()
    {
        QFETCH(QByteArray, scope);
        const AuthorizationServer server(remembering());
        TinyClient client(server);
        client.scope = scope;
        const QByteArray token = member(client.signIn(), "access_token");
        const HttpResponse response = userInfo(server, token);
        QCOMPARE(response.status, 200);
        QTEST(json(response).keys(), "claims");
        const HttpResponse inBody = client.post(Endpoint::UserInfo, {{"access_token", token}});
        QCOMPARE(json(inBody), json(response)); // RFC 6750 section 2.2
    }

    void refusesUserInfoAsRfc6750Says()
    {
        FakeClock clock;
        ServerOptions options = remembering();
        options.clock = &clock;
        const AuthorizationServer server(options);
        TinyClient client(server);
        const HttpResponse nothing = fetch({.url = server.url(Endpoint::UserInfo)});
        QCOMPARE(nothing.status, 401);
        QVERIFY(!nothing.header("WWW-Authenticate")->contains("error"));

        const HttpResponse wrong = userInfo(server, "guess");
        QCOMPARE(wrong.status, 401);
        QVERIFY(wrong.header("WWW-Authenticate")->contains("error=\"invalid_token\""));

        const QByteArray token = member(client.signIn(), "access_token");
        const HttpResponse twice = client.post(Endpoint::UserInfo, {{"access_token", token}},
                                               {{"Authorization", "Bearer " + token}});
        QCOMPARE(twice.status, 400);

        clock.advance(std::chrono::hours(1));
        QCOMPARE(userInfo(server, token).status, 401);

        client.scope = "api";
        const HttpResponse narrow = userInfo(server, member(client.signIn(), "access_token"));
        QCOMPARE(narrow.status, 403);
        QVERIFY(narrow.header("WWW-Authenticate")->contains("error=\"insufficient_scope\""));
    }

    void revokes_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("accessTokenLives");
        QTest::addColumn<bool>("refreshTokenLives");
        QTest::newRow("RFC 7009 2.1: a refresh token and what came of it")
            << QByteArray("refresh_token") << false << false;
        QTest::newRow("an access token alone") << QByteArray("access_token") << false << true;
        QTest::newRow("RFC 7009 2.2: a token that never was")
            << QByteArray("scope") << true << true;
    }
    void revokes()
    {
        QFETCH(QByteArray, token);
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const QJsonObject tokens = client.signIn();
        const HttpResponse response =
            client.post(Endpoint::Revocation,
                        {{"token", member(tokens, token.constData())}, {"client_id", "tiny"}});
        QCOMPARE(response.status, 200);
        QTEST(isActive(introspect(server, member(tokens, "access_token"))), "accessTokenLives");
        QTEST(isActive(introspect(server, member(tokens, "refresh_token"))), "refreshTokenLives");
    }

    void refusesARevocationWithOneFlaw()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const QByteArray token = member(client.signIn(), "refresh_token");
        const auto errorOf = [&](const FormParameters &form) {
            return member(json(client.post(Endpoint::Revocation, form)), "error");
        };
        QCOMPARE(errorOf({{"client_id", "tiny"}}), QByteArray("invalid_request"));
        QCOMPARE(errorOf({{"token", token}}), QByteArray("invalid_client"));
        QCOMPARE(errorOf({{"token", token}, {"client_id", "other"}}), QByteArray("invalid_grant"));
        QVERIFY(isActive(introspect(server, token)));
    }

    void introspectsForConfidentialClientsOnly()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const QJsonObject tokens = client.signIn();
        const QByteArray token = member(tokens, "access_token");
        const QJsonObject body = json(introspect(server, token));
        QVERIFY(body.value(QLatin1String("active")).toBool());
        QCOMPARE(member(body, "client_id"), QByteArray("tiny"));
        QCOMPARE(member(body, "username"), QByteArray("alice"));
        QCOMPARE(member(body, "scope"), QByteArray("openid profile"));
        QCOMPARE(json(introspect(server, "guess")),
                 (QJsonObject{{QStringLiteral("active"), false}}));
        const HttpResponse refused =
            client.post(Endpoint::Introspection, {{"token", token}, {"client_id", "tiny"}});
        QCOMPARE(refused.status, 401);
    }
};

QONSENT_TEST(tst_OtherEndpoints)
#include "tst_otherendpoints.moc"
