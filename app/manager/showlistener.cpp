// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/showlistener.h"

#include "app/manager/meetingplace.h"

#include <QLocalSocket>

#include <functional>

namespace Qonsent::Manager {

namespace {

/// Somebody who connected.
class Peer final : public QObject
{
public:
    Peer(QLocalSocket *socket, const Clock &clock,
         std::function<void(const ShowRequest &)> onRequest, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_onRequest(std::move(onRequest))
        , m_deadline(clock.makeAlarm())
    {
        socket->setParent(this);
        socket->setReadBufferSize(ShowRequest::longestLine + 1);
        connect(socket, &QLocalSocket::readyRead, this, &Peer::read);
        connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
        connect(m_deadline.get(), &Alarm::rang, this, &Peer::hangUp);
        m_deadline->ringAt(clock.sinceBoot() + ShowListener::patience);
        read();
    }

private:
    void read()
    {
        if (m_isAnswered)
            return hangUp();
        const bool isTooLong = m_socket->bytesAvailable() > ShowRequest::longestLine;
        if (!m_socket->canReadLine() && !isTooLong)
            return; // to be continued
        const auto request = ShowRequest::parse(m_socket->readAll());
        if (!request)
            return hangUp();
        m_isAnswered = true;
        m_socket->write(showAnswer.data(), showAnswer.size());
        m_socket->disconnectFromServer(); // once it is written
        m_onRequest(*request);
    }
    void hangUp()
    {
        m_socket->abort();
        deleteLater();
    }

    QLocalSocket *m_socket;
    std::function<void(const ShowRequest &)> m_onRequest;
    std::unique_ptr<Alarm> m_deadline;
    bool m_isAnswered = false;
};

} // namespace

ShowListener::ShowListener(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ShowListener::accept);
}

ShowListener::~ShowListener() = default;

Result<Done> ShowListener::listen(const QString &path)
{
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return AuthError::of(AuthError::Code::VaultIo, "socket");
    return Done{};
}

void ShowListener::accept()
{
    while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
        if (m_peers >= mostPeers || !isOfThisUser(socket->socketDescriptor())) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_peers;
        auto *peer = new Peer(
            socket, m_clock, [this](const ShowRequest &request) { Q_EMIT asked(request); }, this);
        connect(peer, &QObject::destroyed, this, [this] { --m_peers; });
    }
}

} // namespace Qonsent::Manager
