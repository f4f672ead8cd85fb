// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/signaturealgorithm.h"

#include <QByteArray>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>
#include <optional>

namespace Qonsent::Evp {

/// Hands an OpenSSL object back by the function that belongs to it.
template <auto function>
struct Free
{
    template <typename T>
    void operator()(T *object) const
    {
        function(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

/// Takes the complaints of one operation off OpenSSL's queue again: it is shared by the thread,
/// and TLS would take them for its own.
class QuietErrors
{
public:
    QuietErrors() { ERR_set_mark(); }
    ~QuietErrors() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(QuietErrors)
};

/// The bytes as OpenSSL spells them.
inline const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}
inline unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

/// The hash of \a algorithm, looked up once a process: OpenSSL 3 searches its providers for every
/// hash it is asked for by name, which costs as much as hashing a token.
[[nodiscard]] const EVP_MD *digestOf(const SignatureAlgorithm &algorithm);

/// A hash, kept on the stack.
struct Hash
{
    unsigned char data[EVP_MAX_MD_SIZE] = {};
    unsigned int size = 0;

    [[nodiscard]] QByteArrayView view() const { return {data, qsizetype(size)}; }
};

/// \a data hashed with the digest of \a algorithm.
[[nodiscard]] Hash hash(const SignatureAlgorithm &algorithm, QByteArrayView data);
/// HMAC of \a data under \a key with the digest of \a algorithm (RFC 7518 section 3.2).
[[nodiscard]] Hash hmac(const SignatureAlgorithm &algorithm, QByteArrayView key,
                        QByteArrayView data);

/// Sets what RSA needs beside the key: padding, and for PSS the salt as long as the digest.
[[nodiscard]] bool setRsaPadding(EVP_PKEY_CTX *context, const SignatureAlgorithm &algorithm);

/// An ECDSA signature as JOSE writes it (r and s side by side) in the DER that OpenSSL reads.
[[nodiscard]] QByteArray derFromRaw(QByteArrayView raw);
/// The inverse, each half padded to half of \a size. Empty optional if \a der is no signature.
[[nodiscard]] std::optional<QByteArray> rawFromDer(QByteArrayView der, qsizetype size);

} // namespace Qonsent::Evp
