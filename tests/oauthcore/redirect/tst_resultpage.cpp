// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/resultpage.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>
#include <QTranslator>

using namespace Qonsent;

namespace {

/// Stands in for a catalogue: a sentence of the pages becomes its own Hebrew.
class HebrewPages final : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (QByteArrayView(context) != "Qonsent::ResultPage")
            return {};
        return QByteArrayView(source) == "en" ? QStringLiteral("he")
                                              : QStringLiteral("\u05d7\u05d6\u05d5\u05e8 %1");
    }
    bool isEmpty() const override { return false; }
};

constexpr auto lastPage = ResultPage::ForwardFragment;

} // namespace

class tst_ResultPage : public QObject
{
    Q_OBJECT

    static QByteArray bodyOf(const QByteArray &response)
    {
        return response.mid(response.indexOf("\r\n\r\n") + 4);
    }

private Q_SLOTS:
    void everyPageIsACompleteResponse()
    {
        for (int i = 0; i <= int(lastPage); ++i) {
            const QByteArray response = pageResponse(ResultPage(i), QStringLiteral("Qonsent"));
            const QByteArray body = bodyOf(response);
            QVERIFY(response.startsWith("HTTP/1.1 "));
            QVERIFY(response.contains("\r\nContent-Length: " + QByteArray::number(body.size())
                                      + "\r\n"));
            QVERIFY(body.contains("<html lang=\"en\" dir=\"ltr\">"));
            QVERIFY(body.contains("Qonsent"));
            QVERIFY2(!body.contains("{{") && !body.contains("%1"), body.constData());
        }
    }

    void everyResponseIsGuarded_data()
    {
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char *name, const char *field) {
            QTest::newRow(name) << QByteArray(field);
        };
        row("A30: nothing may be loaded or run",
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
            "frame-ancestors 'none'");
        row("A30: the type is said", "Content-Type: text/html; charset=utf-8");
        row("A30: the type is not guessed", "X-Content-Type-Options: nosniff");
        row("A31, CK-P22: the address goes nowhere", "Referrer-Policy: no-referrer");
        row("A30: nothing is kept", "Cache-Control: no-store");
        row("A30: the connection ends", "Connection: close");
        row("A32: no frame", "X-Frame-Options: DENY");
        row("A32: no opener", "Cross-Origin-Opener-Policy: same-origin");
    }
    void everyResponseIsGuarded()
    {
        QFETCH(QByteArray, field);
        QByteArrayList responses = {seeOtherResponse("/callback/done")};
        for (int i = 0; i <= int(lastPage); ++i)
            responses += pageResponse(ResultPage(i), QStringLiteral("Qonsent"));
        for (const QByteArray &response : responses) {
            const QByteArray head = response.left(response.indexOf("\r\n\r\n") + 2);
            QCOMPARE(head.count("\r\n" + field + "\r\n"), 1);
            QVERIFY2(!head.contains("Access-Control-"), head.constData());
        }
    }

    void noPageRunsOrLoadsAnything_data() { onlyRow("CK-P22: no script, no other address"); }
    void noPageRunsOrLoadsAnything()
    {
        for (int i = 0; i <= int(lastPage); ++i) {
            const QByteArray body = bodyOf(pageResponse(ResultPage(i), QStringLiteral("Qonsent")));
            for (const char *foreign : {"<script", "http:", "https:", "url(", "@import", "onload="})
                QVERIFY2(!body.contains(foreign), foreign);
        }
    }

    void noPageClaimsSuccess()
    {
        const QByteArray body =
            bodyOf(pageResponse(ResultPage::Shared, QStringLiteral("Qonsent"))).toLower();
        QVERIFY(body.contains("return to qonsent"));
        for (const char *claim : {"success", "signed in", "complete", "welcome"})
            QVERIFY2(!body.contains(claim), claim);
    }

    void theStatusFitsThePage_data()
    {
        QTest::addColumn<ResultPage>("page");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("shared") << ResultPage::Shared << QByteArray("200 OK");
        QTest::newRow("not shared") << ResultPage::NotShared << QByteArray("200 OK");
        QTest::newRow("A03: used before") << ResultPage::AlreadyCompleted << QByteArray("410 Gone");
        QTest::newRow("bad request") << ResultPage::BadRequest << QByteArray("400 Bad Request");
        QTest::newRow("not found") << ResultPage::NotFound << QByteArray("404 Not Found");
        QTest::newRow("A16: another method, and the one there is")
            << ResultPage::MethodNotAllowed << QByteArray("405 Method Not Allowed\r\nAllow: GET");
        QTest::newRow("A20: too long") << ResultPage::UriTooLong << QByteArray("414 URI Too Long");
        QTest::newRow("A25: another host")
            << ResultPage::Misdirected << QByteArray("421 Misdirected Request");
        QTest::newRow("A20: too much")
            << ResultPage::FieldsTooLarge << QByteArray("431 Request Header Fields Too Large");
        QTest::newRow("another version")
            << ResultPage::VersionUnknown << QByteArray("505 HTTP Version Not Supported");
    }
    void theStatusFitsThePage()
    {
        QFETCH(ResultPage, page);
        QFETCH(QByteArray, status);
        QVERIFY(pageResponse(page, QStringLiteral("Qonsent"))
                    .startsWith("HTTP/1.1 " + status + "\r\n"));
    }

    void theNameOfTheApplicationIsOnlyText_data()
    {
        onlyRow("CK-P22, CK-P23, MS-25: markup and placeholders");
    }
    void theNameOfTheApplicationIsOnlyText()
    {
        const QByteArray body = bodyOf(pageResponse(
            ResultPage::Shared, QStringLiteral("<b>{{text}} %1 & \"Co\"\r\nX: y</b>")));
        QVERIFY(!body.contains("<b>"));
        QVERIFY(body.contains("&lt;b&gt;{{text}} %1 &amp; &quot;Co&quot;"));
    }

    void aTranslatedPageSaysItsLanguageAndDirection()
    {
        HebrewPages hebrew;
        QVERIFY(QCoreApplication::installTranslator(&hebrew));
        const QByteArray body = bodyOf(pageResponse(ResultPage::Shared, QStringLiteral("Qonsent")));
        QCoreApplication::removeTranslator(&hebrew);
        QVERIFY(body.contains("<html lang=\"he\" dir=\"rtl\">"));
        QVERIFY(
            body.contains(QStringLiteral("<h1>\u05d7\u05d6\u05d5\u05e8 Qonsent</h1>").toUtf8()));
    }

    void theRedirectHasNoBody()
    {
        const QByteArray response = seeOtherResponse("/callback/done");
        QVERIFY(response.startsWith("HTTP/1.1 303 See Other\r\nLocation: /callback/done\r\n"));
        QVERIFY(response.endsWith("Content-Length: 0\r\n\r\n"));
    }
};

QONSENT_TEST(tst_ResultPage)
#include "tst_resultpage.moc"
