// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

/// Answers of real servers that are no sign-in.
class tst_LiveRefusals : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static Result<Account> signIn(const LiveServer &server, const LiveBrowser &browser,
                                  const AuthorizationOptions &options,
                                  std::chrono::milliseconds timeout = std::chrono::seconds(30))
    {
        return signedIn({.issuer = server.issuer(),
                         .client = registeredClient("qonsent-public"),
                         .scopes = Scopes::parse(u"openid"),
                         .options = options,
                         .timeout = timeout},
                        browser);
    }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void nobodyIsAskedAndNobodyIsThere()
    {
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        const auto account = signIn(server, browser, {.prompts = {QStringLiteral("none")}});
        QVERIFY(!account);
        QCOMPARE(account.error().serverCode, QByteArray("login_required"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void nobodyIsAskedAndConsentIsMissing()
    {
        // oidc-provider asks native clients each time
        const LiveServer &server = m_servers.oidcProvider();
        const QTemporaryDir folder;
        const LiveBrowser browser(
            {QStringLiteral("--cookies"), folder.filePath(QStringLiteral("cookies"))});
        LeakOracle oracle;
        QVERIFY(signIn(server, browser, {}).has_value());
        const auto account = signIn(server, browser, {.prompts = {QStringLiteral("none")}});
        QVERIFY(!account);
        QVERIFY2(account.error().serverCode == "consent_required"
                     || account.error().serverCode == "interaction_required",
                 account.error().serverCode.constData());
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void anErrorWithoutStateEndsNothing()
    {
        // whoever sends such a thing need not be the server; the person is waited for
        const LiveServer &server = m_servers.authlib();
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("anywhere")});
        LeakOracle oracle;
        const auto account =
            signIn(server, browser, {.prompts = {QStringLiteral("none")}}, std::chrono::seconds(2));
        QVERIFY(!account);
        QCOMPARE(account.error().code, AuthError::Code::SignInTimedOut);
        QTRY_VERIFY(!browser.report().isEmpty());
        QCOMPARE(browser.report().value(QLatin1String("reached")).toBool(), true);
        QCOMPARE(browser.report().value(QLatin1String("finalStatus")).toInt(), 400);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void aCodeThatComesInAnotherWayIsNotTaken()
    {
        // Authlib knows no response_mode for a code alone and sends the query all the same
        const LiveServer &server = m_servers.authlib();
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("anywhere")});
        LeakOracle oracle;
        const qsizetype exchanges = server.requestCount(QStringLiteral("/token"));
        const auto account = signIn(server, browser, {.responseMode = ResponseMode::FormPost},
                                    std::chrono::seconds(2));
        QVERIFY(!account);
        QCOMPARE(account.error().code, AuthError::Code::SignInTimedOut);
        QCOMPARE(server.requestCount(QStringLiteral("/token")), exchanges);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveRefusals)
#include "tst_refusals.moc"
