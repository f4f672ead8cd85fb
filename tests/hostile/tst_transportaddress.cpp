// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "tests/hostile/exchange.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QNetworkProxyFactory>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qonsent;
using namespace Qonsent::Script;
using namespace std::chrono_literals;

namespace {

using Method = HttpRequest::Method;

const QHostAddress elsewhere(QStringLiteral("127.0.0.2"));

/// A name too long for anybody to have it: refused without asking a name server.
QUrl nobodysUrl()
{
    return QUrl(QStringLiteral("https://%1invalid/").arg(QStringLiteral("abcdefg.").repeated(40)));
}

/// A port that takes connections no more: its queue is full and nobody accepts.
class BlackHole
{
public:
    BlackHole()
    {
        m_sockets.append(socket(AF_INET, SOCK_STREAM, 0));
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        bind(m_sockets.first(), generic, size);
        listen(m_sockets.first(), 0);
        getsockname(m_sockets.first(), generic, &size);
        m_port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) {
            m_sockets.append(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
            connect(m_sockets.last(), generic, size);
        }
    }
    ~BlackHole()
    {
        for (const int descriptor : m_sockets)
            close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(BlackHole)

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/token").arg(m_port)); }

private:
    QList<int> m_sockets;
    quint16 m_port = 0;
};

} // namespace

/// Where a request may go, and what keeps it from going anywhere else.
class tst_TransportAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesUnsafeAddressesBeforeAnyConnection_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("reason");

        const auto row = [](const char *name, const char *url, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(url) << QByteArray(reason);
        };
        row("D03: http to a public host", "http://as.example/token", "scheme");
        row("D03: http to a private address", "http://192.168.0.1/token", "scheme");
        row("D03: http to a name that only looks like loopback", "http://localhost.example/",
            "scheme");
        row("D03: http to an address that only looks like loopback", "http://0.0.0.0:%1/",
            "scheme");
        row("D03: data, which Qt would serve", "data:application/json,{}", "scheme");
        row("D03: a file, which Qt would serve", "file:///etc/hostname", "scheme");
        row("D03: a resource, which Qt would serve", "qrc:/qt-project.org/x", "scheme");
        row("D03: FTP", "ftp://127.0.0.1/", "scheme");
        row("D03: a WebSocket", "wss://127.0.0.1/", "scheme");
        row("D03: user information", "http://a:CNRYS-1@127.0.0.1:%1/", "user_info");
        row("D03: no host", "https:///token", "syntax");
        row("D03: no scheme", "//127.0.0.1:%1/token", "syntax");
        row("D03: nothing", "", "syntax");
    }
    void refusesUnsafeAddressesBeforeAnyConnection()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, reason);
        const LeakOracle oracle;
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK"));
        QtHttpTransport transport;
        const QUrl address(url.contains(u'%') ? url.arg(server.port()) : url);
        for (const Method method : {Method::Post, Method::Get}) {
            const auto ended = exchange(transport, canaryRequest(method, address));
            QCOMPARE(outcomeOf(ended), "insecure_url " + reason);
            QCOMPARE(LeakOracle::findIn(ended->error().message.toUtf8()), QStringList());
        }
        transport.preconnect(address);
        QTest::qWait(1);
        QCOMPARE(server.connections(), 0);
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void refusesHeadersThatCouldSmuggle_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");

        const auto row = [](const char *title, const QByteArray &name, const QByteArray &value) {
            QTest::newRow(title) << name << value;
        };
        row("a line break in a value", "Authorization", "Bearer a\r\nX-Injected: b");
        row("a bare line feed in a value", "DPoP", "a\nX-Injected: b");
        row("a bare carriage return in a value", "DPoP", "a\rX-Injected: b");
        row("NUL in a value", "DPoP", QByteArray("a\0b", 3));
        row("an 8-bit control character in a value", "DPoP",
            "a\x85"
            "b");
        row("UTF-8 in a value", "Authorization", "Bearer \xc3\xa4");
        row("a line break in a name", "X\r\nInjected", "a");
        row("a colon in a name", "X:", "a");
        row("a space in a name", "X y", "a");
        row("no name", "", "a");
        row("a second host", "host", "evil.test");
        row("a second length", "Content-Length", "0");
        row("another framing", "Transfer-Encoding", "chunked");
        row("a cookie", "Cookie", "a=b");
    }
    void refusesHeadersThatCouldSmuggle()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        ScriptedServer server;
        QtHttpTransport transport;
        HttpRequest request = canaryRequest(Method::Post, server.url(QStringLiteral("/token")));
        request.headers.append({name, value});
        QCOMPARE(outcomeOf(exchange(transport, request)), "insecure_url header");
        QCOMPARE(server.connections(), 0);
    }

    void refusesAContentTypeThatCouldSmuggle_data()
    {
        onlyRow("a line break in the type of the body");
    }
    void refusesAContentTypeThatCouldSmuggle()
    {
        ScriptedServer server;
        QtHttpTransport transport;
        HttpRequest request = canaryRequest(Method::Post, server.url(QStringLiteral("/token")));
        request.contentType = "text/plain\r\nX-Injected: b";
        QCOMPARE(outcomeOf(exchange(transport, request)), "insecure_url header");
        QCOMPARE(server.connections(), 0);
    }

    void neverForwardsAPost_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("location");

        for (const char *status : {"301", "302", "303", "307", "308"}) {
            QTest::addRow("B04: %s to another host", status)
                << QByteArray(status) << QByteArray("http://127.0.0.2:%1/token");
            QTest::addRow("B04: %s to another path of the same origin", status)
                << QByteArray(status) << QByteArray("/other");
            QTest::addRow("B04: %s to nowhere", status) << QByteArray(status) << QByteArray();
        }
    }
    void neverForwardsAPost()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, location);
        const LeakOracle oracle;
        ScriptedServer canary(elsewhere);
        ScriptedServer server;
        location.replace("%1", QByteArray::number(canary.port()));
        server.answerAll(
            ScriptedServer::answer(status + " Moved", "CNRYA-1", {"Location: " + location}));
        QtHttpTransport transport;
        HttpRequest request = canaryRequest(Method::Post, server.url(QStringLiteral("/token")));
        request.sameOriginRedirects = 3; // means Gets only
        QCOMPARE(outcomeOf(exchange(transport, request)), "redirect_refused post_redirected");
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(canary.connections(), 0);
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void followsAGetOnlyWithinItsOrigin_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("reason");

        const auto row = [](const char *name, const char *location, const char *reason) {
            QTest::newRow(name) << QByteArray(location) << QByteArray(reason);
        };
        row("B49: another host, which would get the token", "http://127.0.0.2:%1/", "other_origin");
        row("B49: another port", "http://127.0.0.1:%1/", "other_origin");
        row("B49: another name of the same host", "http://localhost:%2/", "other_origin");
        row("B49: without a scheme", "//127.0.0.2:%1/", "other_origin");
        row("B49: user information", "http://a:b@127.0.0.1:%2/", "other_origin");
        row("B49: data", "data:text/plain,x", "other_origin");
        row("B49: a file", "file:///etc/hostname", "other_origin");
        row("B49: a backslash before the real host", "http://127.0.0.1:%2\\@127.0.0.2:%1/",
            "location_invalid");
        row("B49: nowhere", "", "location_invalid");
        row("B06: a loop", "/userinfo", "too_many_redirects");
    }
    void followsAGetOnlyWithinItsOrigin()
    {
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, reason);
        ScriptedServer canary(elsewhere);
        ScriptedServer server;
        location.replace("%1", QByteArray::number(canary.port()));
        location.replace("%2", QByteArray::number(server.port()));
        server.answerAll(ScriptedServer::answer("302 Found", {}, {"Location: " + location}));
        QtHttpTransport transport;
        HttpRequest request = canaryRequest(Method::Get, server.url(QStringLiteral("/userinfo")));
        request.sameOriginRedirects = 3;
        QCOMPARE(outcomeOf(exchange(transport, request)), "redirect_refused " + reason);
        QCOMPARE(server.requests().size(), reason == "too_many_redirects" ? 4 : 1);
        QCOMPARE(canary.connections(), 0);
    }

    void endsWithoutAConnection_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QByteArray>("outcomeExpected");

        ScriptedServer gone;
        QTest::newRow("B09: nobody listens")
            << gone.url(QStringLiteral("/")) << QByteArray("unreachable connection_refused");
        QTest::newRow("B09: a name too long for anybody to have")
            << nobodysUrl() << QByteArray("unreachable host_not_found");
        QTest::newRow("B09: nothing comes back")
            << QUrl() << QByteArray("timed_out_network connect");
    }
    void endsWithoutAConnection()
    {
        QFETCH(QUrl, url);
        QFETCH(QByteArray, outcomeExpected);
        const BlackHole hole;
        QtHttpTransport transport({.connectDeadline = 500ms});
        for (const Method method : {Method::Post, Method::Get}) {
            const HttpRequest request = canaryRequest(method, url.isEmpty() ? hole.url() : url);
            QCOMPARE(outcomeOf(exchange(transport, request)), outcomeExpected);
        }
    }

    void takesNoProxyFromTheSurroundings_data()
    {
        onlyRow("B26: a hostile proxy in the environment and in the program");
    }
    void takesNoProxyFromTheSurroundings()
    {
        // B26. Qt asks no proxy for loopback, so the host is one that cannot be looked up: without
        // a proxy that is the end, with one it would be the proxy's business.
        ScriptedServer canary(elsewhere);
        const auto request = canaryRequest(Method::Post, nobodysUrl());
        const QByteArray address = "http://127.0.0.2:" + QByteArray::number(canary.port());
        const QByteArrayList variables{"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY"};
        for (const QByteArray &variable : variables)
            qputenv(variable.constData(), address);
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        {
            QtHttpTransport transport;
            QCOMPARE(outcomeOf(exchange(transport, request)), "unreachable host_not_found");
        }
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        QNetworkProxy::setApplicationProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, elsewhere.toString(), canary.port()));
        {
            QtHttpTransport transport;
            QCOMPARE(outcomeOf(exchange(transport, request)), "unreachable host_not_found");
        }
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        for (const QByteArray &variable : variables)
            qunsetenv(variable.constData());
        QCOMPARE(canary.connections(), 0);
    }

    void tellsAProxyNothing_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("outcomeExpected");

        QTest::newRow("B26: it says connected, then speaks in clear")
            << QByteArray("HTTP/1.1 200 Connected\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}")
            << QByteArray("tls_failed protocol");
        QTest::newRow("B26: it asks for credentials") << ScriptedServer::answer(
            "407 Proxy Authentication Required", {}, {"Proxy-Authenticate: Basic realm=\"x\""})
                                                      << QByteArray("unreachable proxy");
        QTest::newRow("B26, MS-10, RO-26: it refuses")
            << ScriptedServer::answer("403 Forbidden") << QByteArray("unreachable network");
    }
    void tellsAProxyNothing()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, outcomeExpected);
        const LeakOracle oracle;
        ScriptedServer proxy;
        proxy.answerAll(answer);
        QtHttpTransport transport(
            {.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"),
                                    proxy.port())});
        const HttpRequest request =
            canaryRequest(Method::Post, QUrl(QStringLiteral("https://as.example/token")));
        QCOMPARE(outcomeOf(exchange(transport, request)), outcomeExpected);
        QCOMPARE(proxy.requests().value(0).method, "CONNECT");
        QCOMPARE(LeakOracle::findIn(proxy.received()), QStringList());
        QCOMPARE(oracle.findInLog(), QStringList());
    }
};

QONSENT_TEST(tst_TransportAddress)
#include "tst_transportaddress.moc"
