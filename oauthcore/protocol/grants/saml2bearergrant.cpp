// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/saml2bearergrant.h"

#include "oauthcore/protocol/grants/assertiongrant.h"

namespace Qonsent {

Result<TokenRequest> saml2BearerGrant(const QUrl &tokenEndpoint, const Secret &assertion,
                                      const Scopes &scopes)
{
    return assertionGrant(tokenEndpoint,
                          {.grantType = "urn:ietf:params:oauth:grant-type:saml2-bearer",
                           .assertion = assertion,
                           .scopes = scopes});
}

} // namespace Qonsent
