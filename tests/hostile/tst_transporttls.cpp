// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "tests/hostile/exchange.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Script;
using namespace std::chrono_literals;

namespace {

using Method = HttpRequest::Method;

const QByteArray loopback("\x7f\0\0\1", 4);

/// A server hello that settles for TLS 1.1 (RFC 4346 section 7.4.1.3).
QByteArray oldServerHello()
{
    const QByteArray body =
        QByteArray("\x03\x02", 2) + QByteArray(32, 'r') + QByteArray("\0\xc0\x13\0", 4);
    const QByteArray message = QByteArray("\x02\0\0", 3) + char(body.size()) + body;
    return QByteArray("\x16\x03\x02\0", 4) + char(message.size()) + message;
}

} // namespace

/// Servers whose TLS is not in order. None of them may see a byte of the request.
class tst_TransportTls : public QObject
{
    Q_OBJECT

private:
    const TestIdentity m_authority = makeCertificate({.commonName = "Trusted authority"});

    QtHttpTransportOptions trusting() const
    {
        return {.additionalCaCertificates = {m_authority.certificate}, .connectDeadline = 5s};
    }

private Q_SLOTS:
    void refusesCertificates_data()
    {
        QTest::addColumn<TestIdentity>("identity");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("reason");

        const auto row = [](const char *name, const TestCertificate &content, const char *host,
                            const char *reason) {
            QTest::newRow(name) << makeCertificate(content) << QString::fromLatin1(host)
                                << QByteArray(reason);
        };
        const TestIdentity other = makeCertificate({.commonName = "Somebody else"});
        row("B21: self-signed", {.commonName = "localhost", .addresses = {loopback}}, "127.0.0.1",
            "self_signed");
        row("B21: an unknown authority",
            {.commonName = "localhost", .addresses = {loopback}, .issuer = other}, "127.0.0.1",
            "unknown_ca");
        row("B21: expired an hour ago",
            {.commonName = "localhost",
             .addresses = {loopback},
             .validUntil = -1h,
             .issuer = m_authority},
            "127.0.0.1", "expired");
        row("B21: valid from tomorrow on",
            {.commonName = "localhost",
             .addresses = {loopback},
             .validFrom = 24h,
             .validUntil = 48h,
             .issuer = m_authority},
            "127.0.0.1", "not_yet_valid");
        row("B21: another name",
            {.commonName = "evil.test", .dnsNames = {"evil.test"}, .issuer = m_authority},
            "localhost", "host_mismatch");
        row("B21: the right name, but only up to a NUL",
            {.commonName = "evil.test",
             .dnsNames = {QByteArray("localhost\0.evil.test", 20)},
             .issuer = m_authority},
            "localhost", "host_mismatch");
        row("B21: a wildcard for everything",
            {.commonName = "evil.test", .dnsNames = {"*"}, .issuer = m_authority}, "localhost",
            "host_mismatch");
        row("B50: a name that leads to loopback, the certificate of another host",
            {.commonName = "as.example", .dnsNames = {"as.example"}, .issuer = m_authority},
            "localhost", "host_mismatch");
    }
    void refusesCertificates()
    {
        QFETCH(TestIdentity, identity);
        QFETCH(QString, host);
        QFETCH(QByteArray, reason);
        const LeakOracle oracle;
        ScriptedServer server(identity.serverConfiguration());
        server.answerAll(ScriptedServer::answer("200 OK"));
        QtHttpTransport transport(trusting());
        QUrl url = server.url(QStringLiteral("/token"));
        url.setHost(host);
        for (const Method method : {Method::Post, Method::Get})
            QCOMPARE(outcomeOf(exchange(transport, canaryRequest(method, url))),
                     "tls_failed " + reason);
        QCOMPARE(server.received(), QByteArray());
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void checksCertificatesWhateverTheProgramSet_data()
    {
        onlyRow("B21, MS-10, RO-25: self-signed, in a program that checks nothing by default");
    }
    void checksCertificatesWhateverTheProgramSet()
    {
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration careless = before;
        careless.setPeerVerifyMode(QSslSocket::VerifyNone);
        QSslConfiguration::setDefaultConfiguration(careless);
        ScriptedServer server(makeCertificate({.commonName = "localhost", .addresses = {loopback}})
                                  .serverConfiguration());
        QtHttpTransport transport;
        const auto ended =
            exchange(transport, canaryRequest(Method::Post, server.url(QStringLiteral("/token"))));
        QSslConfiguration::setDefaultConfiguration(before);
        QCOMPARE(outcomeOf(ended), "tls_failed self_signed");
        QCOMPARE(server.received(), QByteArray());
    }

    void refusesBrokenHandshakes_data()
    {
        QTest::addColumn<ServerScript>("script");
        QTest::addColumn<QByteArray>("outcomeExpected");

        QTest::newRow("B21: TLS 1.1 at most")
            << ServerScript{sends(oldServerHello())} << QByteArray("tls_failed protocol");
        QTest::newRow("B21: the alert of a server that knows no newer TLS")
            << ServerScript{sends(QByteArray("\x15\x03\x01\0\2\2\x46", 7)), closes()}
            << QByteArray("tls_failed protocol");
        QTest::newRow("B21: plain HTTP where TLS is due")
            << ServerScript{sends(ScriptedServer::answer("200 OK", "{}"))}
            << QByteArray("tls_failed protocol");
        QTest::newRow("B21: a handshake that stalls")
            << ServerScript{} << QByteArray("timed_out_network connect");
        QTest::newRow("B21: a handshake that drips")
            << ServerScript{drips(oldServerHello().left(40) + QByteArray(1000, 'x'))}
            << QByteArray("timed_out_network connect");
        QTest::newRow("B21: closed instead of a handshake")
            << ServerScript{closes()} << QByteArray("unreachable connection_closed");
    }
    void refusesBrokenHandshakes()
    {
        QFETCH(ServerScript, script);
        QFETCH(QByteArray, outcomeExpected);
        const LeakOracle oracle;
        for (const Method method : {Method::Post, Method::Get}) {
            ScriptedServer server;
            server.play(script);
            QUrl url = server.url(QStringLiteral("/token"));
            url.setScheme(QStringLiteral("https"));
            QtHttpTransport transport({.connectDeadline = 300ms});
            QCOMPARE(outcomeOf(exchange(transport, canaryRequest(method, url))), outcomeExpected);
            QCOMPARE(LeakOracle::findIn(server.received()), QStringList());
        }
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void neverDowngrades_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("reason");

        QTest::newRow("B04: from https to http on the same host")
            << QStringLiteral("http") << QByteArray("downgrade");
        QTest::newRow("B04: to a script")
            << QStringLiteral("javascript") << QByteArray("downgrade");
        QTest::newRow("B04: to https on another host")
            << QStringLiteral("https") << QByteArray("other_origin");
    }
    void neverDowngrades()
    {
        QFETCH(QString, scheme);
        QFETCH(QByteArray, reason);
        ScriptedServer canary(QHostAddress(QStringLiteral("127.0.0.2")));
        ScriptedServer server(makeLoopbackCertificate(m_authority).serverConfiguration());
        QUrl target = canary.url(QStringLiteral("/"));
        target.setScheme(scheme);
        server.answerAll(
            ScriptedServer::answer("302 Found", {}, {"Location: " + target.toEncoded()}));
        QtHttpTransport transport(trusting());
        HttpRequest request = canaryRequest(Method::Get, server.url(QStringLiteral("/")));
        request.sameOriginRedirects = 3;
        QCOMPARE(outcomeOf(exchange(transport, request)), "redirect_refused " + reason);
        QCOMPARE(outcomeOf(exchange(transport, canaryRequest(Method::Post, request.url))),
                 "redirect_refused post_redirected");
        QCOMPARE(canary.connections(), 0);
    }

    void speaksHttp1ToAServerThatOffersHttp2_data()
    {
        onlyRow("B22: a server that would rather speak HTTP/2");
    }
    void speaksHttp1ToAServerThatOffersHttp2()
    {
        QSslConfiguration tls = makeLoopbackCertificate(m_authority).serverConfiguration();
        tls.setAllowedNextProtocols(
            {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
        ScriptedServer server(tls);
        server.answerAll(ScriptedServer::answer("200 OK", "{}"));
        QtHttpTransport transport(trusting());
        for (const Method method : {Method::Post, Method::Get})
            QCOMPARE(outcomeOf(exchange(
                         transport, canaryRequest(method, server.url(QStringLiteral("/token"))))),
                     "200");
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(server.requests().at(0).head.startsWith("POST /token HTTP/1.1\r\n"));
        QVERIFY(server.requests().at(1).head.startsWith("GET /token HTTP/1.1\r\n"));
        QVERIFY(!server.received().contains("HTTP2-Settings"));
    }

    void sendsAPostOverTlsOnce_data()
    {
        QTest::addColumn<ServerScript>("script");

        QTest::newRow("B11: closed without an answer") << ServerScript{awaits(), closes()};
        QTest::newRow("B11: reset without an answer") << ServerScript{awaits(), resets()};
        QTest::newRow("B11: complete JSON, but one byte less than announced") << ServerScript{
            awaits(), sends("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}"), closes()};
    }
    void sendsAPostOverTlsOnce()
    {
        QFETCH(ServerScript, script);
        ScriptedServer server(makeLoopbackCertificate(m_authority).serverConfiguration());
        server.play(script);
        QtHttpTransport transport(trusting());
        QCOMPARE(outcomeOf(exchange(
                     transport, canaryRequest(Method::Post, server.url(QStringLiteral("/token"))))),
                 "outcome_unknown connection_closed");
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.connections(), 1);
    }
};

QONSENT_TEST(tst_TransportTls)
#include "tst_transporttls.moc"
