// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorsignin.h"

#include "tests/benchmarks/agent/instantuseragent.h"
#include "tests/benchmarks/floor/floorauthorization.h"
#include "tests/benchmarks/floor/floortokens.h"

#include <QTcpSocket>
#include <QUrlQuery>

namespace Bench {

FloorSignIn::FloorSignIn(QNetworkAccessManager *network, const QUrl &server, Finish finish)
    : m_network(network)
    , m_server(server)
    , m_finish(std::move(finish))
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *browser = m_listener.nextPendingConnection();
        connect(browser, &QTcpSocket::readyRead, this,
                [this, browser, request = QByteArray()]() mutable { read(browser, request); });
        connect(browser, &QTcpSocket::disconnected, browser, &QObject::deleteLater);
    });
}

void FloorSignIn::start()
{
    m_listener.listen(QHostAddress::LocalHost, 0);
    m_redirectUri = QStringLiteral("http://127.0.0.1:%1/callback").arg(m_listener.serverPort());
    QUrl endpoint = m_server;
    endpoint.setPath(QStringLiteral("/authorize"));
    const FloorAuthorization request = makeAuthorization(endpoint, m_redirectUri);
    m_state = request.state;
    m_verifier = request.verifier;
    InstantUserAgent::instance().visitLater(request.url.toEncoded().toStdString());
}

void FloorSignIn::read(QTcpSocket *browser, QByteArray &request)
{
    request += browser->readAll();
    if (!request.contains("\r\n\r\n"))
        return;
    const QUrl target = QUrl::fromEncoded(request.mid(4, request.indexOf(" HTTP/") - 4));
    const QUrlQuery query(target);
    static const QByteArray page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 99\r\n"
        "Connection: close\r\n\r\n<!doctype html><meta charset=utf-8><title>Signed in</title>"
        "<p>You can close this window now.</p>...";
    browser->write(page);
    browser->disconnectFromHost();
    if (query.queryItemValue(QStringLiteral("state")).toLatin1() != m_state)
        return;
    m_listener.close();
    exchange(query.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded));
}

void FloorSignIn::exchange(const QString &code)
{
    QUrlQuery form;
    form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("authorization_code"));
    form.addQueryItem(QStringLiteral("code"), code);
    form.addQueryItem(QStringLiteral("redirect_uri"), m_redirectUri);
    form.addQueryItem(QStringLiteral("client_id"), QStringLiteral("benchmark-client"));
    form.addQueryItem(QStringLiteral("code_verifier"), QString::fromLatin1(m_verifier));
    QUrl endpoint = m_server;
    endpoint.setPath(QStringLiteral("/token"));
    QNetworkReply *reply =
        m_network->post(tokenRequest(endpoint), form.toString(QUrl::FullyEncoded).toLatin1());
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const FloorTokens tokens = readTokens(reply->readAll());
        deleteLater();
        m_finish(!tokens.accessToken.isEmpty());
    });
}

} // namespace Bench
