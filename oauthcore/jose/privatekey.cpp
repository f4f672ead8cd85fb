// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/privatekey_p.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/json.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using Parameters = std::unique_ptr<OSSL_PARAM, Evp::Free<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Evp::Free<OSSL_PARAM_BLD_free>>;
using SecretNumber = std::unique_ptr<BIGNUM, Evp::Free<BN_clear_free>>;
using Memory = std::unique_ptr<BIO, Evp::Free<BIO_free>>;

AuthError unusableKey(const char *reason)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason, QLatin1String(reason));
}

/// Without it OpenSSL asks for the passphrase on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

Evp::Key fromPem(QByteArrayView text)
{
    const Memory memory(BIO_new_mem_buf(text.data(), int(text.size())));
    return Evp::Key(PEM_read_bio_PrivateKey(memory.get(), nullptr, noPassphrase, nullptr));
}

/// A member that holds base64url; empty if it is absent or anything else.
Secret bytesOf(const QJsonObject &jwk, const char *name)
{
    return Secret::take(
        decodeBase64Url(jwk.value(QLatin1String(name)).toString().toUtf8()).value_or(QByteArray()));
}

Evp::Key importedPair(const char *type, OSSL_PARAM *parameters)
{
    const Evp::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || !parameters || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters) != 1)
        return {};
    return Evp::Key(key);
}

/// RFC 7518 section 6.3.2. The factors are required: without them signing takes four times as long,
/// and nobody leaves them out.
Evp::Key rsaPair(const QJsonObject &jwk)
{
    constexpr std::pair<const char *, const char *> members[] = {
        {"n", OSSL_PKEY_PARAM_RSA_N},          {"e", OSSL_PKEY_PARAM_RSA_E},
        {"d", OSSL_PKEY_PARAM_RSA_D},          {"p", OSSL_PKEY_PARAM_RSA_FACTOR1},
        {"q", OSSL_PKEY_PARAM_RSA_FACTOR2},    {"dp", OSSL_PKEY_PARAM_RSA_EXPONENT1},
        {"dq", OSSL_PKEY_PARAM_RSA_EXPONENT2}, {"qi", OSSL_PKEY_PARAM_RSA_COEFFICIENT1},
    };
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    std::array<SecretNumber, std::size(members)> numbers; // as long as the builder
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Secret bytes = bytesOf(jwk, members[i].first);
        if (bytes.isEmpty())
            return {};
        numbers[i].reset(BN_bin2bn(Evp::bytes(bytes.reveal()), int(bytes.size()), nullptr));
        if (OSSL_PARAM_BLD_push_BN(builder.get(), members[i].second, numbers[i].get()) != 1)
            return {};
    }
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    return importedPair("RSA", parameters.get());
}

/// RFC 7518 section 6.2.2.
Evp::Key ecKey(const QJsonObject &jwk)
{
    const QByteArray curve = jwk.value(QLatin1String("crv")).toString().toLatin1();
    const Secret d = bytesOf(jwk, "d");
    const QByteArray point = '\x04' + bytesOf(jwk, "x").reveal().toByteArray()
        + bytesOf(jwk, "y").reveal().toByteArray();
    if (d.isEmpty())
        return {};
    const SecretNumber number(BN_bin2bn(Evp::bytes(d.reveal()), int(d.size()), nullptr));
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve.constData(),
                                    0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     std::size_t(point.size()));
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get());
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    return importedPair("EC", parameters.get());
}

/// RFC 8037 section 2.
Evp::Key ed25519Key(const QJsonObject &jwk)
{
    const Secret d = bytesOf(jwk, "d");
    if (jwk.value(QLatin1String("crv")).toString() != QLatin1String("Ed25519"))
        return {};
    return Evp::Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, Evp::bytes(d.reveal()),
                                                 std::size_t(d.size())));
}

/// Whether what the JWK says is public is the public half of \a key.
bool isPair(EVP_PKEY *key, const QJsonObject &jwk)
{
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519) {
        std::size_t size = 32;
        QByteArray raw(qsizetype(size), Qt::Uninitialized);
        EVP_PKEY_get_raw_public_key(key, Evp::bytes(raw), &size);
        return bytesOf(jwk, "x").reveal() == raw;
    }
    const Evp::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return EVP_PKEY_pairwise_check(context.get()) == 1;
}

Result<PrivateKey> fromJwk(const QJsonObject &jwk)
{
    const QString type = jwk.value(QLatin1String("kty")).toString();
    if (!jwk.contains(QLatin1String("d")))
        return unusableKey("signing_key_public");
    PrivateKey read{.keyId = jwk.value(QLatin1String("kid")).toString(),
                    .algorithm = jwk.value(QLatin1String("alg")).toString().toLatin1()};
    if (type == QLatin1String("RSA"))
        read.key = rsaPair(jwk);
    else if (type == QLatin1String("EC"))
        read.key = ecKey(jwk);
    else if (type == QLatin1String("OKP"))
        read.key = ed25519Key(jwk);
    if (!read.key)
        return unusableKey("signing_key");
    if (!isPair(read.key.get(), jwk))
        return unusableKey("signing_key_mismatch");
    return read;
}

/// `crv` of an EC key; empty for one that JOSE does not know.
QByteArray curveOf(const EVP_PKEY *key)
{
    char name[32] = {};
    EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name, sizeof name, nullptr);
    constexpr std::pair<const char *, const char *> curves[] = {
        {"prime256v1", "P-256"}, {"secp384r1", "P-384"}, {"secp521r1", "P-521"}};
    for (const auto &[ours, theirs] : curves) {
        if (QByteArrayView(name) == ours || QByteArrayView(name) == theirs)
            return theirs;
    }
    return {};
}

} // namespace

Result<PrivateKey> readPrivateKey(const Secret &text)
{
    const Evp::QuietErrors quiet;
    if (text.reveal().trimmed().startsWith('{')) {
        const Result<QJsonObject> jwk = readJsonObject(text.reveal());
        return jwk ? fromJwk(*jwk) : Result<PrivateKey>(unusableKey("signing_key"));
    }
    Evp::Key key = fromPem(text.reveal());
    if (!key)
        return unusableKey(text.reveal().contains("PUBLIC KEY-----") ? "signing_key_public"
                                                                     : "signing_key");
    return PrivateKey{.key = std::move(key)};
}

const SignatureAlgorithm *fittingAlgorithm(const EVP_PKEY *key, QByteArrayView name)
{
    const int kind = EVP_PKEY_get_base_id(key);
    const QByteArray curve = kind == EVP_PKEY_EC ? curveOf(key) : QByteArray("Ed25519");
    const char *keyType = nullptr;
    if (kind == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= 2048)
        keyType = "RSA";
    else if (kind == EVP_PKEY_EC)
        keyType = "EC";
    else if (kind == EVP_PKEY_ED25519)
        keyType = "OKP";
    for (const SignatureAlgorithm &known : signatureAlgorithms()) { // the usual ones come first
        if (QByteArrayView(known.keyType) == keyType && (!known.curve || curve == known.curve)
            && (name.isEmpty() || name == known.name))
            return &known;
    }
    return nullptr;
}

} // namespace Qonsent
