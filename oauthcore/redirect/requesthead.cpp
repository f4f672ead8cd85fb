// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/requesthead.h"

#include "oauthcore/base/secret.h"

#include <algorithm>
#include <string_view>

namespace Qonsent {

namespace {

// In the order of RequestHead::Field.
constexpr std::array<const char *, RequestHead::fieldKinds> keptNames = {
    "host",        "origin",  "upgrade",           "sec-fetch-mode", "sec-fetch-dest",
    "sec-purpose", "purpose", "transfer-encoding", "content-length", "content-type"};

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// RFC 9110 section 5.6.2.
constexpr bool isTokenCharacter(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c))
        return true;
    return std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// RFC 9110 section 5.5: visible, blank, tabulator, or a byte above 127.
constexpr bool isValueCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 ? byte != 0x7f : byte == '\t';
}

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

} // namespace

RequestHead::~RequestHead()
{
    wipe(m_line);
}

RequestHead::Progress RequestHead::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (m_progress != Progress::Incomplete)
            break;
        ++m_size;
        feedByte(c);
    }
    return m_progress;
}

void RequestHead::refuse(int status)
{
    m_refusal = status;
    m_progress = Progress::Refused;
}

void RequestHead::feedByte(char c)
{
    if (m_expect > Expect::RequestLineEnd && ++m_fieldBytes > mostFieldBytes)
        return refuse(431);
    switch (m_expect) {
    case Expect::RequestLine:
        return feedRequestLine(c);
    case Expect::RequestLineEnd:
        return c == '\n' ? readRequestLine() : refuse(400);
    case Expect::FieldStart:
        return feedFieldStart(c);
    case Expect::FieldName:
        return feedFieldName(c);
    case Expect::FieldValue:
        return feedFieldValue(c);
    case Expect::FieldEnd:
        m_expect = Expect::FieldStart;
        return c == '\n' ? void() : refuse(400);
    case Expect::HeadEnd:
        m_progress = Progress::Complete;
        return c == '\n' ? void() : refuse(400);
    }
}

void RequestHead::feedRequestLine(char c)
{
    if (c == '\r') {
        m_expect = Expect::RequestLineEnd;
        return;
    }
    // Binary rubbish, a TLS greeting or a bare LF is seen at its first byte.
    if (c < 0x20 || c > 0x7e) // a char above 127 is on one of the two sides
        return refuse(400);
    if (m_line.size() == longestRequestLine)
        return refuse(414);
    if (m_line.isEmpty())
        m_line.reserve(longestRequestLine); // growing would leave copies of the code behind
    m_line += c;
}

void RequestHead::readRequestLine()
{
    const QByteArrayView line = m_line;
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first)
        return refuse(400);
    const QByteArrayView name = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!std::all_of(name.begin(), name.end(), isTokenCharacter))
        return refuse(400);
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5])
        || version[6] != '.' || !isDigit(version[7]))
        return refuse(400);
    if (version[5] != '1')
        return refuse(505);
    if (!target.startsWith('/') || target.contains(' ') || target.contains('#'))
        return refuse(400);
    const qsizetype mark = target.indexOf('?');
    m_methodSize = first;
    m_targetSize = target.size();
    m_pathSize = mark < 0 ? target.size() : mark;
    m_expect = Expect::FieldStart;
}

void RequestHead::feedFieldStart(char c)
{
    if (c == '\r') {
        m_expect = Expect::HeadEnd;
        return;
    }
    if (++m_fieldCount > mostFields)
        return refuse(431);
    m_nameSize = 0;
    m_value = nullptr;
    m_expect = Expect::FieldName;
    // A blank here would continue the line before (RFC 9112 section 5.2), a colon name nothing.
    c == ':' ? refuse(400) : feedFieldName(c);
}

void RequestHead::feedFieldName(char c)
{
    if (c == ':')
        return beginFieldValue();
    if (!isTokenCharacter(c))
        return refuse(400);
    if (m_nameSize < m_name.size())
        m_name[m_nameSize++] = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

void RequestHead::beginFieldValue()
{
    m_expect = Expect::FieldValue;
    const QByteArrayView name(m_name.data(), qsizetype(m_nameSize));
    for (std::size_t i = 0; i < keptNames.size(); ++i) {
        if (name != QByteArrayView(keptNames[i]))
            continue;
        // RFC 9112 section 3.2 for Host; the others have no business to repeat either.
        if (m_fields[i])
            return refuse(400);
        m_value = &m_fields[i];
        m_value->emplace();
        return;
    }
}

void RequestHead::feedFieldValue(char c)
{
    if (c == '\r') {
        m_expect = Expect::FieldEnd;
        return;
    }
    if (!isValueCharacter(c))
        return refuse(400);
    if (!m_value)
        return;
    if ((*m_value)->size() == longestKeptValue)
        return refuse(431);
    **m_value += c;
}

QByteArrayView RequestHead::method() const
{
    return QByteArrayView(m_line).first(m_methodSize);
}

QByteArrayView RequestHead::path() const
{
    return m_pathSize == 0 ? QByteArrayView()
                           : QByteArrayView(m_line).sliced(m_methodSize + 1, m_pathSize);
}

QByteArrayView RequestHead::query() const
{
    return m_pathSize == m_targetSize
        ? QByteArrayView()
        : QByteArrayView(m_line).sliced(m_methodSize + m_pathSize + 2,
                                        m_targetSize - m_pathSize - 1);
}

std::optional<QByteArrayView> RequestHead::field(Field field) const
{
    const auto &value = m_fields[std::size_t(field)];
    return value ? std::optional(trimmed(*value)) : std::nullopt;
}

} // namespace Qonsent
