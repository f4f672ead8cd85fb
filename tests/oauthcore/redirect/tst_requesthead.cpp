// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/requesthead.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Progress = RequestHead::Progress;
using Field = RequestHead::Field;

Q_DECLARE_METATYPE(Progress)

class tst_RequestHead : public QObject
{
    Q_OBJECT

    static QByteArray withFields(const QByteArray &fields)
    {
        return "GET /callback HTTP/1.1\r\nHost: 127.0.0.1:1\r\n" + fields + "\r\n";
    }
    /// Everything that can be seen of \a head, to compare two of them.
    static QByteArray description(const RequestHead &head)
    {
        QByteArrayList parts = {QByteArray::number(int(head.progress())),
                                QByteArray::number(head.refusal()), head.method().toByteArray(),
                                head.path().toByteArray(), head.query().toByteArray()};
        for (int i = 0; i < RequestHead::fieldKinds; ++i) {
            const auto value = head.field(Field(i));
            parts += value ? '=' + value->toByteArray() : QByteArray("absent");
        }
        return parts.join('|');
    }
    static QByteArray browserHead()
    {
        return "GET /callback?code=CNRYC-1&state=s HTTP/1.1\r\nHost: 127.0.0.1:49152\r\n"
               "Connection: keep-alive\r\nSEC-FETCH-MODE:navigate\r\n"
               "Sec-Fetch-Dest: \t document \r\nCookie: a=b; c=\xc3\xa4\r\nX:\r\n"
               "Origin: null\r\nUpgrade: websocket\r\nSec-Purpose: prefetch\r\n"
               "Purpose: prefetch\r\nTransfer-Encoding: chunked\r\nContent-Length: 7\r\n\r\n";
    }

private Q_SLOTS:
    void readsARequestOfABrowser()
    {
        RequestHead head;
        QCOMPARE(head.feed(browserHead()), Progress::Complete);
        QCOMPARE(head.refusal(), 0);
        QCOMPARE(head.method(), QByteArrayView("GET"));
        QCOMPARE(head.path(), QByteArrayView("/callback"));
        QCOMPARE(head.query(), QByteArrayView("code=CNRYC-1&state=s"));
        QCOMPARE(head.field(Field::Host).value(), QByteArrayView("127.0.0.1:49152"));
        QCOMPARE(head.field(Field::SecFetchMode).value(), QByteArrayView("navigate"));
        QCOMPARE(head.field(Field::SecFetchDest).value(), QByteArrayView("document"));
        QCOMPARE(head.field(Field::Origin).value(), QByteArrayView("null"));
        QCOMPARE(head.field(Field::Upgrade).value(), QByteArrayView("websocket"));
        QCOMPARE(head.field(Field::SecPurpose).value(), QByteArrayView("prefetch"));
        QCOMPARE(head.field(Field::Purpose).value(), QByteArrayView("prefetch"));
        QCOMPARE(head.field(Field::TransferEncoding).value(), QByteArrayView("chunked"));
        QCOMPARE(head.field(Field::ContentLength).value(), QByteArrayView("7"));
    }

    void tellsAnEmptyQueryAndAnAbsentField()
    {
        RequestHead head;
        QCOMPARE(head.feed("GET /? HTTP/1.0\r\n\r\n"), Progress::Complete);
        QCOMPARE(head.path(), QByteArrayView("/"));
        QVERIFY(head.query().isEmpty());
        QVERIFY(!head.field(Field::Host));
    }

    void showsNothingBeforeTheRequestLineEnds()
    {
        RequestHead head;
        QCOMPARE(head.feed("GET /callback?code=1 HTTP/1.1\r"), Progress::Incomplete);
        QVERIFY(head.method().isEmpty());
        QVERIFY(head.path().isEmpty());
        QVERIFY(head.query().isEmpty());
    }

    void anySplitReadsTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a request of a browser") << browserHead();
        QTest::newRow("A25: two Hosts") << withFields("Host: 127.0.0.1:1\r\n");
        QTest::newRow("A23: no version") << QByteArray("GET / \r\n\r\n");
        QTest::newRow("A23: the greeting of HTTP/2")
            << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        QTest::newRow("a folded field") << withFields("Cookie: a\r\n b\r\n");
        QTest::newRow("a request with another behind it")
            << QByteArray(withFields({}) + "GET /evil HTTP/1.1\r\nHost: evil.test\r\n\r\n");
    }
    void anySplitReadsTheSame()
    {
        QFETCH(QByteArray, bytes);
        RequestHead whole;
        whole.feed(bytes);
        QVERIFY(whole.progress() != Progress::Incomplete);
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            for (qsizetype j = i; j <= bytes.size(); j += 7) {
                RequestHead head;
                head.feed(bytes.first(i));
                head.feed(bytes.sliced(i, j - i));
                head.feed(bytes.sliced(j));
                QCOMPARE(description(head), description(whole));
            }
        }
        RequestHead byByte;
        for (const char c : bytes)
            byByte.feed(QByteArrayView(&c, 1));
        QCOMPARE(description(byByte), description(whole));
    }

    void everyBeginningIsIncomplete()
    {
        const QByteArray bytes = browserHead();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            RequestHead head;
            QCOMPARE(head.feed(bytes.first(i)), Progress::Incomplete);
        }
    }

    void refusesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
            QTest::newRow(name) << bytes << status;
        };
        row("A23: a greeting of TLS", QByteArray("\x16\x03\x01\x02\x00\x01", 6));
        row("A23: a lone NUL", QByteArray(1, '\0'));
        row("A23: an empty line", "\r\n");
        row("A23: no version", "GET / \r\n\r\n");
        row("A23: HTTP/0.9", "GET /callback\r\n");
        row("A23: the greeting of HTTP/2", "PRI * HTTP/2.0\r\n", 505);
        row("HTTP/3.7", "GET / HTTP/3.7\r\n", 505);
        row("a version in lower case", "GET / http/1.1\r\n");
        row("a version with two digits", "GET / HTTP/1.10\r\n");
        row("a version of letters", "GET / HTTP/x.y\r\n");
        row("a bare line feed", "GET / HTTP/1.1\n");
        row("a carriage return in the line", "GET /\rHTTP/1.1\r\n");
        row("a tabulator between the words", "GET\t/ HTTP/1.1\r\n");
        row("two blanks between the words", "GET  / HTTP/1.1\r\n");
        row("a blank before the method", " GET / HTTP/1.1\r\n");
        row("a method that is no token", "G{T / HTTP/1.1\r\n");
        row("A25: the absolute form", "GET http://127.0.0.1/ HTTP/1.1\r\n");
        row("A16: the form of CONNECT", "CONNECT 127.0.0.1:1 HTTP/1.1\r\n");
        row("A16: the asterisk", "OPTIONS * HTTP/1.1\r\n");
        row("A26: a fragment", "GET /callback?x#y HTTP/1.1\r\n");
        row("a byte above 127 in the line", "GET /\xc3\xa4 HTTP/1.1\r\n");
        row("A25: two Hosts", withFields("host: 127.0.0.1:1\r\n"));
        row("two Origins", withFields("Origin: a\r\nOrigin: b\r\n"));
        row("a folded field", withFields(" folded\r\n"));
        row("a field without a name", withFields(": nobody\r\n"));
        row("a field without a colon", withFields("Cookie\r\n"));
        row("a blank before the colon", withFields("Cookie : a\r\n"));
        row("a NUL in a value", withFields(QByteArray("Cookie: \0\r\n", 11)));
        row("a bare line feed in a value", withFields("Cookie: a\nb\r\n"));
        row("a bare carriage return in a value", withFields("Cookie: a\rb\r\n"));
        row("a carriage return that ends nothing", "GET / HTTP/1.1\r\n\rx");
    }
    void refusesWhatIsNoRequest()
    {
        QFETCH(QByteArray, bytes);
        RequestHead head;
        QCOMPARE(head.feed(bytes), Progress::Refused);
        QTEST(head.refusal(), "status");
        QCOMPARE(head.feed("GET / HTTP/1.1\r\n\r\n"), Progress::Refused);
    }

    void theLongestRequestLineIsRead()
    {
        const QByteArray frame = "GET / HTTP/1.1";
        const auto path = QByteArray(RequestHead::longestRequestLine - frame.size(), 'a');
        RequestHead longest;
        QCOMPARE(longest.feed("GET /" + path + " HTTP/1.1\r\n\r\n"), Progress::Complete);
        QCOMPARE(longest.path().size(), path.size() + 1);
        RequestHead longer;
        QCOMPARE(longer.feed("GET /" + path + "a HTTP/1.1\r\n\r\n"), Progress::Refused);
        QCOMPARE(longer.refusal(), 414);
    }

    void fieldBytesAreCounted()
    {
        const QByteArray cookies = "Cookie: " + QByteArray(60 * 1024, 'c') + "\r\n";
        RequestHead four;
        QCOMPARE(four.feed(withFields(cookies.repeated(4))), Progress::Complete);
        RequestHead five;
        QCOMPARE(five.feed(withFields(cookies.repeated(5))), Progress::Refused);
        QCOMPARE(five.refusal(), 431);
    }

    void fieldsAreCounted()
    {
        RequestHead most;
        QCOMPARE(
            most.feed(withFields(QByteArray("x: y\r\n").repeated(RequestHead::mostFields - 1))),
            Progress::Complete);
        RequestHead more;
        QCOMPARE(more.feed(withFields(QByteArray("x: y\r\n").repeated(RequestHead::mostFields))),
                 Progress::Refused);
        QCOMPARE(more.refusal(), 431);
    }

    void aKeptValueHasALimit()
    {
        RequestHead head;
        QCOMPARE(head.feed("GET / HTTP/1.1\r\nHost:"
                           + QByteArray(RequestHead::longestKeptValue + 1, 'h')),
                 Progress::Refused);
        QCOMPARE(head.refusal(), 431);
    }

    void aNameThatBeginsLikeAKeptOneIsNot()
    {
        RequestHead head;
        QCOMPARE(head.feed("GET / HTTP/1.1\r\nHost-Name: a\r\nHos: b\r\n"
                           "Transfer-Encodings-And-More: c\r\n\r\n"),
                 Progress::Complete);
        QVERIFY(!head.field(Field::Host));
        QVERIFY(!head.field(Field::TransferEncoding));
    }
};

QONSENT_TEST(tst_RequestHead)
#include "tst_requesthead.moc"
