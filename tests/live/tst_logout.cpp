// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/logoutrequest.h"
#include "tests/live/liveparts.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace Qonsent;

/// Signing out at a real provider with the browser that signed in there (OpenID Connect
/// RP-Initiated Logout 1.0). Authlib has no such endpoint.
class tst_LiveLogout : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    /// What a browser reports that went to \a url by itself.
    static QJsonObject visited(const LiveBrowser &browser, const QUrl &url)
    {
        QStringList command = browser.commandLine();
        QProcess process;
        process.start(command.takeFirst(), command << url.toString(QUrl::FullyEncoded));
        (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, longestWait);
        return browser.report();
    }
    /// Where somebody signs in, if that is needed.
    static QUrl signInAddress(const ProviderMetadata &provider)
    {
        QUrl url = provider.authorizationEndpoint;
        url.setQuery(QUrlQuery{
            {QStringLiteral("response_type"), QStringLiteral("code")},
            {QStringLiteral("client_id"), QStringLiteral("qonsent-public")},
            {QStringLiteral("scope"), QStringLiteral("openid")},
            {QStringLiteral("code_challenge_method"), QStringLiteral("S256")},
            {QStringLiteral("code_challenge"), QString(43, QLatin1Char('x'))},
            {QStringLiteral("redirect_uri"), QStringLiteral("http://127.0.0.1:9/callback")},
        });
        return url;
    }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void endsTheSessionOfTheBrowser_data()
    {
        QTest::addColumn<bool>("hasIdToken");
        QTest::addColumn<bool>("comesBack");
        QTest::newRow("with the ID token, to a page of the provider") << true << false;
        QTest::newRow("with the ID token, back to the program") << true << true;
        QTest::newRow("with the client's name alone, back to the program") << false << true;
    }
    void endsTheSessionOfTheBrowser()
    {
        QFETCH(bool, hasIdToken);
        QFETCH(bool, comesBack);
        const LiveServer &server = m_servers.oidcProvider();
        const QTemporaryDir folder;
        const QStringList kept{QStringLiteral("--cookies"),
                               folder.filePath(QStringLiteral("cookies"))};
        const auto script = [&kept](const char *name) {
            return kept + QStringList{QStringLiteral("--script"), QString::fromLatin1(name)};
        };
        LeakOracle oracle;
        LiveParts parts;
        const AuthorizationCodeFlowRequest request{.issuer = server.issuer(),
                                                   .client = registeredClient("qonsent-public"),
                                                   .scopes = Scopes::parse(u"openid")};
        const LiveBrowser first(script("allow"));
        const auto grant = parts.signIn(request, first);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        // the provider knows this browser now, so somebody without a password gets in
        const LiveBrowser known(script("known"));
        QVERIFY(parts.signIn(request, known).has_value());

        QTcpServer listener;
        QByteArrayList lines;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        connect(&listener, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *const socket = listener.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &lines] {
                lines.append(socket->readAll().split('\r').constFirst());
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nback");
            });
        });
        LogoutRequest logout{.clientId = QStringLiteral("qonsent-public")};
        if (hasIdToken)
            logout.idTokenHint = grant->tokens.idToken;
        if (comesBack) {
            logout.postLogoutRedirectUri =
                QUrl(QStringLiteral("http://127.0.0.1:%1/signed-out").arg(listener.serverPort()));
            logout.state = "the-state-of-this-logout";
        }
        const auto url = logout.url(grant->provider);
        QVERIFY(url.has_value());
        const LiveBrowser leaving(script("sign-out"));
        const QJsonObject report = visited(leaving, *url);
        QCOMPARE(report.value(QLatin1String("finalText")).toString(),
                 comesBack ? QStringLiteral("back") : QStringLiteral("Signed out"));
        QCOMPARE(lines.contains("GET /signed-out?state=the-state-of-this-logout HTTP/1.1"),
                 comesBack);

        // and now it asks who that is
        const LiveBrowser forgotten(script("known"));
        const QJsonObject asked = visited(forgotten, signInAddress(grant->provider));
        QCOMPARE(asked.value(QLatin1String("reached")).toBool(), false);
        QVERIFY2(asked.value(QLatin1String("finalText")).toString().contains(QLatin1String("Name")),
                 qPrintable(asked.value(QLatin1String("finalText")).toString()));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void goesNowhereThatIsNotRegistered()
    {
        const LiveServer &server = m_servers.oidcProvider();
        LiveParts parts;
        const ProviderMetadata provider = parts.metadataOf(server);
        const auto url = LogoutRequest{.clientId = QStringLiteral("qonsent-public"),
                                       .postLogoutRedirectUri = QUrl(
                                           QStringLiteral("http://127.0.0.1:9/somewhere-else"))}
                             .url(provider);
        QVERIFY(url.has_value());
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("sign-out")});
        const QJsonObject report = visited(browser, *url);
        QCOMPARE(report.value(QLatin1String("finalStatus")).toInt(), 400);
        QVERIFY(report.value(QLatin1String("finalText"))
                    .toString()
                    .contains(QLatin1String("post_logout_redirect_uri not registered")));
    }

    void authlibHasNoSuchEndpoint()
    {
        const LiveServer &server = m_servers.authlib();
        LiveParts parts;
        const auto url = LogoutRequest{.clientId = QStringLiteral("qonsent-public")}.url(
            parts.metadataOf(server));
        QVERIFY(!url);
        QCOMPARE(url.error().code, AuthError::Code::MissingEndpoint);
    }
};

QONSENT_TEST(tst_LiveLogout)
#include "tst_logout.moc"
