// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/live/liveserver.h"

#include <memory>

namespace Qonsent {

/// Both servers for rows that do not disturb each other, each started when it is first needed.
class LiveServers
{
public:
    [[nodiscard]] const LiveServer &of(LiveServer::Kind kind)
    {
        auto &server = kind == LiveServer::Kind::Authlib ? m_authlib : m_oidcProvider;
        if (!server)
            server = std::make_unique<LiveServer>(kind);
        return *server;
    }
    [[nodiscard]] const LiveServer &oidcProvider() { return of(LiveServer::Kind::OidcProvider); }
    [[nodiscard]] const LiveServer &authlib() { return of(LiveServer::Kind::Authlib); }
    /// Ends them, while there is an application to do so.
    void stop()
    {
        m_oidcProvider.reset();
        m_authlib.reset();
    }

private:
    std::unique_ptr<LiveServer> m_oidcProvider;
    std::unique_ptr<LiveServer> m_authlib;
};

} // namespace Qonsent
