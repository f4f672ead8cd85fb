// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/net/deviceauthorizationclient.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/tokenclient.h"
#include "oauthcore/net/userinfoclient.h"
#include "oauthcore/transcript/transcript.h"

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
    /// Hears what happens besides requests and answers; those are a RecordingTransport's. May be
    /// null.
    Transcript *transcript = nullptr;
};

} // namespace Qonsent
