// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"
#include "oauthcore/transcript/transcriptformats_p.h"

#include <QJsonArray>

namespace Qonsent {

namespace {

QJsonObject objectOf(const TranscriptField &field)
{
    QJsonObject object = {{QStringLiteral("part"), partName(field.part)},
                          {QStringLiteral("name"), field.name}};
    if (field.content == TranscriptField::Content::Shown) {
        object.insert(QStringLiteral("value"), field.value);
        return object;
    }
    object.insert(QStringLiteral("bytes"), field.size);
    if (field.content == TranscriptField::Content::Hidden)
        object.insert(QStringLiteral("fingerprint"), QString::fromLatin1(field.fingerprint));
    return object;
}

QJsonObject objectOf(const TranscriptEntry &entry)
{
    QJsonArray fields;
    for (const TranscriptField &field : entry.fields)
        fields.append(objectOf(field));
    QJsonObject object = {{QStringLiteral("kind"), kindName(entry.kind)},
                          {QStringLiteral("at"), shownMoment(entry.at)},
                          {QStringLiteral("after_ms"), qint64(entry.after.count())},
                          {QStringLiteral("title"), entry.title},
                          {QStringLiteral("fields"), fields}};
    if (entry.exchange > 0)
        object.insert(QStringLiteral("exchange"), entry.exchange);
    return object;
}

} // namespace

QByteArray transcriptAsJson(const Transcript &transcript)
{
    QJsonArray entries;
    for (const TranscriptEntry &entry : transcript.entries())
        entries.append(objectOf(entry));
    return printableJson({{QStringLiteral("version"), 1},
                          {QStringLiteral("begun_at"), shownMoment(transcript.begunAt())},
                          {QStringLiteral("left_out"), transcript.leftOut()},
                          {QStringLiteral("entries"), entries}},
                         QJsonDocument::Indented);
}

} // namespace Qonsent
