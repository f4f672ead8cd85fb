// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/directgrants.h"

namespace Qonsent::Cli {

ReplyOf<Grant> *askForGrant(const Services &services, const ClientChoice &choice,
                            const GrantMaker &make, QObject *parent,
                            IdTokenExpectations::Occasion occasion)
{
    const auto makeWithParameters = [make, parameters = choice.parameters](const QUrl &endpoint) {
        Result<TokenRequest> request = make(endpoint);
        if (request)
            request.value().extras.parameters = parameters;
        return request;
    };
    return directGrant(services,
                       {.issuer = choice.issuer,
                        .provider = choice.provider,
                        .client = choice.client,
                        .scopes = choice.scopes,
                        .grant = makeWithParameters,
                        .occasion = occasion},
                       parent);
}

} // namespace Qonsent::Cli
