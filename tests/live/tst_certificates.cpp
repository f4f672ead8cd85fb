// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/base/base64url.h"
#include "oauthcore/net/introspectionclient.h"
#include "tests/live/livecertificates.h"
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qonsent;

/// Clients that a real server knows by their TLS certificates (RFC 8705), at the second listener
/// that its metadata names. Authlib has nothing of the kind.
class tst_LiveCertificates : public QObject
{
    Q_OBJECT

    LiveCertificates m_certificates;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<LiveParts> m_parts; // reads the authorities of the system, which takes a while

    /// A client of registry.json that shows the certificate in \a name .pem.
    ClientRegistration certified(const char *id, const QByteArray &name) const
    {
        ClientRegistration client = registeredClient(id);
        client.certificate = {
            .chain = m_certificates.contentOf((name + ".pem").constData()),
            .key = Secret::take(m_certificates.contentOf((name + ".key").constData()))};
        return client;
    }
    /// `x5t#S256` of the certificate in \a name .pem (RFC 8705 section 3.1).
    QString thumbprint(const QByteArray &name) const
    {
        const QSslCertificate certificate(m_certificates.contentOf((name + ".pem").constData()));
        return QString::fromLatin1(encodeBase64Url(certificate.digest(QCryptographicHash::Sha256)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!m_certificates.authorityFile().isEmpty());
        m_server = std::make_unique<LiveServer>(LiveServer::Kind::OidcProvider,
                                                m_certificates.serverArguments()
                                                    + m_certificates.clientArguments());
        QVERIFY2(m_server->isRunning(), qPrintable(m_server->notices()));
        m_parts = std::make_unique<LiveParts>(m_certificates.authorityFile());
    }
    void cleanupTestCase()
    {
        m_parts.reset();
        m_server.reset();
    }

    void aCertificateProvesTheClient_data()
    {
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("of an authority")
            << QByteArray("qonsent-certified") << QByteArray("client") << true;
        QTest::newRow("of an authority, but not that of this client")
            << QByteArray("qonsent-certified") << QByteArray("server") << false;
        QTest::newRow("of no authority, where one is wanted")
            << QByteArray("qonsent-certified") << QByteArray("self") << false;
        QTest::newRow("that nobody signed")
            << QByteArray("qonsent-self-signed") << QByteArray("self") << true;
        QTest::newRow("that nobody has registered")
            << QByteArray("qonsent-self-signed") << QByteArray("client") << false;
    }
    void aCertificateProvesTheClient()
    {
        QFETCH(QByteArray, client);
        QFETCH(QByteArray, certificate);
        QFETCH(bool, isRight);
        LeakOracle oracle;
        const ClientRegistration registration = certified(client.constData(), certificate);
        const auto grant = m_parts->clientCredentials(*m_server, registration);
        QCOMPARE(grant.has_value(), isRight);
        if (grant) {
            IntrospectionClient client(m_parts->transport, m_parts->keys, systemClock());
            const auto said =
                outcomeOf(client.introspect(grant->provider, registeredClient("qonsent-api"),
                                            grant->tokens.accessToken, TokenTypeHint::AccessToken));
            QVERIFY2(said, said ? "" : said.error().reason.constData());
            // the token is worth something only with the certificate
            QCOMPARE(said->all[QLatin1String("cnf")][QLatin1String("x5t#S256")].toString(),
                     thumbprint(certificate));
        } else {
            QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
        }
        QList<KnownSecret> secrets = m_server->secrets();
        secrets.append({"private key", registration.certificate.key.reveal().toByteArray()});
        QCOMPARE(oracle.findInLog(secrets).join(u' '), QString());
    }

    void withoutOneNothingIsAsked()
    {
        const auto grant =
            m_parts->clientCredentials(*m_server, registeredClient("qonsent-certified"));
        QVERIFY(!grant);
        QCOMPARE(grant.error().reason, QByteArray("client_certificate"));
    }

    void aPersonSignsInToAClientWithACertificate()
    {
        const LiveBrowser browser({QStringLiteral("--ca"), m_certificates.authorityFile()});
        LeakOracle oracle;
        Services services = inMemoryServices();
        services.transport = std::make_shared<QtHttpTransport>(QtHttpTransportOptions{
            .additionalCaCertificates = QSslCertificate::fromPath(m_certificates.authorityFile())});
        Accounts accounts(services);
        SignInRequest request{.issuer = m_server->issuer(),
                              .client = certified("qonsent-certified", "client"),
                              .scopes = Scopes::parse(u"openid offline_access"),
                              .userAgent = browserCommand(browser.commandLine())};
        request.parameters.append("prompt", "consent");
        const auto account = outcomeOf<Account>(accounts.signIn(request));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        const auto renewed =
            outcomeOf(accounts.freshTokens(account->id, {.source = TokenDemand::Source::Provider}));
        QVERIFY2(renewed, renewed ? "" : renewed.error().reason.constData());
        QCOMPARE(oracle.findInLog(m_server->secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveCertificates)
#include "tst_certificates.moc"
