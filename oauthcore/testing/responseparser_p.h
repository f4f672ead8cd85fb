// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/testing/export.h"

namespace Qonsent::Test {

/// Reads one HTTP/1.1 response (RFC 9112 section 6) from bytes that arrive in any portions: with a
/// length, in chunks, or up to the end of the connection. Pure: it knows no socket.
class QONSENT_TEST_EXPORT ResponseParser
{
public:
    enum class State : quint8 {
        NeedsMore, ///< the response is not complete
        Complete,  ///< take() has it
    };

    /// Takes \a bytes and says where the response stands.
    State feed(QByteArrayView bytes);
    /// The connection ended: completes a response that has no length.
    State endOfStream();
    /// The complete response.
    [[nodiscard]] HttpResponse take();
    /// True if the connection can be used again after the response.
    [[nodiscard]] bool isKeptAlive() const { return m_keptAlive; }

private:
    bool readHead();
    State readChunks();

    QByteArray m_buffer;
    QByteArray m_body;
    HttpResponse m_response;
    qsizetype m_length = -1; ///< of the body; -1 if it is not said
    bool m_headRead = false;
    bool m_chunked = false;
    bool m_keptAlive = true;
};

} // namespace Qonsent::Test
