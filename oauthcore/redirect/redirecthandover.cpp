// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/redirecthandover.h"

#include "oauthcore/redirect/handoverplace_p.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;
using Code = AuthError::Code;

constexpr auto handoverDeadline = 5s;
constexpr int mostCallers = 16;
constexpr QByteArrayView heardAnswer = "heard\n";

bool isOneLine(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// The second instance's side.
class HandoverCall final : public ReplyOf<Done>
{
public:
    HandoverCall(const QString &program, const Secret &address, QObject *parent)
        : ReplyOf<Done>(parent)
        , m_address(address)
    {
        setAbort([this] { m_socket.abort(); });
        begin(program);
    }

private:
    void begin(const QString &program)
    {
        if (m_address.size() >= RedirectHandover::longestLine)
            return end(AuthError::of(Code::TooLarge, "redirect_uri"));
        if (!isOneLine(m_address.reveal()))
            return end(AuthError::of(Code::ResponseMalformed, "redirect_uri"));
        const Result<HandoverPlace> place = HandoverPlace::of(program);
        if (!place)
            return end(place.error());
        connect(&m_socket, &QLocalSocket::connected, this, [this] { say(); });
        connect(&m_socket, &QLocalSocket::readyRead, this, [this] { hear(); });
        connect(&m_socket, &QLocalSocket::errorOccurred, this,
                [this] { end(AuthError::of(Code::AgentFailed, "handover")); });
        connect(&m_deadline, &QTimer::timeout, this,
                [this] { end(AuthError::of(Code::AgentFailed, "handover")); });
        m_deadline.setSingleShot(true);
        m_deadline.start(handoverDeadline);
        m_socket.connectToServer(place->socketPath());
    }
    void say()
    {
        if (!isPeerOfThisUser(m_socket.socketDescriptor()))
            return end(AuthError::of(Code::PeerRefused, "handover"));
        m_socket.write(m_address.reveal().data(), m_address.size());
        m_socket.write("\n", 1);
    }
    void hear()
    {
        if (m_socket.bytesAvailable() < heardAnswer.size())
            return;
        const bool heard = m_socket.readAll() == heardAnswer;
        heard ? end(Done{}) : end(AuthError::of(Code::AgentFailed, "handover"));
    }
    void end(const Result<Done> &result)
    {
        m_deadline.stop();
        if (!isFinished())
            finish(result);
    }

    Secret m_address;
    QLocalSocket m_socket;
    QTimer m_deadline;
};

/// The first instance's side: reads one line of one peer.
class HandoverPeer final : public QObject
{
public:
    HandoverPeer(QLocalSocket *socket, std::function<void(const QString &)> heard, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_heard(std::move(heard))
    {
        socket->setParent(this);
        socket->setReadBufferSize(RedirectHandover::longestLine + 1);
        connect(socket, &QLocalSocket::readyRead, this, &HandoverPeer::read);
        connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_deadline, &QTimer::timeout, socket, &QLocalSocket::abort);
        m_deadline.setSingleShot(true);
        m_deadline.start(handoverDeadline);
        read();
    }

private:
    void read()
    {
        if (m_answered)
            return m_socket->abort();
        const bool tooLong = m_socket->bytesAvailable() > RedirectHandover::longestLine;
        if (!m_socket->canReadLine() && !tooLong)
            return; // to be continued
        QByteArray line = m_socket->readAll();
        if (tooLong || !line.endsWith('\n') || !isOneLine(QByteArrayView(line).chopped(1)))
            return m_socket->abort();
        m_answered = true;
        m_socket->write(heardAnswer.data(), heardAnswer.size());
        m_socket->flush(); // whoever hears the address may delete us before it is written
        m_socket->disconnectFromServer();
        line.chop(1);
        m_heard(QString::fromLatin1(line));
        wipe(line);
    }

    QLocalSocket *m_socket;
    std::function<void(const QString &)> m_heard;
    QTimer m_deadline;
    bool m_answered = false;
};

} // namespace

struct RedirectHandover::Private
{
    std::optional<HandoverPlace> place = {}; ///< before the server: it goes last, with the lock
    QLocalServer server;
    QList<QObject *> peers = {};
};

RedirectHandover::RedirectHandover(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&d->server, &QLocalServer::newConnection, this, &RedirectHandover::accept);
}

RedirectHandover::~RedirectHandover()
{
    qDeleteAll(std::exchange(d->peers, {})); // they count themselves in what goes first
}

Result<Done> RedirectHandover::listen(const QString &program)
{
    Result<HandoverPlace> place = HandoverPlace::of(program);
    if (!place)
        return place.error();
    const Result<bool> locked = place.value().tryToLock();
    if (!locked)
        return locked.error();
    if (!*locked)
        return AuthError::of(Code::AgentFailed, "handover_taken");
    const QString path = place->socketPath();
    QLocalServer::removeServer(path); // who has the lock may take away what a dead process left
    if (!d->server.listen(path))
        return AuthError::of(Code::VaultIo, "socket");
    d->place.emplace(std::move(place).value());
    return Done{};
}

void RedirectHandover::accept()
{
    while (QLocalSocket *const socket = d->server.nextPendingConnection()) {
        if (d->peers.size() >= mostCallers || !isPeerOfThisUser(socket->socketDescriptor())) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const auto passOn = [this](const QString &address) {
            // Queued: whoever hears it may delete this, and with it the peer that is reading.
            QMetaObject::invokeMethod(
                this, [this, address] { Q_EMIT addressReceived(address); }, Qt::QueuedConnection);
        };
        auto *peer = new HandoverPeer(socket, passOn, this);
        d->peers.append(peer);
        connect(peer, &QObject::destroyed, this, [this, peer] { d->peers.removeOne(peer); });
    }
}

ReplyOf<Done> *RedirectHandover::handOver(const QString &program, const Secret &address,
                                          QObject *parent)
{
    return new HandoverCall(program, address, parent);
}

} // namespace Qonsent
