// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace Bench {

/// How little a listener needs to survive what strays do to it: a backlog, at most 64 connections
/// with the oldest dropped, 5 s each, a bounded request line, header fields counted and forgotten,
/// the state compared first.
class FloorListener : public QObject
{
public:
    FloorListener(QByteArray state, std::function<void(QByteArray code)> redirected);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    struct Connection
    {
        QByteArray line = {};
        bool lineComplete = false;
        int newLines = 0; ///< in a row, at the end of what was read
        qsizetype read = 0;
    };

    void accept();
    void read(QTcpSocket *socket);
    bool take(Connection &connection, char c);
    void answer(QTcpSocket *socket, const QByteArray &line);

    QByteArray m_state;
    std::function<void(QByteArray)> m_redirected;
    QTcpServer m_server;
    QList<QTcpSocket *> m_oldestFirst;
    QHash<QTcpSocket *, Connection> m_connections;
};

} // namespace Bench
