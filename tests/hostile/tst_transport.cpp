// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "tests/hostile/exchange.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qonsent;
using namespace Qonsent::Script;
using namespace std::chrono_literals;

namespace {

using Method = HttpRequest::Method;

const QByteArray tokens = "{\"access_token\":\"CNRYA-1\",\"token_type\":\"Bearer\"}";

/// The head of an answer with status 200 and \a fields.
QByteArray head(const QByteArray &fields)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + fields + "\r\n\r\n";
}

QByteArray lengthOf(const QByteArray &body, int more = 0)
{
    return "Content-Length: " + QByteArray::number(body.size() + more);
}

QByteArray chunk(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
}

} // namespace

/// Answers that no honest server gives. Each row is met by a Post and by a Get.
class tst_Transport : public QObject
{
    Q_OBJECT

private:
    /// Meets \a script; gives the outcome and checks what must hold for every row.
    static QByteArray outcome(Method method, const ServerScript &script, int deadline)
    {
        const LeakOracle oracle;
        ScriptedServer server;
        server.play(script);
        QtHttpTransport transport;
        const auto ended = exchange(transport,
                                    canaryRequest(method, server.url(QStringLiteral("/token")),
                                                  std::chrono::milliseconds(deadline)));
        if (!oracle.findInLog().isEmpty())
            return "leaked " + oracle.findInLog().join(u' ').toUtf8();
        if (server.sent() > 16 * 1024 * 1024)
            return "read " + QByteArray::number(server.sent()) + " bytes";
        // QNetworkAccessManager may repeat a Get, which harms nobody.
        if (method == Method::Post && (server.requests().size() != 1 || server.connections() != 1))
            return QByteArray::number(server.requests().size()) + " requests";
        return outcomeOf(ended);
    }

private Q_SLOTS:
    void takesNoIncompleteAnswer_data()
    {
        QTest::addColumn<ServerScript>("script");
        QTest::addColumn<QByteArray>("reason");

        const QByteArray closed = "connection_closed";
        QTest::newRow("B11: complete JSON, but one byte less than announced")
            << ServerScript{awaits(), sends(head(lengthOf(tokens, 1)) + tokens), closes()}
            << closed;
        QTest::newRow("B11: complete JSON in chunks, but without the last one")
            << ServerScript{awaits(), sends(head("Transfer-Encoding: chunked") + chunk(tokens)),
                            closes()}
            << closed;
        QTest::newRow("B11: an error status, but one byte less than announced") << ServerScript{
            awaits(), sends("HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\n\r\n{}"),
            closes()} << closed;
        QTest::newRow("B11: reset in the middle of the body")
            << ServerScript{awaits(), sends(head(lengthOf(tokens, 1)) + tokens), resets()}
            << closed;
        QTest::newRow("B11: closed in the middle of the head")
            << ServerScript{awaits(), sends("HTTP/1.1 200 OK\r\nContent-Ty"), closes()} << closed;
        QTest::newRow("B11: closed without an answer")
            << ServerScript{awaits(), closes()} << closed;
        QTest::newRow("B11: reset without an answer") << ServerScript{awaits(), resets()} << closed;
        QTest::newRow("B19: one early hint, the answer later")
            << ServerScript{awaits(), sends("HTTP/1.1 103 Early Hints\r\n\r\n"),
                            drips(head(lengthOf(tokens)) + tokens)}
            << QByteArray("interim_answer");
        QTest::newRow("B19: a million early hints")
            << ServerScript{awaits(),
                            floods("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 1'000'000)}
            << QByteArray("interim_answer");
        QTest::newRow("B22: a frame of HTTP/2")
            << ServerScript{awaits(), sends(QByteArray("\0\0\x12\4\0\0\0\0\0\0\3\0\0\0\x64", 15))}
            << closed;
        QTest::newRow("not HTTP at all")
            << ServerScript{awaits(), sends("SSH-2.0-OpenSSH_9.2\r\n")} << closed;
        QTest::newRow("a bare body, as in HTTP/0.9")
            << ServerScript{awaits(), sends(tokens), closes()} << closed;
        QTest::newRow("a status of zero")
            << ServerScript{awaits(), sends("HTTP/1.1 000 OK\r\n\r\n{}"), closes()}
            << QByteArray("not_http");
        QTest::newRow("a status below zero")
            << ServerScript{awaits(), sends("HTTP/1.1 -20 OK\r\nContent-Length: 2\r\n\r\n{}")}
            << QByteArray("not_http");
        QTest::newRow("a status beyond all classes")
            << ServerScript{awaits(), sends(ScriptedServer::answer("999 Odd", tokens))}
            << QByteArray("not_http");
    }
    void takesNoIncompleteAnswer()
    {
        QFETCH(ServerScript, script);
        QFETCH(QByteArray, reason);
        QCOMPARE(outcome(Method::Post, script, 10'000), "outcome_unknown " + reason);
        QCOMPARE(outcome(Method::Get, script, 10'000), "unreachable " + reason);
    }

    void endsAtTheDeadline_data()
    {
        QTest::addColumn<ServerScript>("script");

        QTest::newRow("B09, MS-10, RO-23: accepted, then silence") << ServerScript{awaits()};
        QTest::newRow("B10: a body that drips one byte at a time") << ServerScript{
            awaits(), sends(head("Content-Length: 100000")), drips(QByteArray(100'000, ' '))};
        QTest::newRow("B10: a head that drips one byte at a time")
            << ServerScript{awaits(), drips(head("X: " + QByteArray(100'000, 'x')))};
        QTest::newRow("B19: 100 Continue, then silence")
            << ServerScript{awaits(), sends("HTTP/1.1 100 Continue\r\n\r\n")};
        QTest::newRow("B19: 100 Continue without end")
            << ServerScript{awaits(), floods("HTTP/1.1 100 Continue\r\n\r\n", 100'000)};
        QTest::newRow("B19: header fields without end") << ServerScript{
            awaits(), sends("HTTP/1.1 200 OK\r\n"), floods("X-Flood: yes\r\n", 1'000'000'000)};
        QTest::newRow("B19: a header field without end")
            << ServerScript{awaits(), sends("HTTP/1.1 200 OK\r\nX: "),
                            floods(QByteArray(1000, 'x'), 1'000'000'000)};
        QTest::newRow("B19: 300 KB of header fields") << ServerScript{
            awaits(),
            sends(head(QByteArray("X: 123456\r\n").repeated(30'000) + "Content-Length: 0"))};
        QTest::newRow("a header field without a colon")
            << ServerScript{awaits(), sends(head("no colon\r\nContent-Length: 0"))};
        QTest::newRow("a length below zero")
            << ServerScript{awaits(), sends(head("Content-Length: -2") + "{}")};
        QTest::newRow("a length beyond 64 bits")
            << ServerScript{awaits(), sends(head("Content-Length: 99999999999999999999") + "{}")};
    }
    void endsAtTheDeadline()
    {
        QFETCH(ServerScript, script);
        QCOMPARE(outcome(Method::Post, script, 300), "outcome_unknown deadline");
        QCOMPARE(outcome(Method::Get, script, 300), "timed_out_network deadline");
    }

    void hangsUpOnWhatItGaveUp_data() { onlyRow("B10: a body that drips, after the deadline"); }
    void hangsUpOnWhatItGaveUp()
    {
        ScriptedServer server;
        server.play({awaits(), sends(head("Content-Length: 9000")), drips(QByteArray(9000, ' '))});
        QtHttpTransport transport;
        const HttpRequest request =
            canaryRequest(Method::Post, server.url(QStringLiteral("/token")), 200ms);
        QCOMPARE(outcomeOf(exchange(transport, request)), "outcome_unknown deadline");
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void keepsToTheBudget_data()
    {
        QTest::addColumn<ServerScript>("script");

        const QByteArray block(65'536, ' ');
        QTest::newRow("B13: 100 MB announced") << ServerScript{
            awaits(), sends(head("Content-Length: 100000000")), floods(block, 1600)};
        QTest::newRow("B13: one byte too many announced")
            << ServerScript{awaits(), sends(head("Content-Length: 1048577"))};
        QTest::newRow("B13: chunks without end") << ServerScript{
            awaits(), sends(head("Transfer-Encoding: chunked")), floods(chunk(block), 1'000'000)};
        QTest::newRow("B13: a body without length and without end")
            << ServerScript{awaits(), sends(head("Connection: close")), floods(block, 1'000'000)};
    }
    void keepsToTheBudget()
    {
        QFETCH(ServerScript, script);
        QCOMPARE(outcome(Method::Post, script, 10'000), "too_large body");
        QCOMPARE(outcome(Method::Get, script, 10'000), "too_large body");
    }

    void readsLittleAheadOfABusyProgram()
    {
        // B13: the network has a thread of its own, which must not fill memory while ours is busy.
        std::atomic<quint16> port = 0;
        std::atomic<qint64> sent = 0;
        const std::unique_ptr<QThread> thread(QThread::create([&port, &sent] {
            QTcpServer server;
            server.listen(QHostAddress(QHostAddress::LocalHost));
            port = server.serverPort();
            server.waitForNewConnection(10'000);
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            socket->write(head("Connection: close"));
            while (socket->state() == QTcpSocket::ConnectedState) {
                sent += socket->write(QByteArray(65'536, ' '));
                socket->waitForBytesWritten(10'000);
            }
        }));
        thread->start();
        QTRY_VERIFY(port != 0);
        QtHttpTransport transport;
        HttpRequest request = canaryRequest(
            Method::Get, QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(quint16(port))));
        request.maximumBytes = 1 << 30;
        ReplyOf<HttpResponse> *reply = transport.send(request);
        QTRY_VERIFY(sent > 0);
        QThread::msleep(300); // is what being busy means here
        reply->cancel();
        QVERIFY(thread->wait(10'000));
        QVERIFY2(sent < 24 * 1024 * 1024, QByteArray::number(sent).constData());
    }

    void takesABodyThatFillsTheBudget()
    {
        const ServerScript script{
            awaits(), sends(ScriptedServer::answer("200 OK", QByteArray(1 << 20, ' ')))};
        QCOMPARE(outcome(Method::Post, script, 10'000), "200");
    }

    void takesNoEncodedBody_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("outcomeExpected");

        const QByteArray refused = "response_malformed content_encoding";
        QTest::newRow("B14: gzip") << QByteArray("gzip") << refused;
        QTest::newRow("B14: gzip under its old name") << QByteArray("x-gzip") << refused;
        QTest::newRow("B14: deflate") << QByteArray("deflate") << refused;
        QTest::newRow("B14: Brotli") << QByteArray("br") << refused;
        QTest::newRow("B14: Zstandard") << QByteArray("zstd") << refused;
        QTest::newRow("B14: two of them") << QByteArray("identity, gzip") << refused;
        QTest::newRow("B14: identity, which is none")
            << QByteArray("Identity") << QByteArray("200");
    }
    void takesNoEncodedBody()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, outcomeExpected);
        const QByteArray bomb =
            QByteArray::fromHex("1f8b08000000000000ff") + QByteArray(1000, '\1');
        const ServerScript script{
            awaits(),
            sends(ScriptedServer::answer("200 OK", bomb, {"Content-Encoding: " + encoding}))};
        QCOMPARE(outcome(Method::Post, script, 10'000), outcomeExpected);
        QCOMPARE(outcome(Method::Get, script, 10'000), outcomeExpected);
    }

    void neverAnswersAChallenge_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("challenge");

        for (const char *scheme :
             {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\"", "NTLM", "Negotiate",
              "Bearer error=\"invalid_token\"", "DPoP error=\"use_dpop_nonce\""}) {
            QTest::addRow("B25: 401 with %s", scheme)
                << QByteArray("401 Unauthorized") << "WWW-Authenticate: " + QByteArray(scheme);
        }
        QTest::newRow("B25: 401 without a challenge")
            << QByteArray("401 Unauthorized") << QByteArray("X: y");
        QTest::newRow("B25: 407 from nowhere")
            << QByteArray("407 Proxy Authentication Required")
            << QByteArray("Proxy-Authenticate: Basic realm=\"x\"");
    }
    void neverAnswersAChallenge()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, challenge);
        const QByteArray body = "{\"error\":\"invalid_client\"}";
        for (const Method method : {Method::Post, Method::Get}) {
            ScriptedServer server;
            server.answerAll(ScriptedServer::answer(status, body, {challenge}));
            QtHttpTransport transport;
            const auto ended =
                exchange(transport, canaryRequest(method, server.url(QStringLiteral("/token"))));
            QCOMPARE(outcomeOf(ended), status.left(3));
            QCOMPARE(ended->value().body.reveal(), body);
            QCOMPARE(server.requests().size(), 1);
        }
    }

    void carriesNoCookiesOver_data() { onlyRow("B23: a cookie in the first answer"); }
    void carriesNoCookiesOver()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "{}", {"Set-Cookie: sess=CNRYA-1"}));
        QtHttpTransport transport;
        for (int i = 0; i < 2; ++i) // as if for two accounts
            QCOMPARE(
                outcomeOf(exchange(
                    transport, canaryRequest(Method::Post, server.url(QStringLiteral("/token"))))),
                "200");
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().at(1).header("Cookie"), QByteArray());
        QCOMPARE(server.requests().at(1).connection, 1);
    }

    void givesNobodyTheLateAnswerOfSomebodyElse_data()
    {
        onlyRow("B19: an early hint, and its answer when the next one asks");
    }
    void givesNobodyTheLateAnswerOfSomebodyElse()
    {
        // Behind the early hint comes the answer to the first request, on a connection that
        // the second one must not use.
        ScriptedServer server;
        server.play({awaits(), sends("HTTP/1.1 103 Early Hints\r\n\r\n"), awaits(),
                     sends(ScriptedServer::answer("200 OK", "first"))});
        server.play({awaits(), sends(ScriptedServer::answer("200 OK", "second"))});
        QtHttpTransport transport;
        const HttpRequest request =
            canaryRequest(Method::Post, server.url(QStringLiteral("/token")));
        QCOMPARE(outcomeOf(exchange(transport, request)), "outcome_unknown interim_answer");
        const auto second = exchange(transport, request);
        QCOMPARE(outcomeOf(second), "200");
        QCOMPARE(second->value().body.reveal(), "second");
    }
};

QONSENT_TEST(tst_Transport)
#include "tst_transport.moc"
