// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/jwtbearergrant.h"

#include "oauthcore/protocol/grants/assertiongrant.h"

namespace Qonsent {

Result<TokenRequest> jwtBearerGrant(const QUrl &tokenEndpoint, const Secret &jwt,
                                    const Scopes &scopes)
{
    return assertionGrant(tokenEndpoint,
                          {.grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer",
                           .assertion = jwt,
                           .scopes = scopes});
}

} // namespace Qonsent
