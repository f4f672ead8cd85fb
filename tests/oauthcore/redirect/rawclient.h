// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>
#include <QUrl>

namespace Qonsent {

/// A connection to a listener of the same thread that sends exactly the bytes it is given.
class RawClient
{
public:
    /// Connects to host and port of \a uri.
    explicit RawClient(const QUrl &uri);
    Q_DISABLE_COPY_MOVE(RawClient)

    /// Sends \a bytes in a segment of their own and lets the listener read them.
    void send(QByteArrayView bytes);
    /// Sends \a bytes; the listener has not read them when this returns.
    void push(QByteArrayView bytes);
    /// What has come back by the time the listener closed the connection; five seconds at most.
    [[nodiscard]] QByteArray answer();
    /// What has come back so far.
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    /// True while neither side has closed.
    [[nodiscard]] bool isOpen() const;
    /// True if the connection could be made.
    [[nodiscard]] bool wasAccepted() const { return m_accepted; }

    /// Ends our side.
    void close() { m_socket.disconnectFromHost(); }
    /// Ends it with an RST instead of a FIN.
    void reset();

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_accepted = false;
};

/// What the listener of \a uri answers to \a bytes on a connection of their own.
[[nodiscard]] QByteArray answerTo(const QUrl &uri, QByteArrayView bytes);

/// The request that a browser makes for \a target at \a uri: with Host and Fetch Metadata.
[[nodiscard]] QByteArray browserRequest(const QUrl &uri, QByteArrayView target);
/// The request of a tool: with Host and nothing else.
[[nodiscard]] QByteArray plainRequest(const QUrl &uri, QByteArrayView target);

/// The request of a browser that posts \a form, whose page was at another site.
[[nodiscard]] QByteArray formRequest(const QUrl &uri, QByteArrayView target, QByteArrayView form);

/// The status of \a response; 0 if it is not one.
[[nodiscard]] int statusOf(const QByteArray &response);

} // namespace Qonsent
