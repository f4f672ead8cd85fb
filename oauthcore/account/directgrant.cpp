// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/directgrant.h"

#include "oauthcore/account/endpointclients_p.h"

namespace Qonsent {

namespace {

/// The clients of one flow, which end with it: a QObject deletes its children last.
class OwnClients final : public QObject
{
public:
    explicit OwnClients(const Services &services)
        : m_services(services)
        , m_clients(m_services, *m_services.transport)
    { }

    FlowServices flowServices() { return m_clients.flowServices(); }

private:
    const Services m_services; // keeps the transport
    EndpointClients m_clients;
};

} // namespace

ReplyOf<Grant> *directGrant(const Services &services, const DirectGrantFlowRequest &request,
                            QObject *parent)
{
    auto *clients = new OwnClients(services);
    auto *flow = new DirectGrantFlow(clients->flowServices(), request, parent);
    clients->setParent(flow);
    return flow;
}

} // namespace Qonsent
