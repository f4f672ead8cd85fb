// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/httpconnection_p.h"

#include <QPointer>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

namespace Qonsent::Test {

HttpConnection::HttpConnection(QTcpSocket *socket, quint64 number,
                               const HttpServer::Handler &handler, HttpServer *server)
    : QObject(server)
    , m_socket(socket)
    , m_number(number)
    , m_handler(handler)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    readMore();
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
}

void HttpConnection::readMore()
{
    if (m_busy)
        return;
    const RequestParser::State state = m_parser.feed(m_socket->readAll());
    if (state == RequestParser::State::Complete) {
        m_busy = true;
        serve(m_parser.take());
    } else if (state == RequestParser::State::Refused) {
        m_busy = true;
        answer(Answer{.status = m_parser.errorStatus(), .ending = Answer::Ending::Close});
    }
}

void HttpConnection::serve(ReceivedRequest request)
{
    request.connection = m_number;
    if (const auto *tls = qobject_cast<QSslSocket *>(m_socket))
        request.peerCertificate = tls->peerCertificate().toDer();
    const QByteArray wish = request.header("Connection").value_or(QByteArray()).toLower();
    m_clientCloses = wish == "close" || (request.version == "HTTP/1.0" && wish != "keep-alive");
    const bool headOnly = request.method == "HEAD";
    const auto respond = [self = QPointer(this), turn = ++m_serving, headOnly](Answer reply) {
        if (!self || self->m_serving != turn)
            return;
        ++self->m_serving;
        if (headOnly)
            reply.body.clear();
        self->answer(reply);
    };
    m_handler(request, respond);
}

void HttpConnection::answer(const Answer &answer)
{
    m_ending = answer.ending;
    if (m_clientCloses && m_ending == Answer::Ending::KeepAlive)
        m_ending = Answer::Ending::Close;
    const QByteArray bytes = answer.endingWith(m_ending).serialized();
    if (answer.dripInterval.count() > 0)
        return drip(bytes, answer.dripInterval);
    m_socket->write(bytes);
    m_socket->flush(); // now, not when the event loop comes round
    end();
}

void HttpConnection::drip(const QByteArray &bytes, std::chrono::milliseconds interval)
{
    auto *timer = new QTimer(this);
    timer->setTimerType(Qt::PreciseTimer);
    connect(timer, &QTimer::timeout, this, [this, timer, bytes, sent = qsizetype(0)]() mutable {
        if (sent < bytes.size()) {
            m_socket->write(bytes.constData() + sent++, 1);
            m_socket->flush();
        }
        if (sent < bytes.size())
            return;
        timer->deleteLater();
        timer->stop();
        end();
    });
    timer->start(interval);
}

void HttpConnection::end()
{
    if (m_ending == Answer::Ending::Stall)
        return; // still busy, for ever
    if (m_ending == Answer::Ending::Close) {
        m_socket->disconnectFromHost();
        return;
    }
    m_busy = false;
    // A pipelined request may have come already, and nothing announces it again.
    if (m_socket->bytesAvailable() > 0 || m_parser.hasRest())
        QMetaObject::invokeMethod(this, &HttpConnection::readMore, Qt::QueuedConnection);
}

} // namespace Qonsent::Test
