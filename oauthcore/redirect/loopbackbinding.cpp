// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/loopbackbinding_p.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>

#include <optional>

namespace Qonsent {

namespace {

constexpr int backlog = 512;
constexpr int handshakeDeadline = 2000; // ms; it is one between two programs of one computer

/// What one attempt to bind came to.
struct Attempt
{
    std::unique_ptr<QTcpServer> server = {}; ///< null if it failed
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;

    /// True if this host has no such address at all: then nobody else can bind it either.
    [[nodiscard]] bool isAddressMissing() const
    {
        return !server
            && (error == QAbstractSocket::SocketAddressNotAvailableError
                || error == QAbstractSocket::UnsupportedSocketOperationError);
    }
};

/// What is bound: the host as it was asked for, and with which certificate if any.
struct Wanted
{
    QString host = {};
    QSslConfiguration tls = {};
};

std::unique_ptr<QTcpServer> makeServer(const QSslConfiguration &tls)
{
    if (tls.localCertificate().isNull())
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    // Qt counts handshakes among the pending connections, of which it accepts 30 and then no more:
    // as many idle ones, which browsers open ahead of time, would keep the redirect out.
    server->setMaxPendingConnections(backlog);
    server->setHandshakeTimeout(handshakeDeadline);
    return server;
}

Attempt tryToBind(QHostAddress::SpecialAddress address, quint16 port, const QSslConfiguration &tls)
{
    Attempt attempt = {.server = makeServer(tls)};
    // Qt's backlog of 50 loses the handshakes of a burst, and each costs a second.
    attempt.server->setListenBacklogSize(backlog);
    if (!attempt.server->listen(QHostAddress(address), port)) {
        attempt.error = attempt.server->serverError();
        attempt.server.reset();
    }
    return attempt;
}

/// What one port came to: a binding, or the reason why not.
struct PortAttempt
{
    LoopbackBinding binding = {}; ///< no servers if it failed
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
};

PortAttempt bindOne(QHostAddress::SpecialAddress address, const Wanted &wanted, quint16 port)
{
    Attempt attempt = tryToBind(address, port, wanted.tls);
    PortAttempt result = {.binding = {.host = wanted.host}, .error = attempt.error};
    if (attempt.server) {
        result.binding.port = attempt.server->serverPort();
        result.binding.servers.push_back(std::move(attempt.server));
    }
    return result;
}

PortAttempt bindEither(quint16 port, const QSslConfiguration &tls)
{
    Attempt v4 = tryToBind(QHostAddress::LocalHost, port, tls);
    if (v4.isAddressMissing())
        return bindOne(QHostAddress::LocalHostIPv6, {QStringLiteral("::1"), tls}, port);
    PortAttempt result = {.binding = {.host = QStringLiteral("127.0.0.1")}, .error = v4.error};
    if (v4.server) {
        result.binding.port = v4.server->serverPort();
        result.binding.servers.push_back(std::move(v4.server));
    }
    return result;
}

PortAttempt bindBoth(const Wanted &wanted, quint16 port)
{
    Attempt v4 = tryToBind(QHostAddress::LocalHost, port, wanted.tls);
    if (v4.isAddressMissing())
        return bindOne(QHostAddress::LocalHostIPv6, wanted, port);
    if (!v4.server)
        return {.error = v4.error};
    Attempt v6 = tryToBind(QHostAddress::LocalHostIPv6, v4.server->serverPort(), wanted.tls);
    if (!v6.server && !v6.isAddressMissing())
        return {.error = v6.error};
    PortAttempt result = {.binding = {.host = wanted.host, .port = v4.server->serverPort()}};
    result.binding.servers.push_back(std::move(v4.server));
    if (v6.server)
        result.binding.servers.push_back(std::move(v6.server));
    return result;
}

PortAttempt bindPort(const Wanted &wanted, quint16 port)
{
    if (wanted.host == QLatin1String("localhost"))
        return bindBoth(wanted, port);
    if (wanted.host == QLatin1String("::1"))
        return bindOne(QHostAddress::LocalHostIPv6, wanted, port);
    if (wanted.host == QLatin1String("127.0.0.1"))
        return bindOne(QHostAddress::LocalHost, wanted, port);
    return bindEither(port, wanted.tls);
}

AuthError unavailable(const LoopbackOptions &options, QAbstractSocket::SocketError error)
{
    QByteArray reason = "listen_failed";
    if (error == QAbstractSocket::AddressInUseError)
        reason = "port_in_use";
    else if (error == QAbstractSocket::SocketAddressNotAvailableError)
        reason = "no_loopback_address";
    else if (error == QAbstractSocket::SocketAccessError)
        reason = "port_reserved";
    QString ports = QString::number(options.firstPort);
    if (options.lastPort > options.firstPort)
        ports += QLatin1Char('-') + QString::number(options.lastPort);
    const QString host = options.host.isEmpty() ? QStringLiteral("127.0.0.1") : options.host;
    const QString subject = options.firstPort == 0
        ? host
        : QCoreApplication::translate("Qonsent::LoopbackReceiver", "port %1 of %2")
              .arg(ports, host);
    return AuthError::of(AuthError::Code::PortUnavailable, reason, subject);
}

} // namespace

bool isSecured(const LoopbackOptions &options)
{
    return !options.tls.localCertificate().isNull();
}

Result<LoopbackBinding> bindLoopback(const LoopbackOptions &options)
{
    const QStringList known = {QString(), QStringLiteral("127.0.0.1"), QStringLiteral("::1"),
                               QStringLiteral("localhost")};
    if (!known.contains(options.host))
        return AuthError::of(AuthError::Code::InvalidConfiguration, "redirect_host", options.host);

    const Wanted wanted = {options.host, options.tls};
    const int last = std::max(options.firstPort, options.lastPort);
    for (int port = options.firstPort; port < last; ++port) {
        PortAttempt attempt = bindPort(wanted, quint16(port));
        if (!attempt.binding.servers.empty())
            return std::move(attempt.binding);
    }
    // A port that is free for one family may be taken for the other: then any other one will do.
    const int tries = options.firstPort == 0 ? 16 : 1;
    PortAttempt attempt = bindPort(wanted, quint16(last));
    for (int i = 1; i < tries && attempt.error == QAbstractSocket::AddressInUseError; ++i)
        attempt = bindPort(wanted, 0);
    if (attempt.binding.servers.empty())
        return unavailable(options, attempt.error);
    return std::move(attempt.binding);
}

} // namespace Qonsent
