// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/loopbackconnection_p.h"

#include "oauthcore/base/secret.h"

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

constexpr auto requestDeadline = 5s;
// How long, and for how many bytes, a peer may go on sending after it was refused. A browser with
// too many cookies sends them all before it reads the answer that says so.
constexpr auto discardDeadline = 500ms;
constexpr qsizetype mostDiscarded = 1024 * 1024;
// Without a limit Qt reads as much at once as the kernel holds: megabytes.
constexpr qsizetype readBufferSize = 16 * 1024;

} // namespace

LoopbackConnection::LoopbackConnection(QTcpSocket *socket, Dialogue dialogue, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_dialogue(std::move(dialogue))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readBufferSize);
    connect(m_socket, &QTcpSocket::readyRead, this, &LoopbackConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &LoopbackConnection::ended);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &LoopbackConnection::drop);
    m_deadline.start(requestDeadline);
}

LoopbackConnection::~LoopbackConnection()
{
    disconnect(m_socket, nullptr, this, nullptr); // it is a child and would report to a ruin
}

void LoopbackConnection::catchUp()
{
    m_socket->waitForReadyRead(0); // looks, and does not wait
}

void LoopbackConnection::drop()
{
    m_socket->abort();
}

void LoopbackConnection::read()
{
    while (m_socket->bytesAvailable() > 0) {
        QByteArray bytes = m_socket->readAll();
        if (m_answered)
            m_discarded += bytes.size();
        else
            take(bytes);
        wipe(bytes);
    }
    if (m_discarded > mostDiscarded)
        drop();
}

void LoopbackConnection::take(QByteArrayView bytes)
{
    if (m_head.progress() == RequestHead::Progress::Incomplete) {
        const qsizetype before = m_head.size();
        if (m_head.feed(bytes) == RequestHead::Progress::Incomplete)
            return;
        m_body.expect(m_dialogue.bodyLength(m_head));
        bytes = bytes.sliced(m_head.size() - before);
    }
    if (m_body.feed(bytes))
        answer();
}

void LoopbackConnection::answer()
{
    m_answered = true;
    QByteArray response = m_dialogue.answer(m_head, m_body.bytes());
    if (m_head.method() == "HEAD")
        response.truncate(response.indexOf("\r\n\r\n") + 4);
    m_socket->write(response);
    m_socket->flush();
    const bool moreMayCome =
        m_head.progress() == RequestHead::Progress::Refused || m_head.method() != "GET";
    if (!moreMayCome)
        return m_socket->disconnectFromHost();
    endWriting(m_socket->socketDescriptor());
    m_deadline.start(discardDeadline);
}

} // namespace Qonsent
