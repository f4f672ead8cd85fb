// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/jose/signaturealgorithm.h"

#include <QJsonObject>

#include <memory>

namespace Qonsent {

/// A public key that verifies signatures, read from a JSON Web Key (RFC 7517, RFC 7518 section 6,
/// RFC 8037). It is parsed and checked once; copies share it, also across threads.
class QONSENT_CORE_EXPORT Jwk
{
public:
    /// Reads \a jwk. KeyUnavailable if it is no key to trust: "symmetric" and "private" (neither
    /// belongs in public), "kid", "alg", "use", "key_ops" (of the wrong type), "rsa_modulus",
    /// "rsa_size" (2048 to 8192 bits), "rsa_exponent" (odd, 3 to 2^64), "rsa_roca", "coordinate"
    /// (not exactly as long as the curve wants), "point" (off the curve, or of small order).
    /// IdTokenUnsupported with "kty" or "crv" if it may be a key, but of no known kind.
    [[nodiscard]] static Result<Jwk> parse(const QJsonObject &jwk);

    [[nodiscard]] QString keyId() const;        ///< `kid`; empty if it has none
    [[nodiscard]] QByteArray keyType() const;   ///< `kty`: "RSA", "EC" or "OKP"
    [[nodiscard]] QByteArray curve() const;     ///< `crv`; empty for RSA
    [[nodiscard]] QByteArray algorithm() const; ///< `alg`; empty if the key is bound to none

    /// True if this key may verify signatures of \a algorithm: type and curve fit, and `alg`,
    /// `use` and `key_ops` do not forbid it.
    [[nodiscard]] bool canVerify(const SignatureAlgorithm &algorithm) const;

    /// True if \a signature over \a input was made by the owner of this key. False as well if
    /// canVerify() is.
    [[nodiscard]] bool verify(const SignatureAlgorithm &algorithm, QByteArrayView input,
                              QByteArrayView signature) const;

private:
    struct Private;
    explicit Jwk(std::shared_ptr<const Private> data);

    std::shared_ptr<const Private> d;
};

} // namespace Qonsent
