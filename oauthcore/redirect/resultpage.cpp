// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/resultpage.h"

#include "oauthcore/redirect/resultpagetemplate.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace Qonsent {

namespace {

struct PageRow
{
    ResultPage page = {};
    const char *status = nullptr;
    const char *tone = nullptr; ///< the class of the page, which picks colour and drawing
    const char *title = nullptr;
    const char *text = nullptr;
};

// In the order of ResultPage; `%1` is the application.
constexpr std::array pages = {
    // clang-format off
    PageRow{ResultPage::Shared, "200 OK", "back", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Return to %1"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Your browser is done; %1 finishes the sign-in. You can close this tab.")},
    PageRow{ResultPage::NotShared, "200 OK", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Nothing was shared"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Return to %1 to try again. You can close this tab.")},
    PageRow{ResultPage::AlreadyCompleted, "410 Gone", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This link was used before"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "A sign-in link works once. Return to %1; if it still waits, start the sign-in again there.")},
    PageRow{ResultPage::BadRequest, "400 Bad Request", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This is not part of the sign-in"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "The address does not belong to the sign-in that %1 waits for. Return to %1 and use its newest link.")},
    PageRow{ResultPage::NotFound, "404 Not Found", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "There is no page here"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 waits here for the end of a sign-in, nothing else. You can close this tab.")},
    PageRow{ResultPage::MethodNotAllowed, "405 Method Not Allowed", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Only GET is answered here"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 waits here for the end of a sign-in, nothing else. You can close this tab.")},
    PageRow{ResultPage::UriTooLong, "414 URI Too Long", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This address is too long"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "No sign-in ends with an address of this length. Return to %1 and start again.")},
    PageRow{ResultPage::Misdirected, "421 Misdirected Request", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This address belongs to another site"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 answers only under its own address. You can close this tab.")},
    PageRow{ResultPage::FieldsTooLarge, "431 Request Header Fields Too Large", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Your browser sent too much"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Delete the cookies of this computer's own address (127.0.0.1, localhost) in your browser, then return to %1 and start again.")},
    PageRow{ResultPage::VersionUnknown, "505 HTTP Version Not Supported", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Only HTTP/1.1 is spoken here"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 waits here for the end of a sign-in, nothing else. You can close this tab.")},
    // clang-format on
};

// What keeps a page of ours from being framed, scripted, sniffed, cached or named as a referrer.
constexpr auto guards = "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
                        "frame-ancestors 'none'\r\n"
                        "X-Frame-Options: DENY\r\n"
                        "X-Content-Type-Options: nosniff\r\n"
                        "Referrer-Policy: no-referrer\r\n"
                        "Cross-Origin-Opener-Policy: same-origin\r\n"
                        "Cache-Control: no-store\r\n"
                        "Connection: close\r\n";

QString translated(const char *text, const QString &application)
{
    QString sentence = QCoreApplication::translate("Qonsent::ResultPage", text);
    sentence.replace(QLatin1String("%1"), application);
    return sentence.toHtmlEscaped();
}

/// Fills the `{{name}}` places of the template in one pass: a value is never read again.
QByteArray filled(const QMap<QByteArrayView, QByteArray> &values)
{
    const QByteArrayView text = resultPageTemplate;
    QByteArray page;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = text.indexOf("{{", from);
        if (open < 0)
            break;
        const qsizetype close = text.indexOf("}}", open);
        page += text.sliced(from, open - from);
        page += values.value(text.sliced(open + 2, close - open - 2));
        from = close + 2;
    }
    return page += text.sliced(from);
}

QByteArray body(const PageRow &row, const QString &application)
{
    // The language of the words, not of the desktop: without a catalogue they are English.
    const QString language = QCoreApplication::translate(
        "Qonsent::ResultPage", "en", "the language code of this translation, such as de or pt-BR");
    const bool fromRight = QLocale(language).textDirection() == Qt::RightToLeft;
    return filled({
        {"language", language.toHtmlEscaped().toUtf8()},
        {"direction", fromRight ? "rtl" : "ltr"},
        {"tone", row.tone},
        {"title", translated(row.title, application).toUtf8()},
        {"text", translated(row.text, application).toUtf8()},
        {"origin",
         translated(
             QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This page comes from %1 on this computer."),
             application)
             .toUtf8()},
    });
}

} // namespace

QByteArray pageResponse(ResultPage page, const QString &application)
{
    const PageRow &row = pages.at(static_cast<std::size_t>(page));
    const QByteArray html = body(row, application);
    QByteArray response = QByteArrayLiteral("HTTP/1.1 ") + row.status + "\r\n";
    if (page == ResultPage::MethodNotAllowed)
        response += "Allow: GET\r\n";
    response += guards;
    response += "Content-Type: text/html; charset=utf-8\r\nContent-Length: ";
    return response + QByteArray::number(html.size()) + "\r\n\r\n" + html;
}

QByteArray seeOtherResponse(QByteArrayView path)
{
    QByteArray response = QByteArrayLiteral("HTTP/1.1 303 See Other\r\nLocation: ");
    response += path;
    response += "\r\n";
    response += guards;
    return response + "Content-Type: text/html; charset=utf-8\r\nContent-Length: 0\r\n\r\n";
}

} // namespace Qonsent
