// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwssigner.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/evp_p.h"
#include "oauthcore/jose/privatekey_p.h"

#include <QJsonDocument>

#include <openssl/core_names.h>

namespace Qonsent {

struct SigningKey::Private
{
    const SignatureAlgorithm *algorithm = nullptr;
    QString keyId = {};
    Evp::Key key = {};
    Secret secret = {};
    SignFunction sign = {};
};

namespace {

using Scheme = SignatureAlgorithm::Scheme;

AuthError unusable(const char *reason)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason);
}

Evp::Key generatedKey(const SignatureAlgorithm &algorithm)
{
    switch (algorithm.scheme) {
    case Scheme::RsaPkcs1:
    case Scheme::RsaPss:
        return Evp::Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t(2048)));
    case Scheme::Ecdsa:
        return Evp::Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", algorithm.curve));
    case Scheme::EdDsa:
        return Evp::Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    case Scheme::Hmac:
        break;
    }
    return {};
}

/// A number of the key as base64url, padded to \a size bytes; 0 means as short as it goes.
QString numberOf(const EVP_PKEY *key, const char *parameter, qsizetype size)
{
    BIGNUM *found = nullptr;
    if (EVP_PKEY_get_bn_param(key, parameter, &found) != 1)
        return {};
    const Evp::Number number(found);
    QByteArray encoded(size ? size : BN_num_bytes(found), Qt::Uninitialized);
    BN_bn2binpad(found, Evp::bytes(encoded), int(encoded.size()));
    return QString::fromLatin1(encodeBase64Url(encoded));
}

QString rawPublicKey(const EVP_PKEY *key)
{
    std::size_t size = 32;
    QByteArray raw(qsizetype(size), Qt::Uninitialized);
    EVP_PKEY_get_raw_public_key(key, Evp::bytes(raw), &size);
    return QString::fromLatin1(encodeBase64Url(raw));
}

std::optional<QByteArray> signedBy(EVP_PKEY *key, const SignatureAlgorithm &algorithm,
                                   QByteArrayView input)
{
    const Evp::QuietErrors quiet;
    const Evp::DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr; // belongs to context
    const bool ownHash = algorithm.scheme == Scheme::EdDsa;
    const bool rsa = algorithm.scheme == Scheme::RsaPkcs1 || algorithm.scheme == Scheme::RsaPss;
    if (EVP_DigestSignInit(context.get(), &keyContext, ownHash ? nullptr : Evp::digestOf(algorithm),
                           nullptr, key)
            != 1
        || (rsa && !Evp::setRsaPadding(keyContext, algorithm)))
        return {};
    std::size_t size = std::size_t(EVP_PKEY_get_size(key));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), Evp::bytes(signature), &size, Evp::bytes(input),
                       std::size_t(input.size()))
        != 1)
        return {};
    signature.truncate(qsizetype(size));
    if (algorithm.scheme == Scheme::Ecdsa)
        return Evp::rawFromDer(signature, algorithm.signatureSize);
    return signature;
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

SigningKey::SigningKey(std::shared_ptr<const Private> data)
    : d(std::move(data))
{ }

Result<SigningKey> SigningKey::generate(QByteArrayView alg, const QString &kid)
{
    const SignatureAlgorithm *algorithm = SignatureAlgorithm::find(alg);
    if (!algorithm || algorithm->isSymmetric())
        return unusable("alg");
    Evp::Key key = generatedKey(*algorithm);
    if (!key)
        return unusable("key");
    return SigningKey(std::make_shared<const Private>(
        Private{.algorithm = algorithm, .keyId = kid, .key = std::move(key)}));
}

Result<SigningKey> SigningKey::fromSecret(QByteArrayView alg, const Secret &secret,
                                          const QString &kid)
{
    const SignatureAlgorithm *algorithm = SignatureAlgorithm::find(alg);
    if (!algorithm || !algorithm->isSymmetric())
        return unusable("alg");
    if (secret.size() < algorithm->signatureSize)
        return unusable("secret_too_short");
    return SigningKey(std::make_shared<const Private>(
        Private{.algorithm = algorithm, .keyId = kid, .secret = secret}));
}

Result<SigningKey> SigningKey::fromPrivateKey(const Secret &key, QByteArrayView alg,
                                              const QString &kid)
{
    Result<PrivateKey> read = readPrivateKey(key);
    if (!read)
        return read.error();
    const SignatureAlgorithm *algorithm =
        fittingAlgorithm(read->key.get(), alg.isEmpty() ? QByteArrayView(read->algorithm) : alg);
    if (!algorithm)
        return unusable("alg");
    return SigningKey(
        std::make_shared<const Private>(Private{.algorithm = algorithm,
                                                .keyId = kid.isEmpty() ? read->keyId : kid,
                                                .key = std::move(read.value().key)}));
}

Result<SigningKey> SigningKey::held(QByteArrayView alg, const QString &kid,
                                    const SignFunction &sign)
{
    const SignatureAlgorithm *algorithm = SignatureAlgorithm::find(alg);
    if (!algorithm)
        return unusable("alg");
    if (!sign)
        return unusable("signing");
    return SigningKey(std::make_shared<const Private>(
        Private{.algorithm = algorithm, .keyId = kid, .sign = sign}));
}

QJsonObject SigningKey::publicJwk() const
{
    if (!d->key)
        return {};
    QJsonObject jwk{{QStringLiteral("kty"), QLatin1String(d->algorithm->keyType)},
                    {QStringLiteral("alg"), QLatin1String(d->algorithm->name)},
                    {QStringLiteral("use"), QStringLiteral("sig")}};
    if (!d->keyId.isEmpty())
        jwk.insert(QStringLiteral("kid"), d->keyId);
    const EVP_PKEY *key = d->key.get();
    if (!d->algorithm->curve) {
        jwk.insert(QStringLiteral("n"), numberOf(key, OSSL_PKEY_PARAM_RSA_N, 0));
        jwk.insert(QStringLiteral("e"), numberOf(key, OSSL_PKEY_PARAM_RSA_E, 0));
        return jwk;
    }
    jwk.insert(QStringLiteral("crv"), QLatin1String(d->algorithm->curve));
    if (d->algorithm->scheme == Scheme::EdDsa) {
        jwk.insert(QStringLiteral("x"), rawPublicKey(key));
        return jwk;
    }
    const qsizetype size = d->algorithm->signatureSize / 2;
    jwk.insert(QStringLiteral("x"), numberOf(key, OSSL_PKEY_PARAM_EC_PUB_X, size));
    jwk.insert(QStringLiteral("y"), numberOf(key, OSSL_PKEY_PARAM_EC_PUB_Y, size));
    return jwk;
}

QByteArray SigningKey::algorithm() const
{
    return d->algorithm->name;
}
QString SigningKey::keyId() const
{
    return d->keyId;
}

Result<QByteArray> SigningKey::sign(const QJsonObject &payload) const
{
    return sign(payload, {});
}

Result<QByteArray> SigningKey::sign(const QJsonObject &payload,
                                    const QJsonObject &extraHeader) const
{
    QJsonObject header{{QStringLiteral("typ"), QStringLiteral("JWT")}};
    if (!d->keyId.isEmpty())
        header.insert(QStringLiteral("kid"), d->keyId);
    for (auto member = extraHeader.begin(); member != extraHeader.end(); ++member) {
        if (member.value().isNull())
            header.remove(member.key());
        else
            header.insert(member.key(), member.value());
    }
    header.insert(QStringLiteral("alg"), QLatin1String(d->algorithm->name));
    return signRaw(compactJson(header), compactJson(payload));
}

Result<QByteArray> SigningKey::signRaw(QByteArrayView header, QByteArrayView payload) const
{
    const QByteArray input = encodeBase64Url(header) + '.' + encodeBase64Url(payload);
    if (d->sign) {
        const Result<QByteArray> signature = d->sign(input);
        if (!signature)
            return signature.error();
        if (signature->isEmpty())
            return unusable("signing");
        return QByteArray(input + '.' + encodeBase64Url(*signature));
    }
    if (!d->key) {
        const Evp::Hash mac = Evp::hmac(*d->algorithm, d->secret.reveal(), input);
        return QByteArray(input + '.' + encodeBase64Url(mac.view()));
    }
    const auto signature = signedBy(d->key.get(), *d->algorithm, input);
    if (!signature)
        return unusable("signing");
    return QByteArray(input + '.' + encodeBase64Url(*signature));
}

} // namespace Qonsent
