// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/publickey_p.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/weakkeys_p.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <bit>

namespace Qonsent {

namespace {

using Parameters = std::unique_ptr<OSSL_PARAM, Evp::Free<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Evp::Free<OSSL_PARAM_BLD_free>>;
using Scheme = SignatureAlgorithm::Scheme;

AuthError unusablePublicKey(const char *reason)
{
    return AuthError::of(AuthError::Code::KeyUnavailable, reason);
}

/// A member that holds base64url; empty if it is absent or anything else.
QByteArray bytesOf(const QJsonObject &jwk, QLatin1String name)
{
    return decodeBase64Url(jwk.value(name).toString().toUtf8()).value_or(QByteArray());
}

Evp::Key imported(const char *type, OSSL_PARAM *parameters)
{
    const Evp::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return {};
    return Evp::Key(key);
}

int bitsOf(QByteArrayView number)
{
    const auto first = static_cast<unsigned char>(number.front());
    return int(number.size() - 1) * 8 + int(std::bit_width(first));
}

bool isOdd(QByteArrayView number)
{
    return (number.back() & 1) != 0;
}

/// RFC 7518 section 6.3.1; the bounds keep a verification under a millisecond.
Result<Evp::Key> rsaKey(const QJsonObject &jwk)
{
    const QByteArray n = bytesOf(jwk, QLatin1String("n"));
    const QByteArray e = bytesOf(jwk, QLatin1String("e"));
    // Base64urlUInt: the fewest bytes that hold the number (RFC 7518 section 2).
    if (n.isEmpty() || n.front() == '\0' || !isOdd(n))
        return unusablePublicKey("rsa_modulus");
    if (bitsOf(n) < 2048 || bitsOf(n) > 8192)
        return unusablePublicKey("rsa_size");
    if (e.isEmpty() || e.front() == '\0' || e.size() > 8 || bitsOf(e) < 2 || !isOdd(e))
        return unusablePublicKey("rsa_exponent");
    const Evp::Number modulus(BN_bin2bn(Evp::bytes(QByteArrayView(n)), int(n.size()), nullptr));
    const Evp::Number exponent(BN_bin2bn(Evp::bytes(QByteArrayView(e)), int(e.size()), nullptr));
    if (isRocaModulus(modulus.get()))
        return unusablePublicKey("rsa_roca");
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    Evp::Key key = imported("RSA", parameters.get());
    if (!key)
        return unusablePublicKey("rsa_modulus");
    return key;
}

/// RFC 7518 section 6.2.1; the coordinates have their full length, the point is on the curve.
Result<Evp::Key> ecKey(const QJsonObject &jwk, QByteArray curve)
{
    const auto algorithms = signatureAlgorithms();
    const auto algorithm = std::find_if(
        algorithms.begin(), algorithms.end(), [&curve](const SignatureAlgorithm &known) {
            return known.scheme == Scheme::Ecdsa && curve == known.curve;
        });
    if (algorithm == algorithms.end())
        return AuthError::of(AuthError::Code::IdTokenUnsupported, "crv");
    const QByteArray x = bytesOf(jwk, QLatin1String("x"));
    const QByteArray y = bytesOf(jwk, QLatin1String("y"));
    if (x.size() != algorithm->signatureSize / 2 || y.size() != x.size())
        return unusablePublicKey("coordinate");
    QByteArray point = '\x04' + x + y; // SEC 1 section 2.3.3, uncompressed
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          std::size_t(point.size())),
        OSSL_PARAM_construct_end(),
    };
    Evp::Key key = imported("EC", parameters);
    if (!key)
        return unusablePublicKey("point");
    const Evp::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (EVP_PKEY_public_check_quick(context.get()) != 1)
        return unusablePublicKey("point");
    return key;
}

/// RFC 8037 section 2.
Result<Evp::Key> octetKeyPair(const QJsonObject &jwk, QByteArrayView curve)
{
    if (curve != "Ed25519")
        return AuthError::of(AuthError::Code::IdTokenUnsupported, "crv");
    const QByteArray x = bytesOf(jwk, QLatin1String("x"));
    if (x.size() != 32)
        return unusablePublicKey("coordinate");
    if (isWeakEd25519Point(x))
        return unusablePublicKey("point");
    Evp::Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                             Evp::bytes(QByteArrayView(x)), std::size_t(x.size())));
    if (!key)
        return unusablePublicKey("point");
    return key;
}

Result<Evp::Key> keyOf(const QJsonObject &jwk, QByteArrayView keyType, QByteArrayView curve)
{
    if (keyType == "RSA")
        return rsaKey(jwk);
    if (keyType == "EC")
        return ecKey(jwk, curve.toByteArray());
    if (keyType == "OKP")
        return octetKeyPair(jwk, curve);
    return AuthError::of(AuthError::Code::IdTokenUnsupported, "kty");
}

} // namespace

Result<std::shared_ptr<const PublicKey>> PublicKey::parse(const QJsonObject &jwk,
                                                          QByteArrayView keyType,
                                                          QByteArrayView curve)
{
    const Evp::QuietErrors quiet;
    Result<Evp::Key> key = keyOf(jwk, keyType, curve);
    if (!key)
        return key.error();
    return std::make_shared<const PublicKey>(std::move(key).value());
}

PublicKey::PublicKey(Evp::Key key)
    : m_key(std::move(key))
{ }

bool PublicKey::verify(const SignatureAlgorithm &algorithm, QByteArrayView input,
                       QByteArrayView signature) const
{
    const Evp::QuietErrors quiet;
    const qsizetype size =
        algorithm.signatureSize ? algorithm.signatureSize : EVP_PKEY_get_size(m_key.get());
    if (signature.size() != size)
        return false;
    switch (algorithm.scheme) {
    case Scheme::RsaPkcs1:
    case Scheme::RsaPss:
        return verifyHash(algorithm, input, signature);
    case Scheme::Ecdsa:
        return verifyHash(algorithm, input, Evp::derFromRaw(signature));
    case Scheme::EdDsa:
        return verifyEdDsa(input, signature);
    case Scheme::Hmac:
        break;
    }
    return false;
}

bool PublicKey::prepare(const SignatureAlgorithm &algorithm) const
{
    if (m_preparedFor == &algorithm)
        return true;
    m_preparedFor = nullptr;
    m_context.reset(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key.get(), nullptr));
    if (!m_context || EVP_PKEY_verify_init(m_context.get()) != 1
        || (algorithm.scheme != Scheme::Ecdsa && !Evp::setRsaPadding(m_context.get(), algorithm))
        || EVP_PKEY_CTX_set_signature_md(m_context.get(), Evp::digestOf(algorithm)) != 1)
        return false;
    m_preparedFor = &algorithm;
    return true;
}

bool PublicKey::verifyHash(const SignatureAlgorithm &algorithm, QByteArrayView input,
                           QByteArrayView signature) const
{
    const Evp::Hash hash = Evp::hash(algorithm, input);
    const std::lock_guard lock(m_mutex);
    return hash.size != 0 && prepare(algorithm)
        && EVP_PKEY_verify(m_context.get(), Evp::bytes(signature), std::size_t(signature.size()),
                           hash.data, hash.size)
        == 1;
}

bool PublicKey::verifyEdDsa(QByteArrayView input, QByteArrayView signature) const
{
    const Evp::DigestContext context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1
        && EVP_DigestVerify(context.get(), Evp::bytes(signature), std::size_t(signature.size()),
                            Evp::bytes(input), std::size_t(input.size()))
        == 1;
}

} // namespace Qonsent
