// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/receiveroptions.h"

#include "app/shared/usage.h"

namespace Qonsent::Cli {

namespace {

/// Host and path are checked again where they are used; here before anybody is asked anything.
std::optional<AuthError> readRedirect(const QCommandLineParser &parser, SignInRequest &request)
{
    request.receiver.host = parser.value(QStringLiteral("redirect-host"));
    const QStringList hosts = {QString(), QStringLiteral("127.0.0.1"), QStringLiteral("::1"),
                               QStringLiteral("localhost")};
    if (!hosts.contains(request.receiver.host))
        return usageError("redirect_host",
                          QStringLiteral("--redirect-host wants 127.0.0.1, ::1 or localhost."));
    request.client.redirectPath = parser.value(QStringLiteral("redirect-path"));
    if (!request.client.redirectPath.startsWith(u'/'))
        return usageError("redirect_path",
                          QStringLiteral("--redirect-path wants a path that begins with a slash, "
                                         "e.g. /callback."));
    return {};
}

/// N or N-M.
std::optional<AuthError> readPorts(const QString &value, LoopbackOptions &receiver)
{
    if (value.isEmpty())
        return {};
    bool firstIsNumber = false;
    bool lastIsNumber = false;
    receiver.firstPort = value.section(u'-', 0, 0).toUShort(&firstIsNumber);
    receiver.lastPort = value.section(u'-', 1).toUShort(&lastIsNumber);
    if (!value.contains(u'-')) {
        receiver.lastPort = receiver.firstPort;
        lastIsNumber = firstIsNumber;
    }
    if (!firstIsNumber || !lastIsNumber || receiver.firstPort == 0
        || receiver.lastPort < receiver.firstPort)
        return usageError("port",
                          QStringLiteral("--port wants a number from 1 to 65535, or a range like "
                                         "8000-8010."));
    return {};
}

} // namespace

QList<QCommandLineOption> receiverOptions()
{
    return {{QStringLiteral("redirect-host"),
             QStringLiteral("127.0.0.1 (default), ::1 or localhost"), QStringLiteral("HOST")},
            {QStringLiteral("redirect-path"),
             QStringLiteral("as registered at the provider (default: /callback)"),
             QStringLiteral("PATH"), QStringLiteral("/callback")},
            {QStringLiteral("port"),
             QStringLiteral("listen on this port, or the first free one of a range"),
             QStringLiteral("N[-M]")}};
}

std::optional<AuthError> readReceiver(const QCommandLineParser &parser, SignInRequest &request)
{
    if (const auto wrong = readRedirect(parser, request))
        return wrong;
    return readPorts(parser.value(QStringLiteral("port")), request.receiver);
}

} // namespace Qonsent::Cli
