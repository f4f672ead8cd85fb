// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/jose/jwkset.h"
#include "oauthcore/model/idtokenclaims.h"

namespace Qonsent {

/// The only maker of IdTokenClaims.
class QONSENT_CORE_EXPORT IdTokenValidator
{
public:
    /// Holds \a idToken against every rule of OpenID Connect Core 3.1.3.7, the signature first; a
    /// token from the token endpoint is verified like any other, and "none" is never an algorithm.
    ///
    /// IdTokenRejected: "malformed", "alg", "signature", or the claim that breaks its rule (the
    /// names in idTokenRules()). IdTokenUnsupported: "encrypted", "crit", "b64", "zip", or the key
    /// is of an unknown "kty" or "crv". KeyUnavailable: "kid_unknown" and "no_key" (fetch the key
    /// set anew, once, and validate again: mayKeysBeRotated()), others of JwkSet::candidates(),
    /// "secret_too_short". InvalidConfiguration: \a expected names no "issuer" or no "client_id".
    [[nodiscard]] static Result<IdTokenClaims> validate(const Secret &idToken, const JwkSet &keys,
                                                        const IdTokenExpectations &expected);

    IdTokenValidator() = delete;
};

} // namespace Qonsent
