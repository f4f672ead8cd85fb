// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/httpserver.h"
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Test;
using namespace std::chrono_literals;

class tst_HttpServer : public QObject
{
    Q_OBJECT

    /// Answers everything with \a answer.
    static HttpServer::Handler always(const Answer &answer)
    {
        return [answer](const ReceivedRequest &, const HttpServer::Responder &respond) {
            respond(answer);
        };
    }

    static constexpr const char get[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    static constexpr const char getAndClose[] =
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

private Q_SLOTS:
    void saysWhatTheAnswerSays_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("status, field, body")
            << Answer{.status = 404, .headers = {{"X", "y"}}, .body = "no"}
            << QByteArray("HTTP/1.1 404 Not Found\r\nX: y\r\nContent-Length: 2\r\n"
                          "Connection: close\r\n\r\nno");
        QTest::newRow("a length that lies")
            << Answer{.headers = {{"Content-Length", "9"}}, .body = "{}"}
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{}");
        QTest::newRow("JSON, not to be stored")
            << Answer::json(200, {{QStringLiteral("a"), 1}})
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                          "Cache-Control: no-store\r\nContent-Length: 7\r\n"
                          "Connection: close\r\n\r\n{\"a\":1}");
        QTest::newRow("bytes as they are, even half an answer")
            << Answer::raw("HTTP/1.1 200") << QByteArray("HTTP/1.1 200");
        QTest::newRow("not a byte") << Answer::hangUp() << QByteArray();
        QTest::newRow("byte by byte, and all of them")
            << Answer::raw("abc").dripping(1ms) << QByteArray("abc");
    }
    void saysWhatTheAnswerSays()
    {
        QFETCH(Answer, answer);
        HttpServer server(always(answer));
        QVERIFY(server.listen());
        QTEST(exchange(server.port(), getAndClose), "bytes");
    }

    void keepsAConnectionForTheNextRequest()
    {
        QList<quint64> connections;
        HttpServer server(
            [&](const ReceivedRequest &request, const HttpServer::Responder &respond) {
                connections.append(request.connection);
                respond({.status = 200});
            });
        QVERIFY(server.listen());
        QTcpSocket socket;
        QSignalSpy answered(&socket, &QTcpSocket::readyRead);
        socket.connectToHost(QHostAddress::LocalHost, server.port());
        for (int i = 0; i < 3; ++i) {
            socket.write(get);
            QVERIFY(answered.wait());
            QCOMPARE(socket.readAll(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        }
        QCOMPARE(connections, QList<quint64>({1, 1, 1}));
        QCOMPARE(server.connectionCount(), 1);
    }

    void answersPipelinedRequestsInOrder()
    {
        HttpServer server([](const ReceivedRequest &request, const HttpServer::Responder &respond) {
            respond({.body = request.target});
        });
        QVERIFY(server.listen());
        const QByteArray said = exchange(
            server.port(), "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\nConnection: close\r\n\r\n");
        QCOMPARE(said,
                 QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n/1"
                            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n/2"));
    }

    void staysOpenAndSilentWhereItStalls()
    {
        HttpServer server(always(Answer::silence()));
        QVERIFY(server.listen());
        QTcpSocket socket;
        QSignalSpy anything(&socket, &QTcpSocket::readyRead);
        socket.connectToHost(QHostAddress::LocalHost, server.port());
        socket.write(get);
        QVERIFY(!anything.wait(100));
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        server.closeConnections();
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void answersLaterIfAskedTo()
    {
        HttpServer::Responder later;
        HttpServer server([&](const ReceivedRequest &, const HttpServer::Responder &respond) {
            later = respond;
        });
        QVERIFY(server.listen());
        QTcpSocket socket;
        QSignalSpy answered(&socket, &QTcpSocket::readyRead);
        socket.connectToHost(QHostAddress::LocalHost, server.port());
        socket.write(get);
        QTRY_VERIFY(later);
        QVERIFY(answered.isEmpty());
        later({.body = "first"});
        later({.body = "second"}); // nobody waits for it
        QVERIFY(answered.wait());
        QVERIFY(socket.readAll().endsWith("first"));
        QVERIFY(!answered.wait(50));
        socket.abort();
        QTRY_VERIFY(server.children().isEmpty());
        later({.body = "third"}); // the connection is gone
    }

    void survivesGarbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a TLS greeting") << QByteArray("\x16\x03\x01\x02\x00\r\n\r\n", 9);
        QTest::newRow("a NUL") << QByteArray("\0\r\n\r\n", 5);
        QTest::newRow("64 KiB of one letter") << QByteArray(70'000, 'x');
    }
    void survivesGarbage()
    {
        QFETCH(QByteArray, bytes);
        HttpServer server(always({}));
        QVERIFY(server.listen());
        QVERIFY(exchange(server.port(), bytes).startsWith("HTTP/1.1 4"));
        QVERIFY(exchange(server.port(), getAndClose).startsWith("HTTP/1.1 200"));
    }

    void sendsNoBodyToHead()
    {
        HttpServer server(always({.body = "abc"}));
        QVERIFY(server.listen());
        QVERIFY(exchange(server.port(), "HEAD / HTTP/1.0\r\n\r\n").endsWith("\r\n\r\n"));
    }

    void namesThePortItCouldNotHave()
    {
        HttpServer first(always({}));
        QVERIFY(first.listen());
        HttpServer second(always({}));
        const Result<Done> result = second.listen(QHostAddress::LocalHost, first.port());
        QVERIFY(!result);
        QCOMPARE(result.error().code, AuthError::Code::PortUnavailable);
        QVERIFY(result.error().message.contains(QString::number(first.port())));
    }
};

QONSENT_TEST(tst_HttpServer)
#include "tst_httpserver.moc"
