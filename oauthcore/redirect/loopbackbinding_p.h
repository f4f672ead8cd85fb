// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/redirect/loopbackreceiver.h"

#include <QTcpServer>

#include <memory>
#include <vector>

namespace Qonsent {

/// The sockets of one listener, and how a browser names them.
struct LoopbackBinding
{
    std::vector<std::unique_ptr<QTcpServer>> servers = {}; ///< one an address, all on one port
    QString host = {};                                     ///< "127.0.0.1", "::1" or "localhost"
    quint16 port = 0;
};

/// True if \a options ask for https.
[[nodiscard]] bool isSecured(const LoopbackOptions &options);

/// Binds what \a options ask for: exclusively, with room for a burst of connections. Nothing stays
/// bound on failure: InvalidConfiguration (`redirect_host`) or PortUnavailable.
[[nodiscard]] Result<LoopbackBinding> bindLoopback(const LoopbackOptions &options);

} // namespace Qonsent
