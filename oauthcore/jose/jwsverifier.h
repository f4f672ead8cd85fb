// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/jose/compactjws.h"
#include "oauthcore/jose/jwkset.h"

namespace Qonsent {

/// Verifies \a jws with \a key. KeyUnavailable with "key_mismatch" if the key is not for the
/// token's algorithm (RFC 8725 section 3.1); IdTokenRejected with "signature" if it did not sign.
[[nodiscard]] QONSENT_CORE_EXPORT Result<Done> verifyWithKey(const CompactJws &jws, const Jwk &key);

/// Verifies \a jws with the one fitting key of \a keys, trying each of up to
/// JwkSet::maximumCandidates. Errors of JwkSet::candidates(); IdTokenRejected with "signature".
[[nodiscard]] QONSENT_CORE_EXPORT Result<Done> verifyWithKeys(const CompactJws &jws,
                                                              const JwkSet &keys);

/// Verifies the HMAC of \a jws with \a secret, a client secret: never with anything that others
/// know. KeyUnavailable with "secret_too_short" if it has fewer bytes than the hash (OpenID
/// Connect Core section 16.19); IdTokenRejected with "alg" if the token carries no HMAC, with
/// "signature" if it carries another one.
[[nodiscard]] QONSENT_CORE_EXPORT Result<Done> verifyWithSecret(const CompactJws &jws,
                                                                const Secret &secret);

} // namespace Qonsent
