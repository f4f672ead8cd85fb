// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/transcriptformat.h"

#include "oauthcore/transcript/transcriptformats_p.h"

#include <algorithm>
#include <array>

namespace Qonsent {

std::span<const TranscriptFormat> transcriptFormats()
{
    static constexpr std::array table = {
        TranscriptFormat{"txt", QT_TRANSLATE_NOOP("Qonsent::TranscriptFormat", "Text"),
                         transcriptAsText},
        TranscriptFormat{"html", QT_TRANSLATE_NOOP("Qonsent::TranscriptFormat", "Page"),
                         transcriptAsHtml},
        TranscriptFormat{"json", QT_TRANSLATE_NOOP("Qonsent::TranscriptFormat", "JSON"),
                         transcriptAsJson},
    };
    return table;
}

Result<QByteArray> written(const Transcript &transcript, QByteArrayView name)
{
    for (const TranscriptFormat &format : transcriptFormats()) {
        if (name == QByteArrayView(format.name))
            return format.write(transcript);
    }
    return AuthError::of(AuthError::Code::InvalidConfiguration, "format",
                         sanitizedServerUtf8(name.first(std::min(name.size(), qsizetype(40)))));
}

QLatin1String kindName(TranscriptEntry::Kind kind)
{
    using Kind = TranscriptEntry::Kind;
    switch (kind) {
    case Kind::Step:
        return QLatin1String("step");
    case Kind::Page:
        return QLatin1String("page");
    case Kind::Redirect:
        return QLatin1String("redirect");
    case Kind::Request:
        return QLatin1String("request");
    case Kind::Answer:
        return QLatin1String("answer");
    case Kind::Failure:
        return QLatin1String("failure");
    case Kind::Error:
        return QLatin1String("error");
    }
    Q_UNREACHABLE();
}

QLatin1String partName(TranscriptField::Part part)
{
    switch (part) {
    case TranscriptField::Part::Header:
        return QLatin1String("header");
    case TranscriptField::Part::Query:
        return QLatin1String("query");
    case TranscriptField::Part::Body:
        return QLatin1String("body");
    case TranscriptField::Part::Detail:
        return QLatin1String("detail");
    }
    Q_UNREACHABLE();
}

QString shownValue(const TranscriptField &field)
{
    switch (field.content) {
    case TranscriptField::Content::Shown:
        return field.value;
    case TranscriptField::Content::Hidden:
        return QStringLiteral("(%1 bytes, %2)")
            .arg(QString::number(field.size), QString::fromLatin1(field.fingerprint));
    case TranscriptField::Content::Sized:
        return QStringLiteral("(%1 bytes)").arg(field.size);
    }
    Q_UNREACHABLE();
}

QString shownDelay(std::chrono::milliseconds after)
{
    return QStringLiteral("+%1 s").arg(double(after.count()) / 1000, 0, 'f', 3);
}

QString shownMoment(const QDateTime &moment)
{
    return moment.toUTC().toString(Qt::ISODateWithMs);
}

QString transcriptPreamble(const Transcript &transcript)
{
    QString text =
        QStringLiteral("Transcript of a sign-in, begun at %1. Secrets are shown as their length "
                       "and a fingerprint: within this transcript, equal secrets have equal "
                       "fingerprints, which tell nothing else.")
            .arg(shownMoment(transcript.begunAt()));
    if (transcript.leftOut() > 0)
        text +=
            QStringLiteral(" %1 entries were left out of the middle.").arg(transcript.leftOut());
    return text;
}

} // namespace Qonsent
