// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/introspectionclient.h"
#include "oauthcore/net/revocationclient.h"
#include "oauthcore/net/signeduserinfoclient.h"
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Form = IntrospectionClient::Form;

/// What real servers say of tokens and of those whom they speak of.
class tst_LiveIntrospection : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static void addServers()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void tellsWhatATokenIsWorth_data() { addServers(); }
    void tellsWhatATokenIsWorth()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer &server = m_servers.of(kind);
        LeakOracle oracle;
        LiveParts parts;
        IntrospectionClient introspections(parts.transport, parts.keys, systemClock());
        const ProviderMetadata metadata = parts.metadataOf(server);
        const ClientRegistration own = registeredClient("qonsent-basic-plain");
        const auto grant = parts.clientCredentials(server, own, {QStringLiteral("notes.read")});
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().serverDescription));
        const Secret token = grant->tokens.accessToken;
        const auto said = [&](const ClientRegistration &client, const Secret &asked) {
            return outcomeOf(
                introspections.introspect(metadata, client, asked, TokenTypeHint::AccessToken));
        };

        const auto mine = said(own, token);
        QVERIFY2(mine, mine ? "" : mine.error().reason.constData());
        QVERIFY(mine->isActive);
        QCOMPARE(mine->clientId, own.id);
        QCOMPARE(mine->scopes, Scopes{QStringLiteral("notes.read")});
        QVERIFY(mine->expiresAt > QDateTime::currentDateTimeUtc());
        QCOMPARE(mine->subject, QString()); // a program speaks for itself
        // a resource server asks for those of others, another client in vain
        const auto resourceServer = said(registeredClient("qonsent-api"), token);
        QVERIFY(resourceServer && resourceServer->isActive);
        QCOMPARE(resourceServer->clientId, own.id);
        const auto foreign = said(registeredClient("qonsent-post"), token);
        QVERIFY(foreign && !foreign->isActive);
        QCOMPARE(foreign->clientId, QString());
        const auto unknown = said(own, Secret(QByteArrayView("nobody-has-issued-this-token")));
        QVERIFY(unknown && !unknown->isActive);

        ClientRegistration liar = own;
        liar.secret = Secret(QByteArrayView("not the secret of it"));
        const auto refused = said(liar, token);
        QVERIFY(!refused);
        QCOMPARE(refused.error().serverCode, QByteArray("invalid_client"));

        RevocationClient revocations(parts.transport, systemClock());
        QVERIFY(outcomeOf(revocations.revoke(metadata, own, token, TokenTypeHint::AccessToken))
                    .has_value());
        const auto revoked = said(own, token);
        QVERIFY(revoked && !revoked->isActive);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void tellsWhoSignedIn_data() { addServers(); }
    void tellsWhoSignedIn()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        const auto grant = parts.signIn({.issuer = server.issuer(),
                                         .client = registeredClient("qonsent-public"),
                                         .scopes = Scopes::parse(u"openid")},
                                        browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        IntrospectionClient introspections(parts.transport, parts.keys, systemClock());
        const auto said = outcomeOf(
            introspections.introspect(grant->provider, registeredClient("qonsent-api"),
                                      grant->tokens.accessToken, TokenTypeHint::AccessToken));
        QVERIFY2(said, said ? "" : said.error().reason.constData());
        QVERIFY(said->isActive);
        QCOMPARE(said->clientId, QStringLiteral("qonsent-public"));
        QCOMPARE(said->subject, grant->claims->subject());
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void signsWhatItSaysOfTokens()
    {
        // Authlib has no signed answers
        const LiveServer &server = m_servers.oidcProvider();
        LeakOracle oracle;
        LiveParts parts;
        IntrospectionClient introspections(parts.transport, parts.keys, systemClock());
        const ProviderMetadata metadata = parts.metadataOf(server);
        const ClientRegistration asking = registeredClient("qonsent-api");
        const qsizetype keysAsked = server.requestCount(QStringLiteral("/jwks"));
        const auto grant = parts.clientCredentials(server, registeredClient("qonsent-basic-plain"));
        QVERIFY(grant.has_value());
        const auto said = [&](const Secret &token) {
            return outcomeOf(introspections.introspect(metadata, asking, token,
                                                       TokenTypeHint::AccessToken, Form::Signed));
        };
        const auto active = said(grant->tokens.accessToken);
        QVERIFY2(active, active ? "" : active.error().reason.constData());
        QVERIFY(active->isActive);
        QCOMPARE(active->clientId, QStringLiteral("qonsent-basic-plain"));
        const auto unknown = said(Secret(QByteArrayView("nobody-has-issued-this-token")));
        QVERIFY2(unknown, unknown ? "" : unknown.error().reason.constData());
        QVERIFY(!unknown->isActive);
        QCOMPARE(server.requestCount(QStringLiteral("/jwks")), keysAsked + 1);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void signsWhatItSaysOfPeople()
    {
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        const ClientRegistration client = registeredClient("qonsent-signed");
        const auto grant = parts.signIn(
            {.issuer = server.issuer(), .client = client, .scopes = Scopes::parse(u"openid email")},
            browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        SignedUserinfoClient userinfo(parts.transport, parts.keys, systemClock());
        const auto claimsOf = [&](const QString &subject) {
            return outcomeOf(
                userinfo.claims(grant->provider, client, grant->tokens.accessToken, subject));
        };
        const auto claims = claimsOf(grant->claims->subject());
        QVERIFY2(claims, claims ? "" : claims.error().reason.constData());
        QCOMPARE(claims->value(QLatin1String("email")).toString(),
                 QStringLiteral("alice@example.org"));
        const auto somebodyElse = claimsOf(QStringLiteral("bob/2|staple"));
        QVERIFY(!somebodyElse);
        QCOMPARE(somebodyElse.error().reason, QByteArray("userinfo_sub"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void anUnsignedAnswerIsNotTakenForASignedOne()
    {
        const LiveServer &server = m_servers.authlib();
        const LiveBrowser browser;
        LiveParts parts;
        const ClientRegistration client = registeredClient("qonsent-signed");
        const auto grant = parts.signIn(
            {.issuer = server.issuer(), .client = client, .scopes = Scopes::parse(u"openid email")},
            browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QCOMPARE(grant->userinfo.value(QLatin1String("email")).toString(),
                 QStringLiteral("alice@example.org"));
        SignedUserinfoClient userinfo(parts.transport, parts.keys, systemClock());
        const auto claims = outcomeOf(userinfo.claims(
            grant->provider, client, grant->tokens.accessToken, grant->claims->subject()));
        QVERIFY(!claims);
        QCOMPARE(claims.error().reason, QByteArray("content_type"));
    }
};

QONSENT_TEST(tst_LiveIntrospection)
#include "tst_introspection.moc"
