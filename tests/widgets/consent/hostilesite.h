// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/httpserver.h"

#include <QHash>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

namespace Qonsent {

/// A server that answers each path with what a test wants, and counts who asks.
class HostileSite
{
public:
    explicit HostileSite(const std::optional<QSslConfiguration> &tls = {});

    /// HTML at \a path; a fragment is enough.
    void setPage(const QByteArray &path, const QByteArray &html);
    void setAnswer(const QByteArray &path, const Test::Answer &answer);

    [[nodiscard]] QString issuer() const;
    [[nodiscard]] QUrl url(const QByteArray &path = "/") const;
    /// How often \a path was asked for.
    [[nodiscard]] qsizetype count(const QByteArray &path) const;
    [[nodiscard]] const QList<Test::ReceivedRequest> &requests() const { return m_requests; }

private:
    QString m_scheme;
    QHash<QByteArray, Test::Answer> m_answers;
    QList<Test::ReceivedRequest> m_requests;
    Test::HttpServer m_server;
};

/// A port of this computer that nobody should come to.
class SilentPort
{
public:
    SilentPort();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    QTcpServer m_server;
    int m_connections = 0;
};

} // namespace Qonsent
