// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/endpointchoice.h"

namespace Qonsent {

namespace {

QUrl chosen(const QUrl &endpoint, const QUrl &alias, const ClientRegistration &client)
{
    return client.certificate.isEmpty() || alias.isEmpty() ? endpoint : alias;
}

} // namespace

QUrl tokenEndpointFor(const ProviderMetadata &provider, const ClientRegistration &client)
{
    return chosen(provider.tokenEndpoint, provider.mtlsTokenEndpoint, client);
}

QUrl revocationEndpointFor(const ProviderMetadata &provider, const ClientRegistration &client)
{
    return chosen(provider.revocationEndpoint, provider.mtlsRevocationEndpoint, client);
}

QUrl deviceAuthorizationEndpointFor(const ProviderMetadata &provider,
                                    const ClientRegistration &client)
{
    return chosen(provider.deviceAuthorizationEndpoint, provider.mtlsDeviceAuthorizationEndpoint,
                  client);
}

} // namespace Qonsent
