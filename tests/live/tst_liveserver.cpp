// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/livebrowser.h"
#include "tests/live/livecertificates.h"
#include "tests/live/liveserver.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <csignal>

using namespace Qonsent;

/// The parts that the live tests stand on; selftest.mjs proves the servers themselves.
class tst_LiveServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndListens_data();
    void startsAndListens();
    void saysWhyItDidNotStart_data();
    void saysWhyItDidNotStart();
    void speaksHttpsWithOwnAuthority();
    void browserBringsTheCodeToTheListener();
    void quotesTheBrowserCommand();

private:
    /// The body of the metadata, or null with the error in \a failure.
    QJsonObject metadata(const QString &issuer, const QString &authority, QString *failure);

    QNetworkAccessManager m_network;
};

QJsonObject tst_LiveServer::metadata(const QString &issuer, const QString &authority,
                                     QString *failure)
{
    QNetworkRequest request(
        QUrl(issuer + QStringLiteral("/.well-known/openid-configuration"), QUrl::StrictMode));
    if (!authority.isEmpty()) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(authority));
        request.setSslConfiguration(tls);
    }
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, longestWait))
        return {};
    *failure = reply->error() == QNetworkReply::NoError ? QString() : reply->errorString();
    return QJsonDocument::fromJson(reply->readAll()).object();
}

void tst_LiveServer::startsAndListens_data()
{
    QTest::addColumn<LiveServer::Kind>("kind");
    QTest::addColumn<QStringList>("arguments");
    const QStringList pathOnIPv6{QStringLiteral("--host"), QStringLiteral("::1"),
                                 QStringLiteral("--path"), QStringLiteral("/tenant/a")};
    QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider << QStringList();
    QTest::newRow("oidc-provider, IPv6, path") << LiveServer::Kind::OidcProvider << pathOnIPv6;
    QTest::newRow("Authlib") << LiveServer::Kind::Authlib << QStringList();
    QTest::newRow("Authlib, IPv6, path") << LiveServer::Kind::Authlib << pathOnIPv6;
}

void tst_LiveServer::startsAndListens()
{
    QFETCH(LiveServer::Kind, kind);
    QFETCH(QStringList, arguments);
    qint64 pid = 0;
    {
        LiveServer server(kind, arguments);
        QVERIFY2(server.isRunning(), qPrintable(server.notices()));
        QString failure;
        const QJsonObject answer = metadata(server.issuer(), {}, &failure);
        QCOMPARE(failure, QString());
        QCOMPARE(answer.value(QLatin1String("issuer")).toString(), server.issuer());
        QCOMPARE(server.requestCount(QStringLiteral("/openid-configuration")), qsizetype(1));
        QVERIFY(!server.rotateKeys().isEmpty());
        QVERIFY(server.rotateKeys() != server.rotateKeysKeepingOld());
        server.setAccessTokenLifetime(std::chrono::seconds(2));
        server.setLatency(std::chrono::milliseconds(0));
        pid = server.processId();
        QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0);
    }
    QVERIFY2(::kill(static_cast<pid_t>(pid), 0) != 0, "the server outlived its object");
}

void tst_LiveServer::saysWhyItDidNotStart_data()
{
    QTest::addColumn<LiveServer::Kind>("kind");
    QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
    QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
}

void tst_LiveServer::saysWhyItDidNotStart()
{
    QFETCH(LiveServer::Kind, kind);
    LiveServer server(kind, {QStringLiteral("--alg"), QStringLiteral("ROT13")});
    QVERIFY(!server.isRunning());
    const QString notices = server.notices();
    QVERIFY2(notices.contains(QLatin1String("ROT13")), qPrintable(notices));
}

void tst_LiveServer::speaksHttpsWithOwnAuthority()
{
    const LiveCertificates certificates;
    QVERIFY(!certificates.authorityFile().isEmpty());
    LiveServer server(LiveServer::Kind::OidcProvider, certificates.serverArguments());
    QVERIFY2(server.isRunning(), qPrintable(server.notices()));
    QVERIFY(server.issuer().startsWith(QLatin1String("https://127.0.0.1:")));
    QString failure;
    QVERIFY(metadata(server.issuer(), {}, &failure).isEmpty());
    QVERIFY(!failure.isEmpty());
    m_network.clearConnectionCache();
    QVERIFY(!metadata(server.issuer(), certificates.authorityFile(), &failure).isEmpty());
    QCOMPARE(failure, QString());
}

void tst_LiveServer::browserBringsTheCodeToTheListener()
{
    LiveServer server(LiveServer::Kind::OidcProvider);
    QVERIFY2(server.isRunning(), qPrintable(server.notices()));
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QByteArrayList lines;
    connect(&listener, &QTcpServer::newConnection, this, [&listener, &lines] {
        QTcpSocket *socket = listener.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &lines] {
            lines.append(socket->readAll().split('\r').constFirst());
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nback");
        });
    });

    QUrl url(server.issuer() + QStringLiteral("/auth"), QUrl::StrictMode);
    url.setQuery(QUrlQuery{
        {QStringLiteral("response_type"), QStringLiteral("code")},
        {QStringLiteral("client_id"), QStringLiteral("qonsent-public")},
        {QStringLiteral("scope"), QStringLiteral("openid")},
        {QStringLiteral("state"), QStringLiteral("s")},
        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")},
        {QStringLiteral("code_challenge"), QString(43, QLatin1Char('x'))},
        {QStringLiteral("redirect_uri"),
         QStringLiteral("http://127.0.0.1:%1/callback").arg(listener.serverPort())},
    });
    const LiveBrowser browser({QStringLiteral("--user"), QStringLiteral("bob")});
    QStringList command = browser.commandLine();
    QProcess process;
    process.start(command.takeFirst(), command << url.toString(QUrl::FullyEncoded));
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, longestWait);
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), QByteArray("GET /favicon.ico HTTP/1.1"));
    QVERIFY2(lines.at(1).startsWith("GET /callback?code="), lines.at(1).constData());
    QCOMPARE(browser.report().value(QLatin1String("finalText")).toString(), QStringLiteral("back"));
}

void tst_LiveServer::quotesTheBrowserCommand()
{
    const LiveBrowser browser({QStringLiteral("--password"), QStringLiteral("a \"b\" c"),
                               QStringLiteral("--user"), QStringLiteral("o'neill")});
    QCOMPARE(QProcess::splitCommand(browser.command()), browser.commandLine());
}

QONSENT_TEST(tst_LiveServer)
#include "tst_liveserver.moc"
