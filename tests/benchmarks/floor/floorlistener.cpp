// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorlistener.h"

#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

namespace Bench {

FloorListener::FloorListener(QByteArray state, std::function<void(QByteArray)> redirected)
    : m_state(std::move(state))
    , m_redirected(std::move(redirected))
{
    connect(&m_server, &QTcpServer::newConnection, this, &FloorListener::accept);
    m_server.setListenBacklogSize(512);
    m_server.listen(QHostAddress::LocalHost, 0);
}

void FloorListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_oldestFirst.size() >= 64)
            m_oldestFirst.constFirst()->abort();
        m_oldestFirst.append(socket);
        m_connections.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_oldestFirst.removeOne(socket);
            m_connections.remove(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(5000, socket, [socket] { socket->abort(); });
        socket->setReadBufferSize(65536);
    }
}

/// False if the connection asks for more than anybody honest would.
bool FloorListener::take(Connection &connection, char c)
{
    if (++connection.read > 256 * 1024)
        return false;
    if (c == '\n') {
        connection.lineComplete = true;
        ++connection.newLines;
    } else if (c != '\r') {
        connection.newLines = 0;
        if (!connection.lineComplete)
            connection.line += c;
    }
    return connection.line.size() <= 8192;
}

void FloorListener::read(QTcpSocket *socket)
{
    const auto connection = m_connections.find(socket);
    if (connection == m_connections.end())
        return;
    const QByteArray bytes = socket->readAll();
    for (const char c : bytes) {
        if (!take(*connection, c))
            return socket->abort();
        if (connection->newLines == 2)
            return answer(socket, connection->line);
    }
}

void FloorListener::answer(QTcpSocket *socket, const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    const QUrl target = QUrl::fromEncoded(words.value(1));
    const QUrlQuery query(target);
    const bool ours = words.constFirst() == "GET" && target.path() == QLatin1String("/callback")
        && query.queryItemValue(QStringLiteral("state")).toLatin1() == m_state;
    socket->write(ours ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                       : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: "
                         "close\r\n\r\n");
    socket->disconnectFromHost();
    if (ours) {
        m_server.close();
        m_redirected(query.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded).toLatin1());
    }
}

} // namespace Bench
