// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwssigner.h"
#include "oauthcore/net/introspectionclient.h"
#include "oauthcore/protocol/grants/jwtbearergrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "oauthcore/protocol/grants/tokenexchangegrant.h"
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

/// Grants in which a program speaks for a person who is not there.
class tst_LiveDirectGrants : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static QString alice() { return QStringLiteral("10769150350006150715113082367"); }

    /// Whom \a token speaks of, as the server says.
    static QString subjectOf(LiveParts &parts, const LiveServer &server, const Secret &token)
    {
        IntrospectionClient client(parts.transport, parts.keys, systemClock());
        const auto said =
            outcomeOf(client.introspect(parts.metadataOf(server), registeredClient("qonsent-api"),
                                        token, TokenTypeHint::AccessToken));
        return said ? said->subject : QString::fromLatin1(said.error().reason);
    }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void anAssertionSpeaksForAPerson_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<bool>("isRegisteredKey");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QByteArray>("refusal");
        const auto addRows = [](const char *name, bool isRegisteredKey, const QString &subject,
                                const QByteArray &refusal) {
            QTest::addRow("%s, oidc-provider", name)
                << LiveServer::Kind::OidcProvider << isRegisteredKey << subject << refusal;
            QTest::addRow("%s, Authlib", name)
                << LiveServer::Kind::Authlib << isRegisteredKey << subject << refusal;
        };
        addRows("signed with the registered key", true, alice(), {});
        addRows("of nobody", true, QStringLiteral("nobody"), "invalid_grant");
        addRows("signed with another key", false, alice(), "invalid_grant");
    }
    void anAssertionSpeaksForAPerson()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(bool, isRegisteredKey);
        QFETCH(QString, subject);
        QFETCH(QByteArray, refusal);
        const LiveServer &server = m_servers.of(kind);
        LeakOracle oracle;
        LiveParts parts;
        ClientRegistration client = signingClient();
        if (kind == LiveServer::Kind::OidcProvider)
            client.assertionAudience = server.issuer();
        const auto signingKey = isRegisteredKey
            ? SigningKey::fromPrivateKey(client.signingKey, "ES256", QStringLiteral("e1"))
            : SigningKey::generate("ES256", QStringLiteral("e1"));
        QVERIFY(signingKey.has_value());
        const auto grant =
            parts.run({.issuer = server.issuer(),
                       .client = client,
                       .scopes = {QStringLiteral("notes.read")},
                       .grant = [&](const QUrl &endpoint) -> Result<TokenRequest> {
                           const auto jwt = signingKey->sign(
                               {{QStringLiteral("iss"), client.id},
                                {QStringLiteral("sub"), subject},
                                {QStringLiteral("aud"), endpoint.toString(QUrl::FullyEncoded)},
                                {QStringLiteral("exp"), systemClock().utcMSecs() / 1000 + 60}});
                           return jwtBearerGrant(endpoint, Secret::take(QByteArray(*jwt)),
                                                 {QStringLiteral("notes.read")});
                       }});
        QCOMPARE(grant.has_value(), refusal.isEmpty());
        QCOMPARE(grant ? QByteArray() : grant.error().serverCode, refusal);
        if (grant) {
            QCOMPARE(grant->tokens.grantedScopes, Scopes{QStringLiteral("notes.read")});
            QVERIFY(grant->tokens.refreshToken.isEmpty());
            QCOMPARE(subjectOf(parts, server, grant->tokens.accessToken), alice());
        }
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void aTokenIsExchanged_data()
    {
        QTest::addColumn<bool>("isGood");
        QTest::newRow("for one that can do less") << true;
        QTest::newRow("but not one that nobody has issued") << false;
    }
    void aTokenIsExchanged()
    {
        // Authlib 1.2 has no token exchange
        QFETCH(bool, isGood);
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        const auto signedIn = parts.signIn({.issuer = server.issuer(),
                                            .client = registeredClient("qonsent-public"),
                                            .scopes = Scopes::parse(u"notes.read notes.write")},
                                           browser);
        QVERIFY2(signedIn, signedIn ? "" : signedIn.error().reason.constData());
        TokenExchange exchange{.subjectToken = signedIn->tokens.accessToken,
                               .scopes = {QStringLiteral("notes.read")}};
        if (!isGood)
            exchange.subjectToken = Secret(QByteArrayView("nobody-has-issued-this-token"));
        const auto grant = parts.run({.issuer = server.issuer(),
                                      .client = registeredClient("qonsent-basic-plain"),
                                      .scopes = exchange.scopes,
                                      .grant = [&](const QUrl &endpoint) {
                                          return tokenExchangeGrant(endpoint, exchange);
                                      }});
        QCOMPARE(grant.has_value(), isGood);
        if (grant) {
            QVERIFY(!(grant->tokens.accessToken == signedIn->tokens.accessToken));
            QCOMPARE(grant->tokens.grantedScopes, Scopes{QStringLiteral("notes.read")});
            QCOMPARE(grant->tokens.extra.value(QLatin1String("issued_token_type")).toString(),
                     QLatin1String(TokenTypes::accessToken));
            QCOMPARE(subjectOf(parts, server, grant->tokens.accessToken), alice());
        } else {
            QCOMPARE(grant.error().serverCode, QByteArray("invalid_grant"));
        }
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void aPasswordIsExchangedAtOidcProvider_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("the right one") << QByteArray("correct-horse") << QByteArray();
        QTest::newRow("a wrong one") << QByteArray("wrong-horse") << QByteArray("invalid_grant");
    }
    void aPasswordIsExchangedAtOidcProvider()
    {
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, refusal);
        const LiveServer &server = m_servers.oidcProvider();
        LeakOracle oracle;
        LiveParts parts;
        const Scopes scopes{QStringLiteral("notes.read")};
        const auto grant =
            parts.run({.issuer = server.issuer(),
                       .client = registeredClient("qonsent-basic"),
                       .scopes = scopes,
                       .grant = [&](const QUrl &endpoint) {
                           return passwordGrant(endpoint, QStringLiteral("alice"),
                                                Secret(QByteArrayView(password)), scopes);
                       }});
        QCOMPARE(grant.has_value(), refusal.isEmpty());
        QCOMPARE(grant ? QByteArray() : grant.error().serverCode, refusal);
        if (grant)
            QCOMPARE(subjectOf(parts, server, grant->tokens.accessToken), alice());
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveDirectGrants)
#include "tst_directgrants.moc"
