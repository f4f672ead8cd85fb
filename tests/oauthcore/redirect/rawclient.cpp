// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/redirect/rawclient.h"

#include <QTest>

#include <sys/socket.h>

namespace Qonsent {

RawClient::RawClient(const QUrl &uri)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                     [this] { m_received += m_socket.readAll(); });
    m_socket.connectToHost(uri.host(), quint16(uri.port()));
    m_accepted = m_socket.waitForConnected();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QCoreApplication::processEvents();
}

void RawClient::push(QByteArrayView bytes)
{
    m_socket.write(bytes.data(), bytes.size());
    m_socket.flush();
}

void RawClient::send(QByteArrayView bytes)
{
    push(bytes);
    QCoreApplication::processEvents();
}

bool RawClient::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

QByteArray RawClient::answer()
{
    // Most answers are there at once; qWaitFor() alone would sleep ten milliseconds for each.
    for (int i = 0; i < 20 && isOpen(); ++i)
        QCoreApplication::processEvents();
    (void)QTest::qWaitFor([this] { return !isOpen(); });
    return m_received;
}

void RawClient::reset()
{
    const linger now = {.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket.abort();
}

QByteArray answerTo(const QUrl &uri, QByteArrayView bytes)
{
    RawClient client(uri);
    client.send(bytes);
    return client.answer();
}

QByteArray plainRequest(const QUrl &uri, QByteArrayView target)
{
    return QByteArray("GET ") + target.toByteArray()
        + " HTTP/1.1\r\nHost: " + uri.authority(QUrl::FullyEncoded).toLatin1() + "\r\n\r\n";
}

QByteArray browserRequest(const QUrl &uri, QByteArrayView target)
{
    QByteArray request = plainRequest(uri, target);
    request.chop(2);
    return request
        + "Connection: keep-alive\r\nUpgrade-Insecure-Requests: 1\r\n"
          "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: text/html,*/*;q=0.8\r\n"
          "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-User: ?1\r\n"
          "Sec-Fetch-Dest: document\r\nCookie: session=of-another-port\r\n\r\n";
}

QByteArray formRequest(const QUrl &uri, QByteArrayView target, QByteArrayView form)
{
    QByteArray request = browserRequest(uri, target);
    request.replace(0, 3, "POST");
    request.chop(2);
    return request
        + "Origin: https://id.example\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          "Content-Length: "
        + QByteArray::number(form.size()) + "\r\n\r\n" + form.toByteArray();
}

int statusOf(const QByteArray &response)
{
    return response.startsWith("HTTP/1.1 ") ? response.mid(9, 3).toInt() : 0;
}

} // namespace Qonsent
