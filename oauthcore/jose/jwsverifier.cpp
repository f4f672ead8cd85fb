// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwsverifier.h"

#include "oauthcore/jose/evp_p.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError forged()
{
    return AuthError::of(Code::IdTokenRejected, "signature");
}

bool isSignedBy(const CompactJws &jws, const Jwk &key)
{
    return key.verify(jws.algorithm(), jws.signingInput(), jws.signature());
}

} // namespace

Result<Done> verifyWithKey(const CompactJws &jws, const Jwk &key)
{
    if (!key.canVerify(jws.algorithm()))
        return AuthError::of(Code::KeyUnavailable, "key_mismatch");
    if (!isSignedBy(jws, key))
        return forged();
    return Done{};
}

Result<Done> verifyWithKeys(const CompactJws &jws, const JwkSet &keys)
{
    const auto candidates = keys.candidates(jws.algorithm(), jws.keyId());
    if (!candidates)
        return candidates.error();
    if (std::none_of(candidates->begin(), candidates->end(),
                     [&jws](const Jwk &key) { return isSignedBy(jws, key); }))
        return forged();
    return Done{};
}

Result<Done> verifyWithSecret(const CompactJws &jws, const Secret &secret)
{
    if (!jws.algorithm().isSymmetric())
        return AuthError::of(Code::IdTokenRejected, "alg");
    if (secret.size() < jws.algorithm().signatureSize)
        return AuthError::of(Code::KeyUnavailable, "secret_too_short");
    const Evp::Hash mac = Evp::hmac(jws.algorithm(), secret.reveal(), jws.signingInput());
    if (mac.size == 0 || !constantTimeEqual(mac.view(), jws.signature()))
        return forged();
    return Done{};
}

} // namespace Qonsent
