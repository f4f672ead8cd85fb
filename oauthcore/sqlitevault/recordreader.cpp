// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "oauthcore/sqlitevault/jsontag_p.h"
#include "oauthcore/sqlitevault/recordreader_p.h"
#include "oauthcore/sqlitevault/recordwriter_p.h"

#include <QJsonArray>

#include <cmath>
#include <cstring>

namespace Qonsent {

namespace {

constexpr qsizetype maximumKnownScopes = 64;

} // namespace

void RecordReader::fail()
{
    m_hasFailed = true;
    m_at = m_end;
}

quint64 RecordReader::number()
{
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (m_at == m_end) {
            fail();
            return 0;
        }
        const auto byte = quint8(*m_at++);
        if (shift == 63 && byte > 1)
            break;
        value |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    fail();
    return 0;
}

bool RecordReader::flag()
{
    const quint64 value = number();
    if (value > 1)
        fail();
    return value == 1;
}

/// How many elements follow; each takes at least a byte.
quint64 RecordReader::count()
{
    const quint64 elements = number();
    if (elements <= left())
        return elements;
    fail();
    return 0;
}

QByteArrayView RecordReader::view()
{
    const quint64 size = number();
    if (size > left()) {
        fail();
        return {};
    }
    const QByteArrayView view(m_at, qsizetype(size));
    m_at += size;
    return view;
}

QString RecordReader::text()
{
    const quint64 head = number();
    const quint64 size = head >> 1;
    const bool isWide = head & 1;
    if (size > left() / (isWide ? 2 : 1)) {
        fail();
        return {};
    }
    const char *const from = m_at;
    m_at += isWide ? 2 * size : size;
    if (!isWide)
        return QString::fromLatin1(from, qsizetype(size));
    QString text(qsizetype(size), Qt::Uninitialized);
    std::memcpy(text.data(), from, 2 * std::size_t(size));
    return text;
}

QUrl RecordReader::url()
{
    const QByteArrayView encoded = view();
    return encoded.isEmpty() ? QUrl() : QUrl::fromEncoded(encoded.toByteArray());
}

QDateTime RecordReader::date()
{
    if (!flag())
        return {};
    return utcFromMSecs(unzigzag(number()));
}

Scopes RecordReader::scopes(KnownScopes &known)
{
    const QByteArrayView all = view();
    const auto same = known.constFind(QByteArray::fromRawData(all.data(), all.size()));
    if (same != known.constEnd())
        return *same;
    RecordReader inner(all);
    QStringList list;
    for (quint64 left = inner.count(); left > 0; --left)
        list.append(inner.text());
    const Scopes scopes(list);
    // Nobody writes a scope twice or an empty one.
    if (!inner.isWhole() || scopes.list().size() != list.size()) {
        fail();
        return {};
    }
    if (known.size() < maximumKnownScopes)
        known.insert(all.toByteArray(), scopes);
    return scopes;
}

QByteArrayList RecordReader::list()
{
    QByteArrayList list;
    for (quint64 left = count(); left > 0 && !m_hasFailed; --left)
        list.append(bytes());
    return list;
}

QJsonObject RecordReader::members(int depth)
{
    QJsonObject object;
    const quint64 size = count();
    for (quint64 read = 0; read < size && !m_hasFailed; ++read) {
        // Names are nearly always ASCII, and go into the object without a string being made.
        const char *const before = m_at;
        const quint64 head = number();
        if (!(head & 1) && head >> 1 <= left()) {
            const QLatin1String name(m_at, qsizetype(head >> 1));
            m_at += head >> 1;
            object.insert(name, json(depth));
        } else {
            m_at = before;
            const QString name = text();
            object.insert(name, json(depth));
        }
        if (quint64(object.size()) != read + 1)
            fail(); // the same name twice
    }
    return object;
}

QJsonValue RecordReader::json(int depth)
{
    if (depth > RecordWriter::maximumDepth || m_at == m_end) {
        fail();
        return {};
    }
    switch (JsonTag(*m_at++)) {
    case JsonTag::Null:
        return {};
    case JsonTag::False:
        return false;
    case JsonTag::True:
        return true;
    case JsonTag::Integer:
        return unzigzag(number());
    case JsonTag::Double: {
        double value = 0;
        if (left() < sizeof value)
            break;
        std::memcpy(&value, m_at, sizeof value);
        m_at += sizeof value;
        if (!std::isfinite(value))
            break;
        return value;
    }
    case JsonTag::String:
        return text();
    case JsonTag::Array: {
        QJsonArray array;
        for (quint64 size = count(); size > 0 && !m_hasFailed; --size)
            array.append(json(depth + 1));
        return array;
    }
    case JsonTag::Object:
        return members(depth + 1);
    }
    fail();
    return {};
}

} // namespace Qonsent
