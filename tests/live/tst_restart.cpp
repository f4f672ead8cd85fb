// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/live/livebrowser.h"
#include "tests/live/liveserver.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qonsent;

/// An account outlives the process that signed it in, at both real servers: each step is a
/// process of its own.
class tst_Restart : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    /// Runs the program on the account; what it prints.
    QByteArray printed(const QStringList &arguments, int exitCode, const LiveServer &server) const
    {
        CliRun run(arguments);
        run.setVault(m_home.filePath(server.issuer().section(u':', -1).section(u'/', 0, 0)));
        const bool isRight = run.run() && run.exitCode() == exitCode;
        if (!isRight || !run.leaks(server.secrets()).isEmpty())
            qWarning("%s: %d %s %s", qPrintable(arguments.join(u' ')), run.exitCode(),
                     run.errors().constData(), qPrintable(run.leaks(server.secrets())));
        return isRight ? run.output().trimmed() : QByteArray("failed");
    }
    static int statusOfUserinfo(const LiveServer &server, const QByteArray &token)
    {
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> metadata(manager.get(QNetworkRequest(
            QUrl(server.issuer() + QStringLiteral("/.well-known/openid-configuration")))));
        if (!QTest::qWaitFor([&metadata] { return metadata->isFinished(); }, longestWait))
            return -1;
        QNetworkRequest asked(
            QUrl(QJsonDocument::fromJson(metadata->readAll())[QLatin1String("userinfo_endpoint")]
                     .toString()));
        asked.setRawHeader("Authorization", "Bearer " + token);
        const std::unique_ptr<QNetworkReply> reply(manager.get(asked));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, longestWait))
            return -1;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

private Q_SLOTS:
    void findsTheAccountAndRefreshesIt_data()
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
    void findsTheAccountAndRefreshesIt()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QStringList, arguments);
        const LiveServer server(kind, arguments);
        QVERIFY(server.isRunning());
        const LiveBrowser browser;
        printed({QStringLiteral("sign-in"), QStringLiteral("Work"), QStringLiteral("--issuer"),
                 server.issuer(), QStringLiteral("--client-id"), QStringLiteral("qonsent-public"),
                 QStringLiteral("--scope"), QStringLiteral("openid profile offline_access"),
                 QStringLiteral("--param"), QStringLiteral("prompt=consent"),
                 QStringLiteral("--browser"), browser.command()},
                0, server);

        QByteArrayList tokens{
            printed({QStringLiteral("token"), QStringLiteral("Work")}, 0, server)};
        QCOMPARE(server.requestCount(QStringLiteral("/token")), 1); // it is still good
        for (int again = 0; again < 2; ++again) {
            tokens += printed({QStringLiteral("token"), QStringLiteral("Work"),
                               QStringLiteral("--force-refresh")},
                              0, server);
            QCOMPARE(server.requestCount(QStringLiteral("/token")), 2 + again);
            QCOMPARE(statusOfUserinfo(server, tokens.last()), 200);
        }
        QCOMPARE(QSet<QByteArray>(tokens.begin(), tokens.end()).size(), 3);

        const QByteArray listed =
            printed({QStringLiteral("accounts"), QStringLiteral("--json")}, 0, server);
        QVERIFY2(listed.contains("\"Work\""), listed.constData());
        printed({QStringLiteral("sign-out"), QStringLiteral("Work")}, 0, server);
        constexpr int signInNeeded = 3;
        QCOMPARE(printed({QStringLiteral("token"), QStringLiteral("Work")}, signInNeeded, server),
                 QByteArray());
        // both servers know revocation, and know the token no longer
        QCOMPARE(statusOfUserinfo(server, tokens.last()), 401);
    }
};

QONSENT_TEST(tst_Restart)
#include "tst_restart.moc"
