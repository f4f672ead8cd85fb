// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/testing/answer.h"
#include "oauthcore/testing/receivedrequest.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QTcpServer;
QT_END_NAMESPACE

namespace Qonsent::Test {

/// A small HTTP/1.1 server for tests: one function answers every request, now or later, to the
/// byte. Connections are kept alive; pipelined requests are answered one after the other.
class QONSENT_TEST_EXPORT HttpServer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpServer)

public:
    /// Sends the answer; may be kept and called later. Does nothing once the connection is gone,
    /// and the second time.
    using Responder = std::function<void(const Answer &)>;
    /// Sees every complete request.
    using Handler = std::function<void(const ReceivedRequest &, const Responder &)>;

    explicit HttpServer(Handler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Speaks TLS from the next listen() on.
    void setTls(const QSslConfiguration &tls);
    /// Waits for connections; port 0 takes a free one. PortUnavailable if that fails.
    [[nodiscard]] Result<Done> listen(const QHostAddress &address = QHostAddress::LocalHost,
                                      quint16 port = 0);
    /// The port it listens on; 0 before listen().
    [[nodiscard]] quint16 port() const;
    /// How many connections were accepted so far, also those that never sent a byte.
    [[nodiscard]] quint64 connectionCount() const { return m_connections; }
    /// Breaks every open connection.
    void closeConnections();
    /// Breaks every connection and frees the port.
    void close();

private:
    void acceptPending();

    Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
    std::unique_ptr<QTcpServer> m_listener;
    quint64 m_connections = 0;
};

} // namespace Qonsent::Test
