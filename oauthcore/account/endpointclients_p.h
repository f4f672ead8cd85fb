// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/flow/flowservices.h"

namespace Qonsent {

/// The clients of the endpoints that a sign-in or a renewal asks, over one transport.
struct EndpointClients
{
    /// \a overTransport outlives it.
    EndpointClients(const Services &services, HttpTransport &overTransport)
        : transport(overTransport)
        , metadata(overTransport, *services.clock)
        , keys(overTransport, *services.clock)
        , tokens(overTransport, *services.clock)
        , userinfo(overTransport, *services.clock)
        , devices(overTransport, *services.clock)
        , clock(services.clock)
    {
        tokens.setAuthenticators(services.clientAuthenticators);
        tokens.setHooks(services.hooks);
        devices.setAuthenticators(services.clientAuthenticators);
    }

    [[nodiscard]] FlowServices flowServices()
    {
        return {.transport = &transport,
                .metadata = &metadata,
                .keys = &keys,
                .tokens = &tokens,
                .userinfo = &userinfo,
                .clock = clock,
                .devices = &devices};
    }

    HttpTransport &transport;
    MetadataClient metadata;
    KeysClient keys;
    TokenClient tokens;
    UserinfoClient userinfo;
    DeviceAuthorizationClient devices;
    const Clock *clock;
};

} // namespace Qonsent
