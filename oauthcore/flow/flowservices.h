// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/net/deviceauthorizationclient.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/tokenclient.h"
#include "oauthcore/net/userinfoclient.h"

namespace Qonsent {

/// What a flow works with; all of it outlives the flow.
struct FlowServices
{
    HttpTransport *transport = nullptr;
    MetadataClient *metadata = nullptr;
    KeysClient *keys = nullptr;
    TokenClient *tokens = nullptr;
    UserinfoClient *userinfo = nullptr;
    const Clock *clock = nullptr;
    DeviceAuthorizationClient *devices = nullptr; ///< only DeviceFlow needs it
};

} // namespace Qonsent
