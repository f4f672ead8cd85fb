// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/jose/compactjws.h"
#include "oauthcore/net/introspectionclient.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qonsent;

namespace {

/// Remembers where it sent the person.
class WatchingUserAgent final : public UserAgent
{
public:
    explicit WatchingUserAgent(const LiveBrowser &browser)
        : m_browser(browserCommand(browser.commandLine()))
    { }
    ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
    {
        opened = QUrlQuery(page.url);
        return m_browser->open(page, parent);
    }
    QUrlQuery opened;

private:
    std::shared_ptr<UserAgent> m_browser;
};

} // namespace

/// What tokens are for and how they are signed, at real servers.
class tst_LiveTokens : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static QUrl notes() { return QUrl(QStringLiteral("https://notes.example.org/api")); }
    static QUrl unknown() { return QUrl(QStringLiteral("https://elsewhere.example.org/")); }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void areForTheResourceThatWasNamed()
    {
        // Authlib 1.2 has no resource indicators (RFC 8707)
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        AuthorizationCodeFlowRequest request{
            .issuer = server.issuer(),
            .client = registeredClient("qonsent-public"),
            .scopes = Scopes::parse(u"notes.read offline_access"),
            .options = {.prompts = {QStringLiteral("consent")}, .resources = {notes()}}};
        const auto grant = parts.signIn(request, browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        IntrospectionClient client(parts.transport, parts.keys, systemClock());
        const auto said =
            outcomeOf(client.introspect(grant->provider, registeredClient("qonsent-api"),
                                        grant->tokens.accessToken, TokenTypeHint::AccessToken));
        QVERIFY2(said, said ? "" : said.error().reason.constData());
        QCOMPARE(said->all.value(QLatin1String("aud")).toString(), notes().toString());
        QVERIFY(said->scopes.contains(QStringLiteral("notes.read")));

        request.options.resources = {unknown()};
        const auto refused = parts.signIn(request, browser);
        QVERIFY(!refused);
        QCOMPARE(refused.error().serverCode, QByteArray("invalid_target"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void ofAProgramAreForTheResourceAsWell()
    {
        const LiveServer &server = m_servers.oidcProvider();
        LiveParts parts;
        const auto tokenFor = [&](const QUrl &resource) {
            return parts.run({.issuer = server.issuer(),
                              .client = registeredClient("qonsent-basic-plain"),
                              .grant = [&](const QUrl &endpoint) -> Result<TokenRequest> {
                                  TokenRequest request = clientCredentialsGrant(endpoint, {});
                                  request.parameters.append("resource", resource.toEncoded());
                                  return request;
                              }});
        };
        const auto grant = tokenFor(notes());
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().serverDescription));
        IntrospectionClient client(parts.transport, parts.keys, systemClock());
        const auto said =
            outcomeOf(client.introspect(grant->provider, registeredClient("qonsent-api"),
                                        grant->tokens.accessToken, TokenTypeHint::AccessToken));
        QVERIFY2(said, said ? "" : said.error().reason.constData());
        QCOMPARE(said->all.value(QLatin1String("aud")).toString(), notes().toString());
        const auto refused = tokenFor(unknown());
        QVERIFY(!refused);
        QCOMPARE(refused.error().serverCode, QByteArray("invalid_target"));
    }

    void endWithASpentRefreshToken()
    {
        // whoever comes with it again may have stolen it (RFC 9700 section 4.14.2); in Authlib the
        // refresh token stays the same
        const LiveServer server(LiveServer::Kind::OidcProvider, {QStringLiteral("--rotate")});
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        const ClientRegistration client = registeredClient("qonsent-public");
        const auto grant = parts.signIn({.issuer = server.issuer(),
                                         .client = client,
                                         .scopes = Scopes::parse(u"notes.read offline_access"),
                                         .options = {.prompts = {QStringLiteral("consent")}}},
                                        browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        const auto refreshed = [&](const Secret &token) {
            return parts.run({.issuer = server.issuer(),
                              .client = client,
                              .grant = [&](const QUrl &endpoint) -> Result<TokenRequest> {
                                  return refreshTokenGrant(endpoint, token, {});
                              }});
        };
        const auto second = refreshed(grant->tokens.refreshToken);
        QVERIFY2(second, second ? "" : qPrintable(second.error().serverDescription));
        QCOMPARE(server.revocationCount(), 0);
        const auto again = refreshed(grant->tokens.refreshToken);
        QVERIFY(!again);
        QCOMPARE(again.error().serverCode, QByteArray("invalid_grant"));
        QCOMPARE(server.revocationCount(), 1);
        QVERIFY(!refreshed(second->tokens.refreshToken)); // the good one went with it
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void areSignedUnderTheSecretOnlyIfThatIsKnown_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::newRow("as registered") << QByteArray("HS256");
        QTest::newRow("the program does not know of it") << QByteArray();
    }
    void areSignedUnderTheSecretOnlyIfThatIsKnown()
    {
        QFETCH(QByteArray, algorithm);
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        ClientRegistration client = registeredClient("qonsent-hs256");
        client.idTokenSigningAlgorithm = algorithm;
        const auto grant = parts.signIn(
            {.issuer = server.issuer(), .client = client, .scopes = Scopes::parse(u"openid")},
            browser);
        if (algorithm.isEmpty()) {
            QVERIFY(!grant);
            QCOMPARE(grant.error().code, AuthError::Code::IdTokenRejected);
        } else {
            QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
            const auto jws = CompactJws::parse(grant->tokens.idToken.reveal());
            QCOMPARE(QByteArray(jws->algorithm().name), algorithm);
            QCOMPARE(grant->claims->subject(), QStringLiteral("10769150350006150715113082367"));
        }
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void comeForAPlainChallengeWhereAQuirkSaysSo_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider, which has only S256") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }
    void comeForAPlainChallengeWhereAQuirkSaysSo()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser;
        LeakOracle oracle;
        Accounts accounts(inMemoryServices());
        ClientRegistration client = registeredClient("qonsent-public");
        client.quirks = {"pkce:plain"};
        const auto userAgent = std::make_shared<WatchingUserAgent>(browser);
        const auto account = outcomeOf<Account>(accounts.signIn({.issuer = server.issuer(),
                                                                 .client = client,
                                                                 .scopes = Scopes::parse(u"openid"),
                                                                 .userAgent = userAgent}));
        QCOMPARE(userAgent->opened.queryItemValue(QStringLiteral("code_challenge_method")),
                 QStringLiteral("plain"));
        QCOMPARE(account.has_value(), kind == LiveServer::Kind::Authlib);
        if (!account)
            QCOMPARE(account.error().serverCode, QByteArray("invalid_request"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveTokens)
#include "tst_tokens.moc"
