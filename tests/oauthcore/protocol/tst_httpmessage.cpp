// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/httpmessage.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_HttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsHeadersWhateverTheirCase()
    {
        const HttpResponse response{.headers = {{"content-TYPE", "a"}, {"X", "1"}, {"x", "2"}}};
        QCOMPARE(response.header("Content-Type").value_or("none"), "a");
        QCOMPARE(response.header("Absent").has_value(), false);
        QCOMPARE(response.header("X").has_value(), false); // twice is as good as never
    }

    void knowsJson_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("mediaType");
        QTest::addColumn<bool>("json");

        const auto row = [](const char *name, const char *type, const char *media, bool json) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(media) << json;
        };
        row("B02: JSON", "application/json", "application/json", true);
        row("B02: JSON in UTF-8", "application/json; charset=UTF-8", "application/json", true);
        row("B02: JSON in quoted UTF-8", "application/json;charset=\"utf-8\"", "application/json",
            true);
        row("B02: JSON in capitals", "Application/JSON ; x=y", "application/json", true);
        row("B02: a structured suffix", "application/token-introspection+json",
            "application/token-introspection+json", true);
        row("B02: JSON in UTF-16", "application/json; charset=utf-16", "application/json", false);
        row("B02: plain text", "text/plain", "text/plain", false);
        row("B02: a page", "text/html; charset=utf-8", "text/html", false);
        row("B02: something that only begins with JSON", "application/json-seq",
            "application/json-seq", false);
        row("B02: a suffix of another type", "text/a+json", "text/a+json", false);
        row("B02: nothing", "", "", false);
    }
    void knowsJson()
    {
        QFETCH(QByteArray, contentType);
        const HttpResponse response{.headers = {{"Content-Type", contentType}}};
        QTEST(response.mediaType(), "mediaType");
        QTEST(response.isJson(), "json");
    }

    void anAnswerWithoutTypeIsNoJson()
    {
        QVERIFY(!HttpResponse().isJson());
        QCOMPARE(HttpResponse().mediaType(), QByteArray());
    }

    void readsHowLongToWait_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds");

        QTest::newRow("B08: seconds") << QByteArray("3") << 3;
        QTest::newRow("B08: zero") << QByteArray("0") << 0;
        QTest::newRow("B08: an hour and more") << QByteArray("99999999") << 3600;
        QTest::newRow("B08: beyond every integer") << QByteArray("999999999999999999999") << 3600;
        QTest::newRow("B08: below zero") << QByteArray("-5") << 0;
        QTest::newRow("B08: no number") << QByteArray("abc") << 0;
        QTest::newRow("B08: nothing") << QByteArray() << 0;
        QTest::newRow("B08: a date") << QByteArray("Thu, 01 Jan 2026 12:00:30 GMT") << 30;
        QTest::newRow("B08: a date that is gone")
            << QByteArray("Thu, 01 Jan 2026 11:00:00 GMT") << 0;
        QTest::newRow("B08: a date far away")
            << QByteArray("Fri, 01 Jan 2027 12:00:00 GMT") << 3600;
    }
    void readsHowLongToWait()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);
        const HttpResponse response{.headers = {{"Retry-After", value}}};
        QCOMPARE(int(response.retryAfter(1'767'268'800'000).count()), seconds);
    }
};

QONSENT_TEST(tst_HttpMessage)
#include "tst_httpmessage.moc"
