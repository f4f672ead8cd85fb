// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/jwssigner.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"

namespace Qonsent {

/// `client_assertion_type` of a JWT (RFC 7523 section 2.2).
inline constexpr char jwtAssertionType[] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// `client_assertion_type` of SAML 2.0 (RFC 7522 section 2.2).
inline constexpr char saml2AssertionType[] =
    "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";

/// Whom an assertion has to convince of what.
struct AssertionDemand
{
    QString clientId = {}; ///< who says it, of themselves
    QString audience = {}; ///< who is to believe it: an endpoint or an issuer
    qint64 utcMSecs = 0;   ///< when
};

/// \a request by \a client with \a assertion as its proof (RFC 7521 section 4.2), encoded as
/// \a type wants it.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest withClientAssertion(TokenRequest request,
                                                                   const ClientRegistration &client,
                                                                   const QByteArray &type,
                                                                   const Secret &assertion);

/// A JWT for \a demand under \a key: a minute long, with a `jti` that was never used before
/// (RFC 7523 section 3).
[[nodiscard]] QONSENT_CORE_EXPORT Result<Secret> signedAssertion(const SigningKey &key,
                                                                 const AssertionDemand &demand);

/// `private_key_jwt` with \a key, which is asked for every request anew: a key on a card or with an
/// agent (SigningKey::held()). For Services::clientAuthenticators.
[[nodiscard]] QONSENT_CORE_EXPORT ClientAuthenticator
assertionAuthenticator(const std::function<Result<SigningKey>()> &key);

/// A proof by an assertion that \a make brings, for every request anew: one that somebody else
/// signs, or a ready one. For Services::clientAuthenticators.
[[nodiscard]] QONSENT_CORE_EXPORT ClientAuthenticator assertionAuthenticator(
    const std::function<Result<Secret>(const AssertionDemand &)> &make, const QByteArray &type);

} // namespace Qonsent
