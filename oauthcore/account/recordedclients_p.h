// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/endpointclients_p.h"
#include "oauthcore/transcript/recordingtransport.h"

namespace Qonsent {

/// Clients whose requests and answers are written down. They share nothing with others: what those
/// remember would be missing in the transcript.
struct RecordedClients
{
    RecordedClients(const Services &services, const std::shared_ptr<Transcript> &to)
        : transport(services.transport, to)
        , clients(services, transport)
        , transcript(to)
    { }

    [[nodiscard]] FlowServices flowServices()
    {
        FlowServices services = clients.flowServices();
        services.transcript = transcript.get();
        return services;
    }

    RecordingTransport transport;
    EndpointClients clients;
    std::shared_ptr<Transcript> transcript;
};

} // namespace Qonsent
