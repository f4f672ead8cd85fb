// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/responseparser_p.h"

namespace Qonsent::Test {

ResponseParser::State ResponseParser::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    if (!m_headRead && !readHead())
        return State::NeedsMore;
    if (m_chunked)
        return readChunks();
    if (m_length < 0 || m_buffer.size() < m_length)
        return State::NeedsMore;
    m_body = m_buffer.left(m_length);
    return State::Complete;
}

ResponseParser::State ResponseParser::endOfStream()
{
    m_keptAlive = false;
    if (!m_headRead || m_chunked || m_length >= 0)
        return State::NeedsMore;
    m_body = m_buffer;
    return State::Complete;
}

HttpResponse ResponseParser::take()
{
    m_response.body = Secret::take(std::move(m_body));
    return std::exchange(m_response, {});
}

bool ResponseParser::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArrayList lines = m_buffer.left(end).replace("\r\n", "\n").split('\n');
    m_buffer.remove(0, end + 4);
    m_response.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_response.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    m_headRead = true;
    m_chunked = m_response.header("Transfer-Encoding").value_or("").toLower() == "chunked";
    m_keptAlive = m_response.header("Connection").value_or("").toLower() != "close";
    if (const auto length = m_response.header("Content-Length"))
        m_length = length->toLongLong();
    else if (m_response.status == 204 || m_response.status == 304)
        m_length = 0;
    return true;
}

ResponseParser::State ResponseParser::readChunks()
{
    for (;;) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n");
        if (lineEnd < 0)
            return State::NeedsMore;
        const qsizetype size = m_buffer.left(lineEnd).toLongLong(nullptr, 16);
        if (m_buffer.size() < lineEnd + 2 + size + 2)
            return State::NeedsMore;
        m_body += m_buffer.mid(lineEnd + 2, size);
        m_buffer.remove(0, lineEnd + 2 + size + 2);
        if (size == 0)
            return State::Complete;
    }
}

} // namespace Qonsent::Test
