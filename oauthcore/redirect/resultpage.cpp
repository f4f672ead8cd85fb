// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/resultpage.h"

#include "oauthcore/redirect/resultpagetemplate.h"

#include <QCoreApplication>
#include <QCryptographicHash>
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
    PageRow{ResultPage::MethodNotAllowed, "405 Method Not Allowed", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This kind of request is not answered here"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 waits here for the end of a sign-in, nothing else. You can close this tab.")},
    PageRow{ResultPage::UriTooLong, "414 URI Too Long", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This address is too long"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "No sign-in ends with an address of this length. Return to %1 and start again.")},
    PageRow{ResultPage::Misdirected, "421 Misdirected Request", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This address belongs to another site"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 answers only under its own address. You can close this tab.")},
    PageRow{ResultPage::FieldsTooLarge, "431 Request Header Fields Too Large", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Your browser sent too much"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Delete the cookies of this computer's own address (127.0.0.1, localhost) in your browser, then return to %1 and start again.")},
    PageRow{ResultPage::VersionUnknown, "505 HTTP Version Not Supported", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Only HTTP/1.1 is spoken here"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 waits here for the end of a sign-in, nothing else. You can close this tab.")},
    PageRow{ResultPage::LengthRequired, "411 Length Required", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This is not part of the sign-in"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "The address does not belong to the sign-in that %1 waits for. Return to %1 and use its newest link.")},
    PageRow{ResultPage::BodyTooLarge, "413 Content Too Large", "stop", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "This is not part of the sign-in"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "The address does not belong to the sign-in that %1 waits for. Return to %1 and use its newest link.")},
    PageRow{ResultPage::ForwardFragment, "200 OK", "back", QT_TRANSLATE_NOOP("Qonsent::ResultPage", "Return to %1"),
        QT_TRANSLATE_NOOP("Qonsent::ResultPage", "%1 takes over from here. If this page stays, allow JavaScript for it and start the sign-in again in %1.")},
    // clang-format on
};

// What keeps a page of ours from being framed, scripted, sniffed, cached or named as a referrer.
constexpr auto policy = "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
                        "frame-ancestors 'none'";
constexpr auto guards = "\r\n"
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

/// Fills the `{{name}}` places of \a text in one pass: a value is never read again.
QByteArray filled(QByteArrayView text, const QMap<QByteArrayView, QByteArray> &values)
{
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

QByteArray body(const PageRow &row, const QString &application, const QByteArray &more = {})
{
    // The language of the words, not of the desktop: without a catalogue they are English.
    const QString language = QCoreApplication::translate(
        "Qonsent::ResultPage", "en", "the language code of this translation, such as de or pt-BR");
    const bool fromRight = QLocale(language).textDirection() == Qt::RightToLeft;
    return filled(resultPageTemplate,
                  {
                      {"language", language.toHtmlEscaped().toUtf8()},
                      {"direction", fromRight ? "rtl" : "ltr"},
                      {"tone", row.tone},
                      {"title", translated(row.title, application).toUtf8()},
                      {"text", translated(row.text, application).toUtf8()},
                      {"more", more},
                      {"origin",
                       translated(QT_TRANSLATE_NOOP("Qonsent::ResultPage",
                                                    "This page comes from %1 on this computer."),
                                  application)
                           .toUtf8()},
                  });
}

/// `script-src` for the only script in \a html, and nowhere to post but here.
QByteArray scriptPolicy(QByteArrayView html)
{
    constexpr QByteArrayView open = "<script>";
    const qsizetype from = html.indexOf(open) + open.size();
    const QByteArrayView script = html.sliced(from, html.indexOf("</script>", from) - from);
    QCryptographicHash sha256(QCryptographicHash::Sha256);
    sha256.addData(script);
    return "; script-src 'sha256-" + sha256.result().toBase64() + "'; form-action 'self'";
}

QByteArray withBody(QByteArray head, const QByteArray &html)
{
    head += guards;
    head += "Content-Type: text/html; charset=utf-8\r\nContent-Length: ";
    return head + QByteArray::number(html.size()) + "\r\n\r\n" + html;
}

} // namespace

QByteArray pageResponse(ResultPage page, const QString &application, ResponseMode mode)
{
    const PageRow &row = pages.at(static_cast<std::size_t>(page));
    QByteArray head = QByteArrayLiteral("HTTP/1.1 ") + row.status + "\r\n";
    if (page == ResultPage::MethodNotAllowed)
        head += mode == ResponseMode::Query ? "Allow: GET\r\n" : "Allow: GET, POST\r\n";
    return withBody(head + policy, body(row, application));
}

QByteArray forwardingPageResponse(QByteArrayView path, QByteArrayView pageNonce,
                                  const QString &application)
{
    const PageRow &row = pages.at(static_cast<std::size_t>(ResultPage::ForwardFragment));
    const QByteArray form = filled(
        fragmentFormTemplate, {{"path", path.toByteArray()}, {"nonce", pageNonce.toByteArray()}});
    return withBody(QByteArrayLiteral("HTTP/1.1 200 OK\r\n") + policy + scriptPolicy(form),
                    body(row, application, form));
}

QByteArray seeOtherResponse(QByteArrayView path)
{
    QByteArray response = QByteArrayLiteral("HTTP/1.1 303 See Other\r\nLocation: ");
    response += path;
    response += "\r\n";
    response += policy;
    response += guards;
    return response + "Content-Type: text/html; charset=utf-8\r\nContent-Length: 0\r\n\r\n";
}

} // namespace Qonsent
