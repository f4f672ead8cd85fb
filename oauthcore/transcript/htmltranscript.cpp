// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/transcriptformats_p.h"

namespace Qonsent {

namespace {

/// Nothing is loaded and nothing runs, whatever a server has said.
constexpr auto pageHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Transcript of a sign-in</title>
<style>
:root { color-scheme: light dark }
body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
h2 { font-size: 1em; margin: 1.6em 0 .3em; overflow-wrap: anywhere }
small { font-weight: normal; opacity: .75 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .15em .8em .15em 0;
    overflow-wrap: anywhere; font-weight: normal; border-top: 1px solid rgba(128, 128, 128, .3) }
th { width: 38% }
td.hidden { font-style: italic; opacity: .75 }
.error h2, .failure h2 { border-left: .3em solid #c0392b; padding-left: .5em }
@page { margin: 1.5cm }
@media print {
    body { font-size: 10pt; max-width: none; margin: 0 }
    h2 { break-after: avoid }
    tr { break-inside: avoid }
    th, td { border-color: #999 }
    .error h2, .failure h2 { print-color-adjust: exact }
}
</style>
</head>
<body>
<main>
<h1>Transcript of a sign-in</h1>
)";

/// Escaped, and in a direction of its own, so that nothing around it changes places.
QString cell(const QString &text)
{
    return QLatin1String("<bdi>") + text.toHtmlEscaped() + QLatin1String("</bdi>");
}

QString headingOf(const TranscriptEntry &entry)
{
    QString about = shownDelay(entry.after) + u' ' + kindName(entry.kind);
    if (entry.exchange > 0)
        about += QStringLiteral(" #%1").arg(entry.exchange);
    return QLatin1String("<h2><small>") + about + QLatin1String("</small> ") + cell(entry.title)
        + QLatin1String("</h2>\n");
}

QString rowOf(const TranscriptField &field)
{
    const bool isHidden = field.content != TranscriptField::Content::Shown;
    return QLatin1String("<tr><th scope=\"row\"><small>") + partName(field.part)
        + QLatin1String("</small> ") + cell(field.name)
        + QLatin1String(isHidden ? "</th><td class=\"hidden\">" : "</th><td>")
        + cell(shownValue(field)) + QLatin1String("</td></tr>\n");
}

} // namespace

QByteArray transcriptAsHtml(const Transcript &transcript)
{
    QString page = QLatin1String(pageHead);
    page += QLatin1String("<p>") + transcriptPreamble(transcript).toHtmlEscaped()
        + QLatin1String("</p>\n");
    for (const TranscriptEntry &entry : transcript.entries()) {
        page += QLatin1String("<section class=\"") + kindName(entry.kind) + QLatin1String("\">\n")
            + headingOf(entry);
        if (!entry.fields.isEmpty())
            page += QLatin1String("<table>\n");
        for (const TranscriptField &field : entry.fields)
            page += rowOf(field);
        if (!entry.fields.isEmpty())
            page += QLatin1String("</table>\n");
        page += QLatin1String("</section>\n");
    }
    return (page + QLatin1String("</main>\n</body>\n</html>\n")).toUtf8();
}

} // namespace Qonsent
