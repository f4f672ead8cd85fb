// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/evp_p.h"

#include <openssl/ec.h>
#include <openssl/rsa.h>

#include <cstring>

namespace Qonsent::Evp {

namespace {

using Digest = std::unique_ptr<EVP_MD, Free<EVP_MD_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

/// DER's INTEGER of a big-endian number: no leading zeros, but one where the sign bit would be set.
void appendInteger(QByteArray &der, QByteArrayView number)
{
    while (number.size() > 1 && number.front() == '\0')
        number = number.sliced(1);
    const bool pad = (static_cast<unsigned char>(number.front()) & 0x80) != 0;
    der.append('\x02').append(char(number.size() + (pad ? 1 : 0)));
    if (pad)
        der.append('\0');
    der.append(number);
}

} // namespace

const EVP_MD *digestOf(const SignatureAlgorithm &algorithm)
{
    static const Digest sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    static const Digest sha384(EVP_MD_fetch(nullptr, "SHA384", nullptr));
    static const Digest sha512(EVP_MD_fetch(nullptr, "SHA512", nullptr));
    switch (algorithm.digest[3]) {
    case '2':
        return sha256.get();
    case '3':
        return sha384.get();
    default:
        return sha512.get();
    }
}

Hash hash(const SignatureAlgorithm &algorithm, QByteArrayView data)
{
    Hash result;
    if (EVP_Digest(data.data(), std::size_t(data.size()), result.data, &result.size,
                   digestOf(algorithm), nullptr)
        != 1)
        result.size = 0;
    return result;
}

Hash hmac(const SignatureAlgorithm &algorithm, QByteArrayView key, QByteArrayView data)
{
    Hash result;
    if (!HMAC(digestOf(algorithm), key.data(), int(key.size()), bytes(data),
              std::size_t(data.size()), result.data, &result.size))
        result.size = 0;
    return result;
}

bool setRsaPadding(EVP_PKEY_CTX *context, const SignatureAlgorithm &algorithm)
{
    if (algorithm.scheme != SignatureAlgorithm::Scheme::RsaPss)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, digestOf(algorithm)) == 1;
}

QByteArray derFromRaw(QByteArrayView raw)
{
    QByteArray integers;
    integers.reserve(raw.size() + 8);
    appendInteger(integers, raw.first(raw.size() / 2));
    appendInteger(integers, raw.sliced(raw.size() / 2));
    QByteArray der;
    der.reserve(integers.size() + 3);
    der.append('\x30');
    if (integers.size() > 0x7f) // only P-521 gets here: its length takes a byte more
        der.append('\x81');
    return der.append(char(integers.size())).append(integers);
}

std::optional<QByteArray> rawFromDer(QByteArrayView der, qsizetype size)
{
    const unsigned char *at = bytes(der);
    const EcSignature signature(d2i_ECDSA_SIG(nullptr, &at, long(der.size())));
    if (!signature)
        return {};
    QByteArray raw(size, Qt::Uninitialized);
    const int half = int(size / 2);
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes(raw), half) != half
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes(raw) + half, half) != half)
        return {};
    return raw;
}

} // namespace Qonsent::Evp
