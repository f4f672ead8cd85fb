// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <functional>

namespace Qonsent {

/// How an assertion becomes the text that is sent.
using AssertionEncoder = std::function<Secret(const Secret &assertion)>;

/// The encoder that \a type asks for, a `grant_type` or a `client_assertion_type`: base64url
/// without padding for SAML 2.0 (RFC 7522 section 2), the assertion as it is for all others.
[[nodiscard]] QONSENT_CORE_EXPORT AssertionEncoder assertionEncoder(QByteArrayView type);

/// An assertion that is exchanged for tokens (RFC 7521 section 4.1).
struct AssertionGrant
{
    QByteArray grantType = {}; ///< who defines the assertion, e.g. a URN
    Secret assertion = {};
    Scopes scopes = {};
    AssertionEncoder encoder = {}; ///< empty: assertionEncoder() of the grant type
};

/// InvalidConfiguration "grant_type" or "assertion" if the one or the other is empty.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> assertionGrant(const QUrl &tokenEndpoint,
                                                                      const AssertionGrant &grant);

} // namespace Qonsent
