// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/services.h"

#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/redirect/commanduseragent.h"
#include "oauthcore/vault/memoryvault.h"

namespace Qonsent {

Services inMemoryServices()
{
    return {.transport = std::make_shared<QtHttpTransport>(QtHttpTransportOptions{}),
            .vault = std::make_shared<MemoryVault>(),
            .makeUserAgent = [] { return systemBrowser(); },
            .makeReceiver =
                [](const LoopbackOptions &options) {
                    return std::make_unique<LoopbackReceiver>(options);
                }};
}

} // namespace Qonsent
