// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/requestparser_p.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent::Test;
using State = RequestParser::State;

class tst_RequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameWhereverTheBytesAreCut()
    {
        const QByteArray bytes = "POST /token?x=1 HTTP/1.1\r\nHost: a\r\nContent-Type: "
                                 "application/x-www-form-urlencoded; charset=utf-8\r\n"
                                 "content-length:  7 \r\n\r\na=b+c%21";
        const QByteArray complete =
            bytes.chopped(1); // seven bytes of body; one belongs to the next
        for (qsizetype cut = 0; cut < complete.size(); ++cut) {
            RequestParser parser;
            QCOMPARE(parser.feed(bytes.left(cut)), State::NeedsMore);
            QCOMPARE(parser.feed(bytes.mid(cut)), State::Complete);
            const ReceivedRequest request = parser.take();
            QCOMPARE(request.method, QByteArray("POST"));
            QCOMPARE(request.path(), QByteArray("/token"));
            QCOMPARE(request.query().value("x"), QByteArray("1"));
            QCOMPARE(request.header("HOST"), QByteArray("a"));
            QCOMPARE(request.body, QByteArray("a=b+c%2"));
            QVERIFY(request.isForm());
            QVERIFY(parser.hasRest());
        }
    }

    void readsOneRequestAfterTheOther()
    {
        RequestParser parser;
        QCOMPARE(parser.feed("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.0\r\n\r\nGET"), State::Complete);
        QCOMPARE(parser.take().target, QByteArray("/a"));
        QCOMPARE(parser.feed({}), State::Complete);
        const ReceivedRequest second = parser.take();
        QCOMPARE(second.target, QByteArray("/b"));
        QCOMPARE(second.version, QByteArray("HTTP/1.0"));
        QVERIFY(second.headers.isEmpty());
        QCOMPARE(parser.feed({}), State::NeedsMore);
    }

    void refusesWhatItCannotFrame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");

        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
        QTest::newRow("two spaces before the path") << QByteArray("GET  / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 400;
        QTest::newRow("a proxy's target") << QByteArray("GET http://a/ HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("nothing but an empty line") << QByteArray("\r\n\r\n") << 400;
        QTest::newRow("a field without a colon")
            << QByteArray("GET / HTTP/1.1\r\nHost\r\n\r\n") << 400;
        QTest::newRow("a space before the colon")
            << QByteArray("GET / HTTP/1.1\r\nHost : a\r\n\r\n") << 400;
        QTest::newRow("a length that is no number")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
        QTest::newRow("a body in chunks")
            << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << 411;
        QTest::newRow("a body one byte too long")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: 65537\r\n\r\n") << 413;
        QTest::newRow("a length of a hundred digits")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: " + QByteArray(100, '9') + "\r\n\r\n")
            << 413;
        QTest::newRow("a head without an end")
            << QByteArray("GET /" + QByteArray(64 * 1024, 'a')) << 431;
    }
    void refusesWhatItCannotFrame()
    {
        QFETCH(QByteArray, bytes);
        RequestParser parser;
        QCOMPARE(parser.feed(bytes), State::Refused);
        QTEST(parser.errorStatus(), "status");
        QCOMPARE(parser.feed("GET / HTTP/1.1\r\n\r\n"), State::Refused);
    }

    void takesABodyOfExactlyTheLimit()
    {
        RequestParser parser;
        QCOMPARE(parser.feed("POST / HTTP/1.1\r\nContent-Length: 65536\r\n\r\n"), State::NeedsMore);
        QCOMPARE(parser.feed(QByteArray(65535, 'x')), State::NeedsMore);
        QCOMPARE(parser.feed("x"), State::Complete);
        QCOMPARE(parser.take().body.size(), 65536);
    }
};

QONSENT_TEST(tst_RequestParser)
#include "tst_requestparser.moc"
