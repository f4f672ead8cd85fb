// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/widgets/consent/hostilesite.h"

#include <QTcpSocket>

#include <algorithm>

namespace Qonsent {

HostileSite::HostileSite(const std::optional<QSslConfiguration> &tls)
    : m_scheme(tls ? QStringLiteral("https") : QStringLiteral("http"))
    , m_server(
          [this](const Test::ReceivedRequest &request, const Test::HttpServer::Responder &respond) {
              m_requests.append(request);
              respond(m_answers.value(request.path(), Test::Answer{.status = 404}));
          })
{
    if (tls)
        m_server.setTls(*tls);
    if (!m_server.listen())
        qFatal("The hostile site found no port.");
}

void HostileSite::setPage(const QByteArray &path, const QByteArray &html)
{
    setAnswer(path,
              {.headers = {{"Content-Type", "text/html; charset=utf-8"}},
               .body = "<!doctype html><title>page</title><body>page " + html});
}

void HostileSite::setAnswer(const QByteArray &path, const Test::Answer &answer)
{
    m_answers.insert(path, answer);
}

QString HostileSite::issuer() const
{
    return m_scheme + QStringLiteral("://127.0.0.1:") + QString::number(m_server.port());
}

QUrl HostileSite::url(const QByteArray &path) const
{
    return QUrl(issuer() + QString::fromLatin1(path));
}

qsizetype HostileSite::count(const QByteArray &path) const
{
    return std::count_if(m_requests.begin(), m_requests.end(),
                         [&](const Test::ReceivedRequest &each) { return each.path() == path; });
}

SilentPort::SilentPort()
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++m_connections;
            socket->abort();
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The silent port found none.");
}

} // namespace Qonsent
