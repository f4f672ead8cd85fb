// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/requestbody.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_RequestBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAFormOfKnownLengthIsRead_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("refusal");
        QTest::addColumn<qsizetype>("length");
        const QByteArray type = "Content-Type: application/x-www-form-urlencoded\r\n";
        const auto row = [](const char *name, const QByteArray &fields, int refusal,
                            qsizetype length = 0) {
            QTest::newRow(name) << fields << refusal << length;
        };
        row("A18: nothing is said", "", 400);
        row("A18: no length", type, 411);
        row("A18: an empty length", type + "Content-Length:\r\n", 400);
        row("A18: a negative length", type + "Content-Length: -1\r\n", 400);
        row("A18: a list of lengths", type + "Content-Length: 5, 5\r\n", 400);
        row("A18: a length that no number holds",
            type + "Content-Length: " + QByteArray(400, '9') + "\r\n", 413);
        row("A18: a byte too much", type + "Content-Length: 65537\r\n", 413);
        row("A18: chunks", type + "Transfer-Encoding: chunked\r\n", 400);
        row("A18: chunks beside a length",
            type + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400);
        row("A18: another type", "Content-Type: text/plain\r\nContent-Length: 5\r\n", 400);
        row("A18: a type of the same beginning",
            "Content-Type: application/x-www-form-urlencoded2\r\nContent-Length: 5\r\n", 400);
        row("the longest form", type + "Content-Length: 65536\r\n", 0, 65536);
        row("leading zeroes", type + "Content-Length: 0005\r\n", 0, 5);
        row("a charset",
            "content-type: APPLICATION/x-www-form-urlencoded\t; charset=utf-8\r\n"
            "content-length: 5\r\n",
            0, 5);
        row("an empty form", type + "Content-Length: 0\r\n", 0, 0);
    }
    void onlyAFormOfKnownLengthIsRead()
    {
        QFETCH(QByteArray, fields);
        RequestHead head;
        head.feed("POST / HTTP/1.1\r\n" + fields + "\r\n");
        QCOMPARE(head.progress(), RequestHead::Progress::Complete);
        const auto announced = RequestBody::announcedIn(head);
        QTEST(announced.refusal, "refusal");
        QTEST(announced.length, "length");
    }

    void anySplitReadsTheSame()
    {
        const QByteArray bytes = "state=right&code=c";
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            RequestBody body;
            body.expect(bytes.size() - 1);
            const bool first = body.feed(QByteArrayView(bytes).first(i));
            QCOMPARE(first, i >= bytes.size() - 1);
            QVERIFY(body.feed(QByteArrayView(bytes).sliced(i)));
            QCOMPARE(body.bytes(), QByteArrayView(bytes).chopped(1));
            QVERIFY(body.feed("more")); // is another request, or nothing
            QCOMPARE(body.bytes(), QByteArrayView(bytes).chopped(1));
        }
    }

    void nothingExpectedIsWholeAtOnce()
    {
        RequestBody body;
        body.expect(0);
        QVERIFY(body.isWhole());
        QVERIFY(body.feed("x"));
        QVERIFY(body.bytes().isEmpty());
    }

    void neverHoldsMoreThanTheLimit()
    {
        RequestBody body;
        body.expect(10 * RequestBody::longest);
        QVERIFY(body.feed(QByteArray(2 * RequestBody::longest, 'x')));
        QCOMPARE(body.bytes().size(), RequestBody::longest);
    }

    void theHeadSaysWhereItEnds()
    {
        const QByteArray bytes = "POST / HTTP/1.1\r\nHost: a\r\n\r\ncode=1";
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            RequestHead head;
            head.feed(QByteArrayView(bytes).first(i));
            head.feed(QByteArrayView(bytes).sliced(i));
            QCOMPARE(head.size(), bytes.size() - 6);
        }
    }
};

QONSENT_TEST(tst_RequestBody)
#include "tst_requestbody.moc"
