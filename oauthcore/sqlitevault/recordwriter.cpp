// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/jsontag_p.h"
#include "oauthcore/sqlitevault/recordwriter_p.h"

#include <QJsonArray>
#include <QVariant>

#include <algorithm>
#include <cstring>

namespace Qonsent {

void RecordWriter::number(quint64 value)
{
    while (value >= 0x80) {
        m_bytes.push_back(char((value & 0x7f) | 0x80));
        value >>= 7;
    }
    m_bytes.push_back(char(value));
}

void RecordWriter::bytes(QByteArrayView value)
{
    number(quint64(value.size()));
    m_bytes.insert(m_bytes.end(), value.begin(), value.end());
}

void RecordWriter::text(QStringView value)
{
    // Nearly all text fits into one byte a character; the rest is kept as it is in memory, since
    // UTF-8 would lose a lone surrogate.
    const bool isWide = std::any_of(value.begin(), value.end(),
                                    [](QChar character) { return character.unicode() > 0xff; });
    number(quint64(value.size()) << 1 | (isWide ? 1 : 0));
    for (const QChar character : value) {
        m_bytes.push_back(char(character.unicode() & 0xff));
        if (isWide)
            m_bytes.push_back(char(character.unicode() >> 8));
    }
}

void RecordWriter::date(const QDateTime &value)
{
    flag(value.isValid());
    if (value.isValid())
        number(zigzag(value.toMSecsSinceEpoch()));
}

void RecordWriter::scopes(const Scopes &value)
{
    RecordWriter inner;
    inner.number(quint64(value.list().size()));
    for (const QString &scope : value.list())
        inner.text(scope);
    bytes(viewOf(inner.m_bytes));
}

void RecordWriter::list(const QByteArrayList &value)
{
    number(quint64(value.size()));
    for (const QByteArray &element : value)
        bytes(element);
}

void RecordWriter::object(const QJsonObject &value)
{
    members(value, 1);
}

void RecordWriter::members(const QJsonObject &object, int depth)
{
    number(quint64(object.size()));
    for (auto member = object.begin(); member != object.end(); ++member) {
        text(member.key());
        json(member.value(), depth);
    }
}

void RecordWriter::json(const QJsonValue &value, int depth)
{
    const auto tag = [this](JsonTag which) { m_bytes.push_back(char(which)); };
    if (depth > maximumDepth) {
        m_isWhole = false;
        return;
    }
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return tag(JsonTag::Null);
    case QJsonValue::Bool:
        return tag(value.toBool() ? JsonTag::True : JsonTag::False);
    case QJsonValue::Double:
        // Whole numbers of more than 53 bits are kept exactly.
        if (value.toVariant().typeId() == QMetaType::LongLong) {
            tag(JsonTag::Integer);
            return number(zigzag(value.toInteger()));
        } else {
            const double number = value.toDouble();
            char raw[sizeof number];
            std::memcpy(raw, &number, sizeof raw);
            tag(JsonTag::Double);
            m_bytes.insert(m_bytes.end(), raw, raw + sizeof raw);
            return;
        }
    case QJsonValue::String:
        tag(JsonTag::String);
        return text(value.toString());
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        tag(JsonTag::Array);
        number(quint64(array.size()));
        for (const QJsonValue &element : array)
            json(element, depth + 1);
        return;
    }
    case QJsonValue::Object:
        tag(JsonTag::Object);
        return members(value.toObject(), depth + 1);
    }
}

} // namespace Qonsent
