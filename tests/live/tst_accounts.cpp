// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/redirect/commanduseragent.h"
#include "tests/live/livebrowser.h"
#include "tests/live/liveserver.h"
#include "tests/support/fakeclock.h"
#include "tests/support/longestwait.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

/// Accounts that live longer than one sign-in, at both real servers: their keys rotate, their
/// tokens end.
class tst_LiveAccounts : public QObject
{
    Q_OBJECT

    static void addServers()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }
    static SignInRequest request(const LiveServer &server, const LiveBrowser &browser)
    {
        SignInRequest request{.issuer = server.issuer(),
                              .client = {.id = QStringLiteral("qonsent-public")},
                              .scopes = Scopes::parse(u"openid profile email offline_access"),
                              .userAgent = browserCommand(browser.commandLine())};
        // oidc-provider drops offline_access without it (OpenID Connect Core section 11)
        request.parameters.append("prompt", "consent");
        return request;
    }
    static Result<Account> signIn(Accounts &accounts, const LiveServer &server,
                                  const LiveBrowser &browser)
    {
        return outcomeOf<Account>(accounts.signIn(request(server, browser)));
    }
    /// The status that userinfo answers \a token with.
    static int statusOfUserinfo(const Account &account, const Secret &token)
    {
        QNetworkRequest asked(account.provider.userinfoEndpoint);
        asked.setRawHeader("Authorization", "Bearer " + token.reveal().toByteArray());
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(asked));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, longestWait))
            return -1;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

private Q_SLOTS:
    void knowWhoSignedIn_data() { addServers(); }
    void knowWhoSignedIn()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer server(kind);
        const LiveBrowser browser;
        LeakOracle oracle;
        Accounts accounts(inMemoryServices());
        const auto account = signIn(accounts, server, browser);
        QVERIFY2(account.has_value(), account ? "" : account.error().reason.constData());
        QCOMPARE(account->displayName, QStringLiteral("Alice Ådams 🦉"));
        QCOMPARE(account->claims->subject(), QStringLiteral("10769150350006150715113082367"));
        QCOMPARE(account->userinfo.value(QLatin1String("email")).toString(),
                 QStringLiteral("alice@example.org"));
        QCOMPARE(account->userinfo.value(QLatin1String("sub")).toString(),
                 account->claims->subject());
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void keysThatRotateBetweenTwoSignInsAreFound_data() { addServers(); }
    void keysThatRotateBetweenTwoSignInsAreFound()
    {
        // C13, C14: the first rotation is found at once, the next a minute later
        QFETCH(LiveServer::Kind, kind);
        LiveServer server(kind);
        const LiveBrowser browser;
        FakeClock clock;
        clock.jump(std::chrono::milliseconds(systemClock().utcMSecs() - clock.utcMSecs()));
        Services services = inMemoryServices();
        services.clock = &clock;
        Accounts accounts(services);
        QVERIFY(signIn(accounts, server, browser).has_value());
        QVERIFY(!server.rotateKeys().isEmpty());
        QVERIFY(signIn(accounts, server, browser).has_value());
        QCOMPARE(server.requestCount(QStringLiteral("/jwks"))
                     + server.requestCount(QStringLiteral("/jwks.json")),
                 2);

        QVERIFY(!server.rotateKeys().isEmpty());
        const auto tooSoon = signIn(accounts, server, browser);
        QVERIFY(!tooSoon);
        QCOMPARE(tooSoon.error().code, Code::KeyUnavailable);
        clock.advance(KeysClient::pauseBetweenRenewals);
        QVERIFY(signIn(accounts, server, browser).has_value());
        QCOMPARE(server.requestCount(QStringLiteral("/jwks"))
                     + server.requestCount(QStringLiteral("/jwks.json")),
                 3);
    }

    void aKeyThatStaysIsNotAskedForAgain_data() { addServers(); }
    void aKeyThatStaysIsNotAskedForAgain()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer server(kind);
        const LiveBrowser browser;
        Accounts accounts(inMemoryServices());
        for (int i = 0; i < 3; ++i)
            QVERIFY(signIn(accounts, server, browser).has_value());
        QCOMPARE(server.requestCount(QStringLiteral("/jwks"))
                     + server.requestCount(QStringLiteral("/jwks.json")),
                 1);
    }

    void tokensAreRenewedWhenTheyEnd_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("oidc-provider, the refresh token stays")
            << LiveServer::Kind::OidcProvider << QStringList{};
        QTest::newRow("oidc-provider, the refresh token rotates")
            << LiveServer::Kind::OidcProvider << QStringList{QStringLiteral("--rotate")};
        QTest::newRow("Authlib, the answer has no refresh token")
            << LiveServer::Kind::Authlib << QStringList{};
    }
    void tokensAreRenewedWhenTheyEnd()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QStringList, arguments);
        LiveServer server(kind, arguments);
        server.setAccessTokenLifetime(std::chrono::seconds(2));
        const LiveBrowser browser;
        LeakOracle oracle;
        const Services services = inMemoryServices();
        Accounts accounts(services);
        const auto account = signIn(accounts, server, browser);
        QVERIFY2(account.has_value(), account ? "" : account.error().reason.constData());
        QList<Secret> refreshTokens{
            outcomeOf(services.vault->read(account->id))->tokens.refreshToken};
        Secret token = accounts.cachedToken(account->id);
        for (int i = 0; i < 2; ++i) {
            QTRY_VERIFY(accounts.cachedToken(account->id).isEmpty());
            QTRY_COMPARE(statusOfUserinfo(*account, token), 401);
            const auto fresh = outcomeOf(accounts.freshToken(account->id));
            QVERIFY2(fresh.has_value(), fresh ? "" : fresh.error().reason.constData());
            QVERIFY(!(*fresh == token));
            QCOMPARE(statusOfUserinfo(*account, *fresh), 200);
            token = *fresh;
            refreshTokens += outcomeOf(services.vault->read(account->id))->tokens.refreshToken;
        }
        const bool rotates = !arguments.isEmpty();
        QCOMPARE(refreshTokens.at(0) == refreshTokens.at(1), !rotates);
        QCOMPARE(refreshTokens.at(1) == refreshTokens.at(2), !rotates);
        QCOMPARE(server.requestCount(QStringLiteral("/token")), 3);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveAccounts)
#include "tst_accounts.moc"
