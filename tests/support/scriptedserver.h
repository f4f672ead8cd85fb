// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <memory>

QT_BEGIN_NAMESPACE
class QTcpServer;
class QTcpSocket;
QT_END_NAMESPACE

namespace Qonsent {

/// One thing that a ScriptedServer does on a connection.
struct ServerStep
{
    enum class Kind : quint8 {
        AwaitRequest, ///< until a head and the body that its Content-Length announces are there
        Send,         ///< bytes, at once
        Drip,         ///< bytes, one every interval
        Flood,        ///< bytes, again and again, as fast as the peer reads, times times
        Close,        ///< in an orderly way, when all is written
        Reset,        ///< with RST
        Again,        ///< from the first step
    };
    Kind kind = Kind::AwaitRequest;
    QByteArray bytes = {};
    std::chrono::milliseconds interval = {};
    qint64 times = 1;
};

/// What a server does on one connection. After the last step it stays silent and open.
using ServerScript = QList<ServerStep>;

/// The steps by name, so that a script reads: the server awaits, sends, closes.
namespace Script {
inline ServerStep awaits()
{
    return {.kind = ServerStep::Kind::AwaitRequest};
}
inline ServerStep sends(const QByteArray &bytes)
{
    return {.kind = ServerStep::Kind::Send, .bytes = bytes};
}
inline ServerStep drips(const QByteArray &bytes)
{
    return {
        .kind = ServerStep::Kind::Drip, .bytes = bytes, .interval = std::chrono::milliseconds(10)};
}
inline ServerStep floods(const QByteArray &bytes, qint64 times)
{
    return {.kind = ServerStep::Kind::Flood, .bytes = bytes, .times = times};
}
inline ServerStep closes()
{
    return {.kind = ServerStep::Kind::Close};
}
inline ServerStep resets()
{
    return {.kind = ServerStep::Kind::Reset};
}
inline ServerStep startsAgain()
{
    return {.kind = ServerStep::Kind::Again};
}
} // namespace Script

/// One complete request that arrived.
struct ServerRequest
{
    int connection = 0; ///< counted from 1
    QByteArray method = {};
    QByteArray target = {};
    QByteArray head = {}; ///< with the request line, as it came
    QByteArray body = {};

    /// The value of a header field, the name without case; empty if absent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// An HTTP server that does exactly what a test says, byte by byte, and writes down what it was
/// sent. Lives in the event loop of the test.
class ScriptedServer final : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedServer(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    /// Speaks TLS with the certificate in \a tls.
    explicit ScriptedServer(const QSslConfiguration &tls);
    ~ScriptedServer() override;

    /// What to do on the next connection that has no script yet; the last one goes for all later.
    void play(const ServerScript &script) { m_scripts.append(script); }
    /// Answers every request with \a bytes and keeps connections open.
    void answerAll(const QByteArray &bytes);
    /// A complete HTTP/1.1 message with Content-Length.
    [[nodiscard]] static QByteArray answer(const QByteArray &status, const QByteArray &body = {},
                                           const QByteArrayList &headers = {});

    [[nodiscard]] quint16 port() const;
    /// Absolute, by address.
    [[nodiscard]] QUrl url(const QString &target) const;
    /// Accepted so far, those whose TLS failed included.
    [[nodiscard]] int connections() const { return m_connections; }
    /// Accepted ones that are still open.
    [[nodiscard]] int openConnections() const { return m_open; }
    [[nodiscard]] const QList<ServerRequest> &requests() const { return m_requests; }
    /// Every byte that arrived, complete requests or not.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

    /// Bytes that peers took, or that the system took for them.
    [[nodiscard]] qint64 sent() const { return m_sent; }

private:
    class Connection;

    void listen(const QHostAddress &address);
    void accept();

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme;
    QList<ServerScript> m_scripts;
    int m_connections = 0;
    int m_open = 0;
    QList<ServerRequest> m_requests;
    QByteArray m_received;
    qint64 m_sent = 0;
};

} // namespace Qonsent
