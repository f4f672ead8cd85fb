// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/directgrants.h"

namespace Qonsent::Cli {

DirectGrants::DirectGrants(const Services &services)
    : m_services(services)
    , m_metadata(*services.transport, *services.clock)
    , m_keys(*services.transport, *services.clock)
    , m_tokens(*services.transport, *services.clock)
    , m_userinfo(*services.transport, *services.clock)
{ }

DirectGrants::~DirectGrants()
{
    qDeleteAll(findChildren<Reply *>(Qt::FindDirectChildrenOnly)); // they use what goes next
}

ReplyOf<Grant> *DirectGrants::ask(
    const ClientChoice &choice,
    const std::function<Result<TokenRequest>(const QUrl &tokenEndpoint)> &make,
    IdTokenExpectations::Occasion occasion)
{
    const auto makeWithParameters = [make, parameters = choice.parameters](const QUrl &endpoint) {
        Result<TokenRequest> request = make(endpoint);
        if (request)
            request.value().extras.parameters = parameters;
        return request;
    };
    return new DirectGrantFlow({.transport = m_services.transport.get(),
                                .metadata = &m_metadata,
                                .keys = &m_keys,
                                .tokens = &m_tokens,
                                .userinfo = &m_userinfo,
                                .clock = m_services.clock},
                               {.issuer = choice.issuer,
                                .provider = choice.provider,
                                .client = choice.client,
                                .scopes = choice.scopes,
                                .grant = makeWithParameters,
                                .occasion = occasion},
                               this);
}

} // namespace Qonsent::Cli
