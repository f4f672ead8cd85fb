// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/httpserver.h"
#include "oauthcore/testing/requestparser_p.h"

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace Qonsent::Test {

/// One connection of an HttpServer: reads a request, waits for its answer, sends it, goes on.
/// Deletes itself when the other side is gone.
class HttpConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)

public:
    /// Takes \a socket over. \a number is what its requests carry.
    HttpConnection(QTcpSocket *socket, quint64 number, const HttpServer::Handler &handler,
                   HttpServer *server);
    ~HttpConnection() override;

private:
    void readMore();
    void serve(ReceivedRequest request);
    void answer(const Answer &answer);
    void drip(const QByteArray &bytes, std::chrono::milliseconds interval);
    void end();

    QTcpSocket *m_socket = nullptr;
    quint64 m_number = 0;
    const HttpServer::Handler &m_handler; ///< the server's, which outlives its connections
    RequestParser m_parser;
    Answer::Ending m_ending = Answer::Ending::KeepAlive;
    quint64 m_serving = 0; ///< grows with every request, so that a late answer finds no taker
    bool m_busy = false;
    bool m_clientCloses = false;
};

} // namespace Qonsent::Test
