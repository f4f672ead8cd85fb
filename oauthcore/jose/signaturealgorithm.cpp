// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/signaturealgorithm.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using enum SignatureAlgorithm::Scheme;

// Ed25519 hashes with SHA-512 by itself; the column is what `at_hash` uses.
constexpr std::array algorithmTable = {
    SignatureAlgorithm{"RS256", RsaPkcs1, "RSA", nullptr, "SHA256", 0},
    SignatureAlgorithm{"RS384", RsaPkcs1, "RSA", nullptr, "SHA384", 0},
    SignatureAlgorithm{"RS512", RsaPkcs1, "RSA", nullptr, "SHA512", 0},
    SignatureAlgorithm{"PS256", RsaPss, "RSA", nullptr, "SHA256", 0},
    SignatureAlgorithm{"PS384", RsaPss, "RSA", nullptr, "SHA384", 0},
    SignatureAlgorithm{"PS512", RsaPss, "RSA", nullptr, "SHA512", 0},
    SignatureAlgorithm{"ES256", Ecdsa, "EC", "P-256", "SHA256", 64},
    SignatureAlgorithm{"ES384", Ecdsa, "EC", "P-384", "SHA384", 96},
    SignatureAlgorithm{"ES512", Ecdsa, "EC", "P-521", "SHA512", 132},
    SignatureAlgorithm{"EdDSA", EdDsa, "OKP", "Ed25519", "SHA512", 64},
    SignatureAlgorithm{"HS256", Hmac, "oct", nullptr, "SHA256", 32},
    SignatureAlgorithm{"HS384", Hmac, "oct", nullptr, "SHA384", 48},
    SignatureAlgorithm{"HS512", Hmac, "oct", nullptr, "SHA512", 64},
};

} // namespace

const SignatureAlgorithm *SignatureAlgorithm::find(QByteArrayView name)
{
    const auto row = std::find_if(algorithmTable.begin(), algorithmTable.end(),
                                  [name](const auto &known) { return name == known.name; });
    return row == algorithmTable.end() ? nullptr : &*row;
}

std::span<const SignatureAlgorithm> signatureAlgorithms()
{
    return algorithmTable;
}

} // namespace Qonsent
