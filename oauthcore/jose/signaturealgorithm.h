// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArrayView>

#include <span>

namespace Qonsent {

/// One way to sign (RFC 7518 section 3.1, RFC 8037 section 3.1). There is no row for "none".
struct SignatureAlgorithm
{
    /// How the signature is computed.
    enum class Scheme : quint8 {
        RsaPkcs1, ///< RSASSA-PKCS1-v1_5, RFC 7518 section 3.3
        RsaPss,   ///< RSASSA-PSS, salt and MGF1 as long as and of the digest, section 3.5
        Ecdsa,    ///< r and s side by side, section 3.4
        EdDsa,    ///< Ed25519, RFC 8037
        Hmac,     ///< HMAC, section 3.2
    };

    const char *name = nullptr;    ///< `alg`
    Scheme scheme = {};            ///< how it signs
    const char *keyType = nullptr; ///< `kty` of its keys; "oct" for HMAC
    const char *curve = nullptr;   ///< `crv` of its keys; null where there are no curves
    const char *digest = nullptr;  ///< OpenSSL's name of the hash
    /// Bytes of a signature; 0 for RSA, whose signatures are as long as the modulus.
    qsizetype signatureSize = 0;

    /// True if who can verify can also sign.
    [[nodiscard]] bool isSymmetric() const { return scheme == Scheme::Hmac; }

    /// The row of \a name, compared exactly; null if there is none.
    [[nodiscard]] QONSENT_CORE_EXPORT static const SignatureAlgorithm *find(QByteArrayView name);
};

/// All algorithms that can be verified and made.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const SignatureAlgorithm> signatureAlgorithms();

} // namespace Qonsent
