// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/showcaller.h"

#include "app/manager/meetingplace.h"

#include <QLocalSocket>

namespace Qonsent::Manager {

using Code = AuthError::Code;

ShowCaller::ShowCaller(const QString &socketPath, const ShowRequest &request, QObject *parent)
    : ReplyOf<Done>(parent)
    , m_request(request)
    , m_socket(new QLocalSocket(this))
{
    m_socket->setReadBufferSize(showAnswer.size() + 1);
    setAbort([this] { m_socket->abort(); });
    connect(m_socket, &QLocalSocket::connected, this, &ShowCaller::speak);
    connect(m_socket, &QLocalSocket::readyRead, this, &ShowCaller::listen);
    connect(m_socket, &QLocalSocket::disconnected, this, &ShowCaller::listen);
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this] {
        if (m_socket->state() != QLocalSocket::ConnectedState)
            listen();
    });
    // Not from here: who made this object does not listen yet.
    QMetaObject::invokeMethod(
        this, [this, socketPath] { m_socket->connectToServer(socketPath); }, Qt::QueuedConnection);
}

ShowCaller::~ShowCaller() = default;

void ShowCaller::speak()
{
    if (!isOfThisUser(m_socket->socketDescriptor()))
        return fail(Code::PeerRefused);
    m_socket->write(m_request.line());
}

void ShowCaller::listen()
{
    const QByteArray said = m_socket->peek(showAnswer.size() + 1);
    if (said == showAnswer)
        return finish(Done{});
    const bool canStillBecomeOne = showAnswer.startsWith(said);
    if (m_socket->state() != QLocalSocket::ConnectedState || !canStillBecomeOne)
        fail(Code::AgentFailed);
}

void ShowCaller::fail(AuthError::Code code)
{
    finish(AuthError::of(code, "manager"));
    m_socket->abort();
}

} // namespace Qonsent::Manager
