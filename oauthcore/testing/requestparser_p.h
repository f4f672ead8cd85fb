// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/receivedrequest.h"

namespace Qonsent::Test {

/// Reads one HTTP/1.1 request after the other from bytes that arrive in any portions. Pure: it
/// knows no socket.
class QONSENT_TEST_EXPORT RequestParser
{
public:
    enum class State : quint8 {
        NeedsMore, ///< the request is not complete
        Complete,  ///< take() has it
        Refused,   ///< errorStatus() says why; the connection is beyond repair
    };

    static constexpr qsizetype maximumHead = 64 * 1024; ///< request line and header fields
    static constexpr qsizetype maximumBody = 64 * 1024; ///< bytes of a body

    /// Takes \a bytes and says where the request stands. Bytes after a complete one are kept.
    State feed(QByteArrayView bytes);
    /// The complete request. Afterwards feed() with nothing looks at the bytes that were left.
    [[nodiscard]] ReceivedRequest take();
    /// True if bytes of a next request are here already.
    [[nodiscard]] bool hasRest() const { return !m_buffer.isEmpty(); }
    /// The HTTP status that answers a refused request.
    [[nodiscard]] int errorStatus() const { return m_errorStatus; }

private:
    State refuse(int status);
    State readHead(qsizetype end);
    bool readRequestLine(QByteArrayView line);
    bool readField(QByteArrayView line);
    State readFraming();

    QByteArray m_buffer;
    ReceivedRequest m_request;
    qsizetype m_bodyBegin = -1; ///< where the body begins in the buffer; -1 while in the head
    qsizetype m_bodySize = 0;
    int m_errorStatus = 0;
};

} // namespace Qonsent::Test
