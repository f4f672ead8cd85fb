// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// `grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer` (RFC 7522 section 2.1). \a assertion
/// is the XML, which is sent as base64url without padding. InvalidConfiguration "assertion" if it
/// is empty.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> saml2BearerGrant(const QUrl &tokenEndpoint,
                                                                        const Secret &assertion,
                                                                        const Scopes &scopes);

} // namespace Qonsent
