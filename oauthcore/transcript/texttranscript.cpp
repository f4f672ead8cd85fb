// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/transcriptformat.h"
#include "oauthcore/transcript/transcriptformats_p.h"

namespace Qonsent {

namespace {

constexpr int partWidth = 7;

} // namespace

QByteArray transcriptLines(const TranscriptEntry &entry)
{
    QString text = shownDelay(entry.after).rightJustified(12) + QLatin1String("  ")
        + QString(kindName(entry.kind)).leftJustified(9);
    if (entry.exchange > 0)
        text += QStringLiteral("#%1 ").arg(entry.exchange);
    text += entry.title + u'\n';
    for (const TranscriptField &field : entry.fields)
        text += QString(transcriptTextColumn - partWidth, u' ')
            + QString(partName(field.part)).leftJustified(partWidth) + field.name
            + QLatin1String(": ") + shownValue(field) + u'\n';
    return text.toUtf8();
}

QByteArray transcriptAsText(const Transcript &transcript)
{
    QByteArray text = transcriptPreamble(transcript).toUtf8() + "\n\n";
    for (const TranscriptEntry &entry : transcript.entries())
        text += transcriptLines(entry);
    return text;
}

} // namespace Qonsent
