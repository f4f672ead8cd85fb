// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "tests/live/livebrowser.h"
#include "tests/live/liveparts.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testkeys.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;
using BasicEncoding = ClientRegistration::BasicEncoding;

Q_DECLARE_METATYPE(Qonsent::ClientRegistration)

/// Grants and proofs at real servers, which have their own idea of them.
class tst_LiveGrants : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void aProgramActsForItself_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<ClientRegistration>("client");
        const auto addRows = [](const char *name, const ClientRegistration &client) {
            QTest::addRow("%s, oidc-provider", name) << LiveServer::Kind::OidcProvider << client;
            QTest::addRow("%s, Authlib", name) << LiveServer::Kind::Authlib << client;
        };
        QTest::newRow("MS-38, B44: a secret by Basic that needs encoding, oidc-provider")
            << LiveServer::Kind::OidcProvider << registeredClient("qonsent-basic");
        addRows("MS-38: a secret by Basic", registeredClient("qonsent-basic-plain"));
        addRows("MS-38, CK-P34: a secret in the form", registeredClient("qonsent-post"));
        addRows("MS-38, CK-P34: an assertion under the secret",
                registeredClient("qonsent-secret-jwt"));
        ClientRegistration signing = signingClient();
        addRows("MS-38, MS-07: a signed assertion", signing);
        signing.signingKey = Secret(QByteArrayView(TestKeys::p256Pem));
        signing.signingKeyId = QStringLiteral("e1");
        addRows("MS-38, MS-07: a signed assertion, the key from PEM", signing);
    }
    void aProgramActsForItself()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(ClientRegistration, client);
        const LiveServer &server = m_servers.of(kind);
        LeakOracle oracle;
        LiveParts parts;
        // Authlib wants the address of the token endpoint, which is what is said by itself
        if (kind == LiveServer::Kind::OidcProvider)
            client.assertionAudience = server.issuer();
        const auto grant = parts.clientCredentials(server, client);
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().serverDescription));
        QVERIFY(!grant->tokens.accessToken.isEmpty());
        QVERIFY(server.secrets().size() >= 1);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void anAssertionForAnotherAudienceIsRefused()
    {
        const LiveServer &server = m_servers.authlib();
        LiveParts parts;
        ClientRegistration client = registeredClient("qonsent-secret-jwt");
        client.assertionAudience = server.issuer(); // it wants the endpoint
        const auto grant = parts.clientCredentials(server, client);
        QVERIFY(!grant);
        QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
    }

    void anAssertionUnderAnotherKeyIsRefused_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }
    void anAssertionUnderAnotherKeyIsRefused()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer &server = m_servers.of(kind);
        LiveParts parts;
        ClientRegistration client = registeredClient("qonsent-key-jwt");
        client.signingKey = Secret::take(makeCertificate({}).key.toPem()); // not the registered one
        client.signingKeyId = QStringLiteral("e1");
        const auto grant = parts.clientCredentials(server, client);
        QVERIFY(!grant);
        QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
    }

    void aPasswordIsAccepted_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("refusal");
        const QString right = QStringLiteral("correct-horse");
        ClientRegistration raw = registeredClient("qonsent-basic");
        QTest::newRow("CK-P34, B44: Basic form-encoded, for a server that does not decode")
            << raw << right << QByteArray("invalid_client");
        raw.basicEncoding = BasicEncoding::Raw;
        QTest::newRow("MS-37, CK-P34: Basic as it is") << raw << right << QByteArray();
        QTest::newRow("MS-37: without a secret")
            << registeredClient("qonsent-public") << right << QByteArray();
        QTest::newRow("MS-37: a wrong password")
            << registeredClient("qonsent-post") << QStringLiteral("x")
            << QByteArray("invalid_request");
    }
    void aPasswordIsAccepted()
    {
        QFETCH(ClientRegistration, client);
        QFETCH(QString, password);
        QFETCH(QByteArray, refusal);
        const LiveServer &server = m_servers.authlib();
        LeakOracle oracle;
        LiveParts parts;
        const auto grant = parts.run({.issuer = server.issuer(),
                                      .client = client,
                                      .scopes = {QStringLiteral("notes.read")},
                                      .grant = [password](const QUrl &endpoint) {
                                          return passwordGrant(endpoint, QStringLiteral("alice"),
                                                               Secret::take(password.toUtf8()),
                                                               {QStringLiteral("notes.read")});
                                      }});
        QCOMPARE(grant.has_value(), refusal.isEmpty());
        QCOMPARE(grant ? QByteArray() : grant.error().serverCode, refusal);
        if (grant)
            QCOMPARE(grant->tokens.grantedScopes, Scopes{QStringLiteral("notes.read")});
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void aPersonEntersACodeOnAnotherDevice_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<QString>("scopes");
        QTest::addColumn<int>("fewestQuestions");
        QTest::newRow("MS-30, MS-31: oidc-provider, which names nothing but a code")
            << LiveServer::Kind::OidcProvider << QStringLiteral("openid profile") << 1;
        QTest::newRow("MS-31, E02: Authlib, which says slow_down first")
            << LiveServer::Kind::Authlib << QStringLiteral("notes.read") << 2;
    }
    void aPersonEntersACodeOnAnotherDevice()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QString, scopes);
        QFETCH(int, fewestQuestions);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("device")});
        LeakOracle oracle;
        const qsizetype questions = server.requestCount(QStringLiteral("/token"));
        Accounts accounts(inMemoryServices());
        SignIn *signIn = accounts.signIn({.issuer = server.issuer(),
                                          .client = registeredClient("qonsent-public"),
                                          .scopes = Scopes::parse(scopes),
                                          .method = SignInMethod::Device});
        QList<UserAction> actions;
        connect(signIn, &SignIn::userActionNeeded, this, [&](const UserAction &action) {
            actions += action;
            QStringList command = browser.commandLine();
            const QString program = command.takeFirst();
            QProcess::startDetached(program,
                                    command << action.completeUrl.toString(QUrl::FullyEncoded));
        });
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(actions.size(), 1);
        QCOMPARE(actions.constFirst().kind, UserAction::Kind::ShowCode);
        QVERIFY(!actions.constFirst().userCode.isEmpty());
        QVERIFY(server.requestCount(QStringLiteral("/token")) >= questions + fewestQuestions);
        if (kind == LiveServer::Kind::OidcProvider)
            QCOMPARE(account->claims->subject(), QStringLiteral("10769150350006150715113082367"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveGrants)
#include "tst_grants.moc"
