// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

/// Programs that make themselves known at both real servers (RFC 7591) and manage that (RFC 7592).
class tst_LiveRegistration : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static void addServers()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }
    static RegistrationRequest wanted(const QByteArray &method)
    {
        RegistrationRequest request{
            .clientName = QStringLiteral("A program of the tests"),
            .redirectUris = {QUrl(QStringLiteral("http://127.0.0.1/callback"))},
            .authenticationMethod = method,
            .scopes = Scopes::parse(u"openid profile notes.read")};
        if (method != "none")
            request.grantTypes.append(QStringLiteral("client_credentials"));
        return request;
    }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void registersReadsUpdatesAndRemoves_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("refusal");
        for (const char *method : {"client_secret_basic", "client_secret_post"}) {
            QTest::addRow("oidc-provider, %s", method)
                << LiveServer::Kind::OidcProvider << QByteArray(method)
                << QByteArray("invalid_token");
            QTest::addRow("Authlib, %s", method)
                << LiveServer::Kind::Authlib << QByteArray(method) << QByteArray("access_denied");
        }
    }
    void registersReadsUpdatesAndRemoves()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, refusal);
        const LiveServer &server = m_servers.of(kind);
        LeakOracle oracle;
        LiveParts parts;
        RegistrationRequest request = wanted(method);
        const auto created = parts.registered(server, request);
        QVERIFY2(created, created ? "" : created.error().reason.constData());
        QCOMPARE(created->client.authenticationMethod, method);
        QVERIFY(!created->client.secret.isEmpty());
        QVERIFY(!created->managementToken.isEmpty());
        const auto token = parts.clientCredentials(server, created->client);
        QVERIFY2(token, token ? "" : qPrintable(token.error().serverDescription));

        const auto read = outcomeOf(parts.registrations.read(*created));
        QVERIFY2(read, read ? "" : read.error().reason.constData());
        QCOMPARE(read->client, created->client);
        QCOMPARE(read->all.value(QLatin1String("client_name")).toString(), request.clientName);

        request.clientName = QStringLiteral("Another name");
        const auto updated = outcomeOf(parts.registrations.update(*read, request));
        QVERIFY2(updated, updated ? "" : updated.error().reason.constData());
        QCOMPARE(updated->all.value(QLatin1String("client_name")).toString(), request.clientName);
        // oidc-provider voids the old access token of the registration with each update
        const bool rotates = kind == LiveServer::Kind::OidcProvider;
        QCOMPARE(updated->managementToken == created->managementToken, !rotates);
        const auto withTheFirst = outcomeOf(parts.registrations.read(*created));
        QCOMPARE(withTheFirst.has_value(), !rotates);
        QVERIFY(parts.clientCredentials(server, updated->client).has_value());

        const auto removed = outcomeOf(parts.registrations.remove(*updated));
        QVERIFY2(removed, removed ? "" : removed.error().reason.constData());
        const auto gone = outcomeOf(parts.registrations.read(*updated));
        QVERIFY(!gone);
        QCOMPARE(gone.error().serverCode, refusal);
        const auto late = parts.clientCredentials(server, updated->client);
        QVERIFY(!late);
        QCOMPARE(late.error().serverCode, QByteArray("invalid_client"));

        QList<KnownSecret> secrets = server.secrets();
        secrets.append({"client_secret", created->client.secret.reveal().toByteArray()});
        secrets.append({"management", updated->managementToken.reveal().toByteArray()});
        QCOMPARE(oracle.findInLog(secrets).join(u' '), QString());
    }

    void signsInAsWhatItRegistered_data() { addServers(); }
    void signsInAsWhatItRegistered()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        const auto created = parts.registered(server, wanted("none"));
        QVERIFY2(created, created ? "" : created.error().reason.constData());
        QCOMPARE(created->client.authenticationMethod, QByteArray("none"));
        // Authlib gives a secret to those as well who want none; it must not be sent then
        QCOMPARE(created->client.secret.isEmpty(), kind == LiveServer::Kind::OidcProvider);
        const auto account = signedIn({.issuer = server.issuer(),
                                       .client = created->client,
                                       .scopes = Scopes::parse(u"openid profile")},
                                      browser);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->displayName, QStringLiteral("Alice Ådams 🦉"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void anInitialAccessTokenIsNeeded_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("oidc-provider")
            << LiveServer::Kind::OidcProvider << QByteArray("invalid_token");
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib << QByteArray("access_denied");
    }
    void anInitialAccessTokenIsNeeded()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QByteArray, refusal);
        const QString initial = QStringLiteral("only-for-those-who-were-invited");
        const LiveServer server(kind, {QStringLiteral("--initial-access-token"), initial});
        LeakOracle oracle;
        LiveParts parts;
        RegistrationRequest request = wanted("client_secret_basic");
        const auto without = parts.registered(server, request);
        QVERIFY(!without);
        QCOMPARE(without.error().serverCode, refusal);
        request.initialAccessToken = Secret::take(QByteArray(initial.toUtf8() + 'x'));
        const auto other = parts.registered(server, request);
        QVERIFY(!other);
        QCOMPARE(other.error().serverCode, refusal);
        request.initialAccessToken = Secret::take(initial.toUtf8());
        const auto created = parts.registered(server, request);
        QVERIFY2(created, created ? "" : created.error().reason.constData());
        QVERIFY(parts.clientCredentials(server, created->client).has_value());
        QList<KnownSecret> secrets = server.secrets();
        secrets.append({"initial access token", initial.toUtf8()});
        QCOMPARE(oracle.findInLog(secrets).join(u' '), QString());
    }

    void whatTheServerDoesNotWantIsRefused_data() { addServers(); }
    void whatTheServerDoesNotWantIsRefused()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer &server = m_servers.of(kind);
        LiveParts parts;
        RegistrationRequest request = wanted("client_secret_basic");
        request.scopes = {QStringLiteral("everything")};
        const auto refused = parts.registered(server, request);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, AuthError::Code::ServerRefused);
        QCOMPARE(refused.error().serverCode, QByteArray("invalid_client_metadata"));
    }
};

QONSENT_TEST(tst_LiveRegistration)
#include "tst_registration.moc"
