// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/scriptedserver.h"

#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace Qonsent {

QByteArray ServerRequest::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

/// Plays one script on one socket.
class ScriptedServer::Connection final : public QObject
{
public:
    Connection(ScriptedServer &server, QTcpSocket *socket, const ServerScript &script, int number)
        : QObject(&server)
        , m_server(server)
        , m_socket(socket)
        , m_script(script)
        , m_number(number)
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 count) {
            m_server.m_sent += count;
            flood();
        });
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        m_drip.setTimerType(Qt::PreciseTimer);
        m_drip.callOnTimeout(this, &Connection::drip);
        ++m_server.m_open;
        step();
        read(); // what came before anybody listened
    }

    ~Connection() override { --m_server.m_open; }
    Q_DISABLE_COPY_MOVE(Connection)

private:
    void read()
    {
        const QByteArray bytes = m_socket->readAll();
        m_input += bytes;
        m_server.m_received += bytes;
        if (m_awaiting)
            step();
    }

    bool takeRequest()
    {
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        ServerRequest request{.connection = m_number, .head = m_input.left(end + 2)};
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (m_input.size() < end + 4 + length)
            return false;
        const QByteArrayList line = request.head.left(request.head.indexOf('\r')).split(' ');
        request.method = line.value(0);
        request.target = line.value(1);
        request.body = m_input.mid(end + 4, length);
        m_input.remove(0, end + 4 + length);
        m_server.m_requests.append(request);
        return true;
    }

    /// Plays until something has to be waited for.
    void step()
    {
        while (m_at < m_script.size()) {
            const ServerStep &step = m_script.at(m_at);
            m_awaiting = step.kind == ServerStep::Kind::AwaitRequest;
            if (m_awaiting && !takeRequest())
                return;
            m_awaiting = false;
            ++m_at;
            if (!play(step))
                return;
        }
    }

    /// False if the script has to wait.
    bool play(const ServerStep &step)
    {
        switch (step.kind) {
        case ServerStep::Kind::AwaitRequest:
            return true;
        case ServerStep::Kind::Send:
            m_socket->write(step.bytes);
            return true;
        case ServerStep::Kind::Drip:
            m_dripping = step.bytes;
            m_drip.start(step.interval);
            return false;
        case ServerStep::Kind::Flood:
            m_flooding = step;
            flood();
            return false;
        case ServerStep::Kind::Close:
            m_socket->disconnectFromHost();
            return false;
        case ServerStep::Kind::Reset:
            reset();
            return false;
        case ServerStep::Kind::Again:
            m_at = 0;
            return true;
        }
        return true;
    }

    void drip()
    {
        m_socket->write(m_dripping.left(1));
        m_dripping.remove(0, 1);
        if (!m_dripping.isEmpty())
            return;
        m_drip.stop();
        step();
    }

    void flood()
    {
        constexpr qint64 mostPending = 64 * 1024;
        if (m_flooding.bytes.isEmpty())
            return;
        while (m_flooding.times > 0 && m_socket->bytesToWrite() < mostPending) {
            --m_flooding.times;
            m_socket->write(m_flooding.bytes);
        }
        if (m_flooding.times > 0)
            return;
        m_flooding = {};
        step();
    }

    void reset()
    {
        m_socket->flush();
        const linger now{.l_onoff = 1, .l_linger = 0};
        setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        m_socket->abort();
    }

    ScriptedServer &m_server;
    QTcpSocket *m_socket;
    const ServerScript m_script;
    const int m_number;
    qsizetype m_at = 0;
    bool m_awaiting = false;
    QByteArray m_input;
    QByteArray m_dripping;
    ServerStep m_flooding;
    QTimer m_drip;
};

ScriptedServer::ScriptedServer(const QHostAddress &address)
    : m_server(std::make_unique<QTcpServer>())
    , m_scheme(QStringLiteral("http"))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        ++m_connections;
        accept();
    });
    listen(address);
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls)
    : m_scheme(QStringLiteral("https"))
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    connect(server.get(), &QSslServer::startedEncryptionHandshake, this,
            [this] { ++m_connections; });
    connect(server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    m_server = std::move(server);
    listen(QHostAddress(QHostAddress::LocalHost));
}

ScriptedServer::~ScriptedServer()
{
    const QObjectList connections = children(); // they count themselves, so before our members go
    qDeleteAll(connections);
}

void ScriptedServer::listen(const QHostAddress &address)
{
    if (!m_server->listen(address))
        qFatal("A test server could not listen.");
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        const ServerScript script = m_scripts.value(0);
        if (m_scripts.size() > 1)
            m_scripts.removeFirst();
        new Connection(*this, socket, script, m_connections);
    }
}

void ScriptedServer::answerAll(const QByteArray &bytes)
{
    play({Script::awaits(), Script::sends(bytes), Script::startsAgain()});
}

QByteArray ScriptedServer::answer(const QByteArray &status, const QByteArray &body,
                                  const QByteArrayList &headers)
{
    QByteArray message = "HTTP/1.1 " + status + "\r\n";
    for (const QByteArray &header : headers)
        message += header + "\r\n";
    return message + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

quint16 ScriptedServer::port() const
{
    return m_server->serverPort();
}

QUrl ScriptedServer::url(const QString &target) const
{
    QUrl url(target);
    url.setScheme(m_scheme);
    url.setHost(m_server->serverAddress().toString());
    url.setPort(port());
    return url;
}

} // namespace Qonsent
