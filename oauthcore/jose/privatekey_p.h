// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/jose/evp_p.h"

#include <QString>

namespace Qonsent {

/// A private key as somebody wrote it down.
struct PrivateKey
{
    Evp::Key key = {};
    QString keyId = {};        ///< `kid` of a JWK; else empty
    QByteArray algorithm = {}; ///< `alg` of a JWK; else empty
};

/// Reads PEM without a passphrase (RFC 7468 section 10, and OpenSSL's older kinds) or a JWK
/// (RFC 7517). InvalidConfiguration: "signing_key" if it is neither, "signing_key_public" if the
/// private half is missing, "signing_key_mismatch" if the halves do not belong together.
[[nodiscard]] Result<PrivateKey> readPrivateKey(const Secret &text);

/// The algorithm \a name, which \a key can sign with; if \a name is empty, what is usual for its
/// kind. Null if there is none, e.g. for RSA below 2048 bits.
[[nodiscard]] const SignatureAlgorithm *fittingAlgorithm(const EVP_PKEY *key, QByteArrayView name);

} // namespace Qonsent
