// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"

namespace Qonsent {

/// Where \a client goes at \a provider: to the alias for clients with a certificate, if it has one
/// and the provider names any (RFC 8705 section 5). Empty if there is no such endpoint.
[[nodiscard]] QONSENT_CORE_EXPORT QUrl tokenEndpointFor(const ProviderMetadata &provider,
                                                        const ClientRegistration &client);
/// The same for the revocation endpoint.
[[nodiscard]] QONSENT_CORE_EXPORT QUrl revocationEndpointFor(const ProviderMetadata &provider,
                                                             const ClientRegistration &client);
/// The same for the device authorization endpoint.
[[nodiscard]] QONSENT_CORE_EXPORT QUrl
deviceAuthorizationEndpointFor(const ProviderMetadata &provider, const ClientRegistration &client);

} // namespace Qonsent
