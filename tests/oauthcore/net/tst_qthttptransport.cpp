// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Script;
using namespace std::chrono_literals;

// What goes wrong is in tests/hostile/tst_transport*.cpp.
class tst_QtHttpTransport : public QObject
{
    Q_OBJECT

private:
    QList<Result<HttpResponse>> m_results;

    static HttpRequest post(const QUrl &url)
    {
        return {.method = HttpRequest::Method::Post,
                .url = url,
                .headers = {{"Accept", "application/json"}},
                .contentType = "application/x-www-form-urlencoded",
                .body = Secret(QByteArrayView("a=b&c=%20"))};
    }

    ReplyOf<HttpResponse> *send(HttpTransport &transport, const HttpRequest &request)
    {
        ReplyOf<HttpResponse> *reply = transport.send(request);
        whenFinished(reply, this,
                     [this](const Result<HttpResponse> &result) { m_results.append(result); });
        return reply;
    }

    const TestIdentity m_authority = makeCertificate({.commonName = "Test authority"});

private Q_SLOTS:
    void init() { m_results.clear(); }

    void sendsExactlyWhatItWasGiven()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "{\"a\":1}",
                                                {"Content-Type: application/json", "X-Y: z"}));
        QtHttpTransport transport;
        send(transport, post(server.url(QStringLiteral("/token?x=%2F"))));
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(m_results.first()->status, 200);
        QCOMPARE(m_results.first()->body.reveal(), "{\"a\":1}");
        QVERIFY(m_results.first()->isJson());
        QCOMPARE(m_results.first()->header("x-y").value_or("none"), "z");

        QCOMPARE(server.requests().size(), 1);
        const ServerRequest &request = server.requests().first();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/token?x=%2F");
        QCOMPARE(request.body, "a=b&c=%20");
        QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded");
        QCOMPARE(request.header("Content-Length"), "9");
        QCOMPARE(request.header("Transfer-Encoding"), "");
        QCOMPARE(request.header("Accept"), "application/json");
        QCOMPARE(request.header("Accept-Encoding"), "identity");
        QVERIFY(request.header("User-Agent").startsWith("Qonsent/"));
        QCOMPARE(request.header("Cookie"), "");
    }

    void sendsAGetWithoutBody()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "x"));
        QtHttpTransport transport({.userAgent = "Somebody/1"});
        send(transport,
             {.url = server.url(QStringLiteral("/userinfo")),
              .headers = {{"Authorization", "Bearer t"}}});
        QTRY_COMPARE(m_results.size(), 1);
        const ServerRequest request = server.requests().value(0);
        QCOMPARE(request.method, "GET");
        QCOMPARE(request.header("Authorization"), "Bearer t");
        QCOMPARE(request.header("User-Agent"), "Somebody/1");
        QCOMPARE(request.header("Content-Type"), "");
    }

    void sendsAPostWithoutBody()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "x"));
        QtHttpTransport transport;
        HttpRequest request = post(server.url(QStringLiteral("/userinfo")));
        request.body = {};
        send(transport, request);
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(server.requests().value(0).header("Content-Length"), "0");
    }

    void sendsABodyOfAnySizeOnce_data()
    {
        QTest::addColumn<int>("size");

        QTest::newRow("1 byte") << 1;
        QTest::newRow("16 KiB, one read of Qt's") << 16'384;
        QTest::newRow("16 KiB and one byte") << 16'385;
        QTest::newRow("1 MB") << 1'000'000;
    }
    void sendsABodyOfAnySizeOnce()
    {
        QFETCH(int, size);
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK"));
        QtHttpTransport transport;
        HttpRequest request = post(server.url(QStringLiteral("/token")));
        const QByteArray body(size, 'b');
        request.body = Secret(QByteArrayView(body));
        send(transport, request);
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().body, body);
    }

    void anyCompleteAnswerIsAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("status");

        for (const char *status :
             {"200 OK",          "201 Created",      "300 Choices",   "304 Not Modified",
              "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found",
              "405 No",          "407 Proxy",        "409 Conflict",  "410 Gone",
              "418 Teapot",      "422 No",           "429 Slow Down", "500 Oops",
              "501 No",          "502 Bad Gateway",  "503 Busy",      "504 Late",
              "599 Odd"})
            QTest::newRow(status) << QByteArray(status);
    }
    void anyCompleteAnswerIsAnAnswer()
    {
        QFETCH(QByteArray, status);
        const QByteArray body = status.startsWith("304") ? "" : "{\"error\":\"x\"}";
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer(status, body));
        QtHttpTransport transport;
        send(transport, post(server.url(QStringLiteral("/token"))));
        send(transport, {.url = server.url(QStringLiteral("/jwks"))});
        QTRY_COMPARE(m_results.size(), 2);
        for (const auto &result : m_results) {
            QVERIFY2(result, result ? "" : result.error().reason.constData());
            QCOMPARE(QByteArray::number(result->status), status.left(3));
            QCOMPARE(result->body.reveal(), body);
        }
        QCOMPARE(server.requests().size(), 2);
    }

    void readsBodiesHoweverTheyCome_data()
    {
        QTest::addColumn<ServerScript>("script");

        const QByteArray head = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("in chunks") << ServerScript{
            awaits(),
            sends(head + "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n")};
        QTest::newRow("up to the end of the connection")
            << ServerScript{awaits(), sends(head + "Connection: close\r\n\r\n{\"a\":1}"), closes()};
        QTest::newRow("byte by byte")
            << ServerScript{awaits(), drips(head + "Content-Length: 7\r\n\r\n{\"a\":1}")};
        QTest::newRow("from HTTP/1.0")
            << ServerScript{awaits(), sends("HTTP/1.0 200 OK\r\n\r\n{\"a\":1}"), closes()};
        QTest::newRow("after 100 Continue")
            << ServerScript{awaits(), sends("HTTP/1.1 100 Continue\r\n\r\n"),
                            sends(ScriptedServer::answer("200 OK", "{\"a\":1}"))};
    }
    void readsBodiesHoweverTheyCome()
    {
        QFETCH(ServerScript, script);
        ScriptedServer server;
        server.play(script);
        QtHttpTransport transport;
        send(transport, post(server.url(QStringLiteral("/token"))));
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY2(m_results.first(), m_results.first() ? "" : "no answer");
        QCOMPARE(m_results.first()->body.reveal(), "{\"a\":1}");
    }

    void followsRedirectsOfAGet()
    {
        ScriptedServer server;
        server.play({awaits(),
                     sends(ScriptedServer::answer("302 Found", "moved", {"Location: /b?c=d"})),
                     awaits(), sends(ScriptedServer::answer("200 OK", "there"))});
        server.answerAll(ScriptedServer::answer("200 OK", "there"));
        QtHttpTransport transport;
        send(transport,
             {.url = server.url(QStringLiteral("/a")),
              .headers = {{"Authorization", "Bearer t"}},
              .sameOriginRedirects = 1});
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(m_results.first()->body.reveal(), "there");
        QCOMPARE(server.requests().value(1).target, "/b?c=d");
        QCOMPARE(server.requests().value(1).header("Authorization"), "Bearer t");
    }

    void theDeadlineIsForAllRedirectsTogether()
    {
        ScriptedServer server;
        server.play({awaits(), sends("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n"),
                     drips(QByteArray("X: ") + QByteArray(20, 'x') + "\r\n\r\n"), startsAgain()});
        QtHttpTransport transport;
        QElapsedTimer timer;
        timer.start();
        send(transport,
             {.url = server.url(QStringLiteral("/a")),
              .deadline = 700ms,
              .sameOriginRedirects = 1000});
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().error().code, AuthError::Code::TimedOutNetwork);
        QVERIFY(server.requests().size() > 1);
        QVERIFY(timer.elapsed() < 5000);
    }

    void keepsConnections()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "{}"));
        QtHttpTransport transport;
        for (int i = 1; i <= 5; ++i) {
            send(transport, post(server.url(QStringLiteral("/token"))));
            QTRY_COMPARE(m_results.size(), i);
        }
        QCOMPARE(server.requests().size(), 5);
        QCOMPARE(server.connections(), 1);
    }

    void opensAnotherConnectionWhenTheServerClosedTheKeptOne()
    {
        ScriptedServer server;
        server.play({awaits(), sends(ScriptedServer::answer("200 OK", "{}")), closes()});
        QtHttpTransport transport;
        for (int i = 1; i <= 3; ++i) {
            send(transport, post(server.url(QStringLiteral("/token"))));
            QTRY_COMPARE(m_results.size(), i);
            QVERIFY(m_results.last());
            QTRY_COMPARE(server.openConnections(), 0);
        }
        QCOMPARE(server.requests().size(), 3);
    }

    void usesNoConnectionFromBeforeTheComputerSlept()
    {
        FakeClock clock;
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "{}"));
        QtHttpTransport transport({.clock = &clock});
        for (int i = 1; i <= 3; ++i) {
            send(transport, post(server.url(QStringLiteral("/token"))));
            QTRY_COMPARE(m_results.size(), i);
            QCOMPARE(server.connections(), i);
            clock.advance(10min); // for which the processor did not count
        }
        QTRY_COMPARE(server.openConnections(), 1);
    }

    void connectsAhead_data()
    {
        QTest::addColumn<bool>("tls");

        QTest::newRow("in clear") << false;
        QTest::newRow("MS-10, RO-25: with TLS, by an authority of the program's own") << true;
    }
    void connectsAhead()
    {
        QFETCH(bool, tls);
        const auto server = tls ? std::make_unique<ScriptedServer>(
                                makeLoopbackCertificate(m_authority).serverConfiguration())
                                : std::make_unique<ScriptedServer>();
        server->answerAll(ScriptedServer::answer("200 OK", "{}"));
        QtHttpTransport transport({.additionalCaCertificates = {m_authority.certificate}});
        transport.preconnect(server->url(QStringLiteral("/token")));
        QTRY_COMPARE(server->openConnections(), 1);
        QCOMPARE(server->received(), QByteArray());
        send(transport, post(server->url(QStringLiteral("/token"))));
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(server->connections(), 1);
    }

    void connectingAheadInVainHarmsNobody()
    {
        QUrl gone;
        {
            const ScriptedServer server;
            gone = server.url(QStringLiteral("/token"));
        }
        QtHttpTransport transport;
        transport.preconnect(gone);
        transport.preconnect(QUrl());
        send(transport, post(gone));
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().error().reason, "connection_refused");
    }

    void cancelsAtOnce()
    {
        ScriptedServer server;
        server.play({awaits()});
        QtHttpTransport transport;
        ReplyOf<HttpResponse> *reply = send(transport, post(server.url(QStringLiteral("/token"))));
        QTRY_COMPARE(server.requests().size(), 1);
        reply->cancel();
        QVERIFY(reply->isFinished());
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().error().code, AuthError::Code::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void aPostThatIsCancelledBeforeItLeftIsNeverSent()
    {
        ScriptedServer server;
        QtHttpTransport transport;
        send(transport, post(server.url(QStringLiteral("/token"))))->cancel();
        QTRY_COMPARE(m_results.size(), 1);
        QTest::qWait(50); // for what must not come
        QCOMPARE(server.requests().size(), 0);
    }

    void aTransportThatDiesTakesItsExchangesSilently()
    {
        ScriptedServer server;
        server.play({awaits()});
        auto transport = std::make_unique<QtHttpTransport>();
        QPointer<ReplyOf<HttpResponse>> reply =
            send(*transport, post(server.url(QStringLiteral("/token"))));
        QTRY_COMPARE(server.requests().size(), 1);
        transport.reset();
        QVERIFY(!reply);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(m_results.size(), 0);
    }

    void leavesNothingBehind()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "{}"));
        QtHttpTransport transport;
        for (int i = 1; i <= 3; ++i) {
            send(transport, post(server.url(QStringLiteral("/token"))));
            QTRY_COMPARE(m_results.size(), i);
        }
        QTRY_VERIFY(transport.children().isEmpty());
    }

    void carriesManyExchangesAtOnce()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "{}"));
        QtHttpTransport transport;
        for (int i = 0; i < 100; ++i)
            send(transport, post(server.url(QStringLiteral("/token"))));
        QTRY_COMPARE(m_results.size(), 100);
        QVERIFY(std::all_of(m_results.begin(), m_results.end(),
                            [](const Result<HttpResponse> &result) { return bool(result); }));
        QCOMPARE(server.requests().size(), 100);
    }
};

QONSENT_TEST(tst_QtHttpTransport)
#include "tst_qthttptransport.moc"
