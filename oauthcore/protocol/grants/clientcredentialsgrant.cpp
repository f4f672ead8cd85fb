// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"

namespace Qonsent {

TokenRequest clientCredentialsGrant(const QUrl &tokenEndpoint, const Scopes &scopes)
{
    TokenRequest request{.endpoint = tokenEndpoint,
                         .parameters = {{"grant_type", "client_credentials"}}};
    if (!scopes.isEmpty())
        request.parameters.append("scope", scopes.toString().toUtf8());
    return request;
}

} // namespace Qonsent
