// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/httpserver.h"

#include "oauthcore/testing/httpconnection_p.h"

#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

namespace Qonsent::Test {

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{ }

HttpServer::~HttpServer()
{
    close();
}

void HttpServer::setTls(const QSslConfiguration &tls)
{
    m_tls = tls;
}

Result<Done> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    if (m_tls) {
        auto listener = std::make_unique<QSslServer>();
        listener->setSslConfiguration(*m_tls);
        m_listener = std::move(listener);
    } else {
        m_listener = std::make_unique<QTcpServer>();
    }
    m_listener->setListenBacklogSize(512);
    // Qt takes at most 30 connections that nobody has asked for; here they are taken at once.
    connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this,
            &HttpServer::acceptPending);
    if (!m_listener->listen(address, port))
        return AuthError::of(AuthError::Code::PortUnavailable, "listen", QString::number(port));
    return Done{};
}

quint16 HttpServer::port() const
{
    return m_listener ? m_listener->serverPort() : 0;
}

void HttpServer::closeConnections()
{
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
}

void HttpServer::close()
{
    closeConnections();
    m_listener.reset();
}

void HttpServer::acceptPending()
{
    while (QTcpSocket *socket = m_listener->nextPendingConnection())
        new HttpConnection(socket, ++m_connections, m_handler, this);
}

} // namespace Qonsent::Test
