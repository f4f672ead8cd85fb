// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/requestbody.h"

#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace Qonsent {

/// One connection to the listener: reads one request, writes one answer, closes. After five seconds
/// without a complete request it is dropped, however busily it sends.
class LoopbackConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoopbackConnection)

public:
    /// What the listener says to requests.
    struct Dialogue
    {
        /// How much of a body to read after a complete head; 0: none.
        std::function<qsizetype(const RequestHead &)> bodyLength;
        /// The complete HTTP response to a head that was read to its end, and that much of a body.
        std::function<QByteArray(const RequestHead &, QByteArrayView)> answer;
    };

    /// Takes \a socket.
    LoopbackConnection(QTcpSocket *socket, Dialogue dialogue, QObject *parent);
    ~LoopbackConnection() override;

    /// Reads what has arrived by now; ended() may follow before this returns.
    void catchUp();
    /// Drops the connection; ended() follows before this returns.
    void drop();

Q_SIGNALS:
    /// The connection is gone; once.
    void ended();

private:
    void read();
    void take(QByteArrayView bytes);
    void answer();

    QTcpSocket *m_socket;
    Dialogue m_dialogue;
    QTimer m_deadline;
    RequestHead m_head;
    RequestBody m_body;
    bool m_answered = false;
    qsizetype m_discarded = 0; ///< bytes that came after the answer
};

/// Ends our side of the connection \a descriptor: the peer sees the end of the answer, and what it
/// still sends arrives. Qt has only close(), which would reset a connection with unread bytes and
/// so destroy the answer on its way.
void endWriting(qintptr descriptor);

} // namespace Qonsent
