// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwk.h"

#include "oauthcore/jose/publickey_p.h"

#include <QJsonArray>

#include <algorithm>

namespace Qonsent {

struct Jwk::Private
{
    QString keyId = {};
    QByteArray keyType = {};
    QByteArray curve = {};
    QByteArray algorithm = {};
    bool mayVerify = true; // `use` and `key_ops` allow it
    std::shared_ptr<const PublicKey> key = {};
};

namespace {

AuthError unusableJwk(const char *reason)
{
    return AuthError::of(AuthError::Code::KeyUnavailable, reason);
}

/// The first of the members that must be strings, where present, and is not.
const char *misfit(const QJsonObject &jwk)
{
    for (const char *name : {"kid", "alg", "use", "crv"}) {
        const QJsonValue value = jwk.value(QLatin1String(name));
        if (!value.isUndefined() && !value.isString())
            return name;
    }
    const QJsonValue operations = jwk.value(QLatin1String("key_ops"));
    return operations.isUndefined() || operations.isArray() ? nullptr : "key_ops";
}

/// RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1.
bool holdsSecrets(const QJsonObject &jwk)
{
    constexpr const char *secrets[] = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"};
    return std::any_of(std::begin(secrets), std::end(secrets),
                       [&jwk](const char *name) { return jwk.contains(QLatin1String(name)); });
}

/// RFC 7517 sections 4.2 and 4.3.
bool allowsVerifying(const QJsonObject &jwk)
{
    const QJsonValue use = jwk.value(QLatin1String("use"));
    const QJsonValue operations = jwk.value(QLatin1String("key_ops"));
    return (use.isUndefined() || use.toString() == QLatin1String("sig"))
        && (operations.isUndefined()
            || operations.toArray().contains(QJsonValue(QLatin1String("verify"))));
}

} // namespace

Jwk::Jwk(std::shared_ptr<const Private> data)
    : d(std::move(data))
{ }

Result<Jwk> Jwk::parse(const QJsonObject &jwk)
{
    if (const char *member = misfit(jwk))
        return unusableJwk(member);
    const QByteArray keyType = jwk.value(QLatin1String("kty")).toString().toUtf8();
    if (keyType == "oct")
        return unusableJwk("symmetric");
    if (holdsSecrets(jwk))
        return unusableJwk("private");
    const QByteArray curve = jwk.value(QLatin1String("crv")).toString().toUtf8();
    const auto key = PublicKey::parse(jwk, keyType, curve);
    if (!key)
        return key.error();
    return Jwk(std::make_shared<const Private>(
        Private{.keyId = jwk.value(QLatin1String("kid")).toString(),
                .keyType = keyType,
                .curve = curve,
                .algorithm = jwk.value(QLatin1String("alg")).toString().toUtf8(),
                .mayVerify = allowsVerifying(jwk),
                .key = *key}));
}

QString Jwk::keyId() const
{
    return d->keyId;
}
QByteArray Jwk::keyType() const
{
    return d->keyType;
}
QByteArray Jwk::curve() const
{
    return d->curve;
}
QByteArray Jwk::algorithm() const
{
    return d->algorithm;
}

bool Jwk::canVerify(const SignatureAlgorithm &algorithm) const
{
    return d->mayVerify && d->keyType == algorithm.keyType
        && (!algorithm.curve || d->curve == algorithm.curve)
        && (d->algorithm.isEmpty() || d->algorithm == algorithm.name);
}

bool Jwk::verify(const SignatureAlgorithm &algorithm, QByteArrayView input,
                 QByteArrayView signature) const
{
    return canVerify(algorithm) && d->key->verify(algorithm, input, signature);
}

} // namespace Qonsent
