// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/pageloader_p.h"

#include <QSslSocket>

namespace Qonsent::Test {

namespace {

QString originOf(const QUrl &url)
{
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    return url.scheme() + QLatin1String("://") + url.host() + u':'
        + QString::number(url.port(usual));
}

/// `Sec-Fetch-Site` (W3C Fetch Metadata section 2.3); a port does not make another site.
QByteArray site(const QUrl &from, const QUrl &to)
{
    if (from.isEmpty())
        return "none";
    if (originOf(from) == originOf(to))
        return "same-origin";
    return from.host() == to.host() && from.scheme() == to.scheme() ? "same-site" : "cross-site";
}

QByteArray serialized(const PageRequest &request)
{
    const QUrl &url = request.url;
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray out = request.method + ' ' + target
        + " HTTP/1.1\r\nHost: " + url.authority(QUrl::FullyEncoded).toLatin1()
        + "\r\nConnection: keep-alive\r\n"
          "Upgrade-Insecure-Requests: 1\r\n"
          "User-Agent: Mozilla/5.0 (InstantUserAgent)\r\n"
          "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
          "Accept-Language: en\r\n"
          "Sec-Fetch-Site: "
        + site(request.from, url)
        + "\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-User: ?1\r\nSec-Fetch-Dest: document\r\n";
    if (request.method == "POST")
        out += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + QByteArray::number(request.body.size()) + "\r\n";
    return out + "\r\n" + request.body;
}

} // namespace

PageLoader::PageLoader(const QSslConfiguration &tls)
    : m_tls(tls)
{ }

PageLoader::~PageLoader()
{
    if (m_socket)
        m_idle.insert(m_origin, m_socket);
    for (QTcpSocket *socket : std::as_const(m_idle)) {
        socket->disconnect(); // closing may take a turn of the event loop, and we are gone by then
        delete socket;
    }
}

void PageLoader::load(const PageRequest &request, const Done &done)
{
    m_done = done;
    m_parser = {};
    m_origin = originOf(request.url);
    m_socket = connectionTo(request.url);
    QObject::connect(m_socket, &QTcpSocket::readyRead, m_socket, [this] { readMore(); });
    QObject::connect(m_socket, &QTcpSocket::disconnected, m_socket, [this] { fail(); });
    QObject::connect(m_socket, &QTcpSocket::errorOccurred, m_socket, [this] { fail(); });
    m_socket->write(serialized(request));
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->flush();
}

QTcpSocket *PageLoader::connectionTo(const QUrl &url)
{
    QTcpSocket *idle = m_idle.take(m_origin);
    if (idle && idle->state() == QAbstractSocket::ConnectedState)
        return idle;
    delete idle;
    if (url.scheme() == QLatin1String("https")) {
        auto *socket = new QSslSocket;
        socket->setSslConfiguration(m_tls);
        socket->connectToHostEncrypted(url.host(), quint16(url.port(443)));
        return socket;
    }
    auto *socket = new QTcpSocket;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->connectToHost(url.host(), quint16(url.port(80)));
    return socket;
}

void PageLoader::readMore()
{
    if (m_parser.feed(m_socket->readAll()) == ResponseParser::State::Complete)
        finish(m_parser.take());
}

void PageLoader::fail()
{
    // An answer without a length ends with its connection.
    if (m_socket->bytesAvailable() > 0)
        (void)m_parser.feed(m_socket->readAll());
    if (m_parser.endOfStream() == ResponseParser::State::Complete)
        return finish(m_parser.take());
    finish(AuthError::of(AuthError::Code::BrowserNotStarted, "page_not_loaded"));
}

void PageLoader::finish(const Result<HttpResponse> &response)
{
    m_socket->disconnect();
    const bool reusable =
        response && m_parser.isKeptAlive() && m_socket->state() == QAbstractSocket::ConnectedState;
    if (reusable)
        m_idle.insert(m_origin, m_socket);
    else
        m_socket->deleteLater(); // this is called from its signals
    m_socket = nullptr;
    const Done done = std::exchange(m_done, {}); // may delete this loader, or load the next page
    done(response);
}

} // namespace Qonsent::Test
