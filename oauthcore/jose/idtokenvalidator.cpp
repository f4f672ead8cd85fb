// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/idtokenvalidator.h"

#include "oauthcore/base/json.h"
#include "oauthcore/jose/idtokenrules.h"
#include "oauthcore/jose/jwsverifier.h"

#include <QUrl>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError rejected(const char *reason)
{
    return AuthError::of(Code::IdTokenRejected, reason);
}

/// An expectation that is not there would be one that everything meets.
const char *missingIn(const IdTokenExpectations &expected)
{
    if (expected.issuer.isEmpty())
        return "issuer";
    return expected.clientId.isEmpty() ? "client_id" : nullptr;
}

/// (6), (7), (8): the key is chosen by what was agreed on, never by the token alone.
Result<Done> verify(const CompactJws &jws, const JwkSet &keys, const IdTokenExpectations &expected)
{
    if (!expected.allowedAlgorithms.contains(QByteArray(jws.algorithm().name)))
        return rejected("alg");
    if (jws.payload().isEmpty())
        return rejected("malformed");
    if (jws.algorithm().isSymmetric())
        return verifyWithSecret(jws, expected.clientSecret);
    return verifyWithKeys(jws, keys);
}

/// The claims, if every rule holds.
Result<QJsonObject> checkedClaims(const CompactJws &jws, const IdTokenExpectations &expected)
{
    auto claims = readJsonObject(jws.payload());
    if (!claims)
        return rejected("malformed");
    const QString type = jws.type();
    const IdTokenUnderTest token{*claims, type, jws.algorithm(), expected};
    for (const IdTokenRule &rule : idTokenRules()) {
        if (!rule.holds(token))
            return rejected(rule.name);
    }
    return claims;
}

/// Names the provider in the sentence a person reads.
AuthError about(const AuthError &error, const IdTokenExpectations &expected)
{
    return AuthError::of(error.code, error.reason, QUrl(expected.issuer).host());
}

} // namespace

Result<IdTokenClaims> IdTokenValidator::validate(const Secret &idToken, const JwkSet &keys,
                                                 const IdTokenExpectations &expected)
{
    if (const char *missing = missingIn(expected))
        return AuthError::of(Code::InvalidConfiguration, missing);
    const Result<CompactJws> jws = CompactJws::parse(idToken.reveal());
    if (!jws)
        return about(jws.error(), expected);
    if (const Result<Done> verified = verify(*jws, keys, expected); !verified)
        return about(verified.error(), expected);
    const Result<QJsonObject> checked = checkedClaims(*jws, expected);
    if (!checked)
        return about(checked.error(), expected);
    IdTokenClaims claims;
    claims.m_claims = *checked;
    claims.m_algorithm = jws->algorithm().name;
    claims.m_keyId = jws->keyId();
    return claims;
}

} // namespace Qonsent
