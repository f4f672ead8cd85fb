// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer` (RFC 7523 section 2.1): \a jwt, signed
/// by somebody whom the server trusts, is sent as it is. InvalidConfiguration "assertion" if it is
/// empty.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> jwtBearerGrant(const QUrl &tokenEndpoint,
                                                                      const Secret &jwt,
                                                                      const Scopes &scopes);

} // namespace Qonsent
