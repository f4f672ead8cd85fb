// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/requestparser_p.h"

#include <algorithm>

namespace Qonsent::Test {

RequestParser::State RequestParser::feed(QByteArrayView bytes)
{
    if (m_errorStatus != 0)
        return State::Refused;
    m_buffer.append(bytes);
    if (m_bodyBegin < 0) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end > maximumHead || (end < 0 && m_buffer.size() > maximumHead))
            return refuse(431);
        if (end < 0)
            return State::NeedsMore;
        if (const State state = readHead(end); state == State::Refused)
            return state;
    }
    return m_buffer.size() - m_bodyBegin >= m_bodySize ? State::Complete : State::NeedsMore;
}

ReceivedRequest RequestParser::take()
{
    ReceivedRequest request = std::exchange(m_request, {});
    request.body = m_buffer.mid(m_bodyBegin, m_bodySize);
    m_buffer.remove(0, m_bodyBegin + m_bodySize);
    m_bodyBegin = -1;
    m_bodySize = 0;
    return request;
}

RequestParser::State RequestParser::refuse(int status)
{
    m_errorStatus = status;
    return State::Refused;
}

RequestParser::State RequestParser::readHead(qsizetype end)
{
    const QByteArrayView head = QByteArrayView(m_buffer).first(end);
    qsizetype from = 0;
    while (from <= end) {
        qsizetype lineEnd = head.indexOf("\r\n", from);
        if (lineEnd < 0)
            lineEnd = end;
        const QByteArrayView line = head.sliced(from, lineEnd - from);
        if (!(from == 0 ? readRequestLine(line) : readField(line)))
            return refuse(400);
        from = lineEnd + 2;
    }
    m_bodyBegin = end + 4;
    return readFraming();
}

bool RequestParser::readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = line.indexOf(' ', first + 1);
    if (first <= 0 || second <= first + 1)
        return false;
    m_request.method = line.first(first).toByteArray();
    m_request.target = line.sliced(first + 1, second - first - 1).toByteArray();
    m_request.version = line.sliced(second + 1).toByteArray();
    return m_request.target.startsWith('/')
        && (m_request.version == "HTTP/1.1" || m_request.version == "HTTP/1.0");
}

bool RequestParser::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || line.first(colon).contains(' '))
        return false;
    m_request.headers.append(
        {line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

RequestParser::State RequestParser::readFraming()
{
    if (m_request.header("Transfer-Encoding"))
        return refuse(411);
    const std::optional<QByteArray> length = m_request.header("Content-Length");
    if (!length)
        return State::NeedsMore;
    const bool digits = !length->isEmpty()
        && std::all_of(length->begin(), length->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return refuse(400);
    m_bodySize = length->size() > 9 ? maximumBody + 1 : length->toLongLong();
    return m_bodySize > maximumBody ? refuse(413) : State::NeedsMore;
}

} // namespace Qonsent::Test
