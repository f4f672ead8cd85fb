// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/flow/directgrantflow.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "tests/live/livebrowser.h"
#include "tests/live/livefolder.h"
#include "tests/live/liveserver.h"
#include "tests/support/outcome.h"
#include "tests/support/testkeys.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;
using BasicEncoding = ClientRegistration::BasicEncoding;

namespace {

/// A client of registry.json as it is registered.
ClientRegistration registered(const char *id)
{
    QFile registry(liveFile(QStringLiteral("registry.json")));
    if (!registry.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject client =
        QJsonDocument::fromJson(registry.readAll())[QLatin1String("clients")][QLatin1String(id)]
            .toObject();
    const QByteArray secret = client.value(QLatin1String("secret")).toString().toUtf8();
    return {.id = QString::fromLatin1(id),
            .secret = secret.isEmpty() ? Secret() : Secret(QByteArrayView(secret)),
            .authenticationMethod =
                client.value(QLatin1String("authentication")).toString().toLatin1()};
}

/// What a grant without a browser needs.
struct Parts
{
    QtHttpTransport transport{QtHttpTransportOptions{}};
    MetadataClient metadata{transport, systemClock()};
    KeysClient keys{transport, systemClock()};
    TokenClient tokens{transport, systemClock()};
    UserinfoClient userinfo{transport, systemClock()};
    QObject owner;

    Result<Grant> run(const DirectGrantFlowRequest &request)
    {
        return outcomeOf<Grant>(new DirectGrantFlow({.transport = &transport,
                                                     .metadata = &metadata,
                                                     .keys = &keys,
                                                     .tokens = &tokens,
                                                     .userinfo = &userinfo,
                                                     .clock = &systemClock()},
                                                    request, &owner),
                                30'000);
    }
};

} // namespace

Q_DECLARE_METATYPE(Qonsent::ClientRegistration)

/// Grants and proofs at real servers, which have their own idea of them.
class tst_LiveGrants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProgramActsForItself_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::newRow("MS-38, B44: a secret by Basic that needs encoding")
            << registered("qonsent-basic");
        QTest::newRow("MS-38, CK-P34: a secret in the form") << registered("qonsent-post");
        QTest::newRow("MS-38, CK-P34: an assertion under the secret")
            << registered("qonsent-secret-jwt");
        ClientRegistration signing = registered("qonsent-key-jwt");
        signing.signingKey = Secret(QByteArrayView(TestKeys::p256Jwk));
        QTest::newRow("MS-38, MS-07: a signed assertion") << signing;
        signing.signingKey = Secret(QByteArrayView(TestKeys::p256Pem));
        signing.signingKeyId = QStringLiteral("e1");
        QTest::newRow("MS-38, MS-07: a signed assertion, the key from PEM") << signing;
    }
    void aProgramActsForItself()
    {
        QFETCH(ClientRegistration, client);
        const LiveServer server(LiveServer::Kind::OidcProvider);
        LeakOracle oracle;
        Parts parts;
        client.assertionAudience = server.issuer();
        const auto grant = parts.run({.issuer = server.issuer(),
                                      .client = client,
                                      .grant = [](const QUrl &endpoint) -> Result<TokenRequest> {
                                          return clientCredentialsGrant(endpoint, {});
                                      }});
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().serverDescription));
        QVERIFY(!grant->tokens.accessToken.isEmpty());
        QVERIFY(server.secrets().size() >= 1);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void anAssertionForTheEndpointIsTakenOrRefused()
    {
        // what the server wants is its affair; what matters is that its word arrives
        const LiveServer server(LiveServer::Kind::OidcProvider);
        Parts parts;
        ClientRegistration client = registered("qonsent-key-jwt");
        client.signingKey = Secret(QByteArrayView(TestKeys::ed25519Pem)); // not the registered one
        const auto grant = parts.run({.issuer = server.issuer(),
                                      .client = client,
                                      .grant = [](const QUrl &endpoint) -> Result<TokenRequest> {
                                          return clientCredentialsGrant(endpoint, {});
                                      }});
        QVERIFY(!grant);
        QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
    }

    void aPasswordIsAccepted_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("refusal");
        const QString right = QStringLiteral("correct-horse");
        ClientRegistration raw = registered("qonsent-basic");
        QTest::newRow("CK-P34, B44: Basic form-encoded, for a server that does not decode")
            << raw << right << QByteArray("invalid_client");
        raw.basicEncoding = BasicEncoding::Raw;
        QTest::newRow("MS-37, CK-P34: Basic as it is") << raw << right << QByteArray();
        QTest::newRow("MS-37: without a secret")
            << registered("qonsent-public") << right << QByteArray();
        QTest::newRow("MS-37: a wrong password")
            << registered("qonsent-post") << QStringLiteral("x") << QByteArray("invalid_request");
    }
    void aPasswordIsAccepted()
    {
        QFETCH(ClientRegistration, client);
        QFETCH(QString, password);
        QFETCH(QByteArray, refusal);
        const LiveServer server(LiveServer::Kind::Authlib);
        LeakOracle oracle;
        Parts parts;
        const auto grant = parts.run({.issuer = server.issuer(),
                                      .client = client,
                                      .scopes = {QStringLiteral("notes.read")},
                                      .grant = [password](const QUrl &endpoint) {
                                          return passwordGrant(endpoint, QStringLiteral("alice"),
                                                               Secret::take(password.toUtf8()),
                                                               {QStringLiteral("notes.read")});
                                      }});
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
        const LiveServer server(kind);
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("device")});
        LeakOracle oracle;
        Accounts accounts(inMemoryServices());
        SignIn *signIn = accounts.signIn({.issuer = server.issuer(),
                                          .client = registered("qonsent-public"),
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
        const auto account = outcomeOf<Account>(signIn, 40'000);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(actions.size(), 1);
        QCOMPARE(actions.constFirst().kind, UserAction::Kind::ShowCode);
        QVERIFY(!actions.constFirst().userCode.isEmpty());
        QVERIFY(server.requestCount(QStringLiteral("/token")) >= fewestQuestions);
        if (kind == LiveServer::Kind::OidcProvider)
            QCOMPARE(account->claims->subject(), QStringLiteral("10769150350006150715113082367"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveGrants)
#include "tst_grants.moc"
