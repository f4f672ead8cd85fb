// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/idtokenvalidator.h"
#include "oauthcore/jose/jwssigner.h"
#include "tests/support/fakeclock.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>

namespace Qonsent {

/// A good ID token, its key set and what is expected of it. A test spoils exactly one thing.
struct IdTokenScene
{
    SigningKey signer;
    QJsonObject header = {};
    QJsonObject claims = {};
    QByteArray payload = {}; ///< signed in place of the claims, if not empty
    QJsonArray keys = {};
    IdTokenExpectations expected = {};
    std::function<void(QByteArray &)> afterSigning = {}; ///< gets the finished token

    /// Everything right, signed by a key named "k" that lasts as long as the program.
    static IdTokenScene good(const char *alg)
    {
        const qint64 now = FakeClock().utcMSecs();
        IdTokenScene scene{.signer = signerFor(alg)};
        scene.keys = {scene.signer.publicJwk()};
        scene.expected = {.issuer = QStringLiteral("https://issuer.example"),
                          .clientId = QStringLiteral("client"),
                          .nonce = QByteArrayLiteral("n-1"),
                          .allowedAlgorithms = {alg},
                          .accessToken = Secret(QByteArray("CNRYA-1")),
                          .code = Secret(QByteArray("CNRYC-1")),
                          .nowMSecs = now};
        scene.claims = {{QStringLiteral("iss"), scene.expected.issuer},
                        {QStringLiteral("aud"), scene.expected.clientId},
                        {QStringLiteral("sub"), QStringLiteral("subject")},
                        {QStringLiteral("nonce"), QStringLiteral("n-1")},
                        {QStringLiteral("iat"), now / 1000},
                        {QStringLiteral("exp"), now / 1000 + 3600}};
        return scene;
    }

    /// A claim changed, or taken away if \a value is undefined.
    void claim(const char *name, const QJsonValue &value)
    {
        if (value.isUndefined())
            claims.remove(QLatin1String(name));
        else
            claims.insert(QLatin1String(name), value);
    }
    /// A claim that many seconds from now.
    void claimTime(const char *name, double fromNow)
    {
        claim(name, double(expected.nowMSecs) / 1000 + fromNow);
    }
    /// A member of the one key.
    void key(const char *name, const QJsonValue &value)
    {
        QJsonObject jwk = keys.first().toObject();
        jwk.insert(QLatin1String(name), value);
        keys.replace(0, jwk);
    }

    [[nodiscard]] QByteArray token() const
    {
        QJsonObject full{{QStringLiteral("kid"), QStringLiteral("k")}};
        for (auto member = header.begin(); member != header.end(); ++member)
            full.insert(member.key(), member.value());
        QByteArray text =
            payload.isEmpty() ? signer.sign(claims, full).value() : signedPayload(full);
        if (afterSigning)
            afterSigning(text);
        return text;
    }

    [[nodiscard]] Result<IdTokenClaims> validate() const
    {
        const QJsonObject set{{QStringLiteral("keys"), keys}};
        const Result<JwkSet> parsed = JwkSet::parse(QJsonDocument(set).toJson());
        if (!parsed)
            return parsed.error();
        return IdTokenValidator::validate(Secret(token()), *parsed, expected);
    }

    /// The left half of a hash, made without the code under test.
    static QString halfHash(QByteArrayView of, QCryptographicHash::Algorithm algorithm)
    {
        const QByteArray hash = QCryptographicHash::hash(of.toByteArray(), algorithm);
        return QString::fromLatin1(
            hash.first(hash.size() / 2)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }

    /// Made once: an RSA key takes a tenth of a second.
    static const SigningKey &signerFor(const QByteArray &alg)
    {
        static QHash<QByteArray, std::shared_ptr<SigningKey>> signers;
        std::shared_ptr<SigningKey> &signer = signers[alg];
        if (!signer)
            signer = std::make_shared<SigningKey>(
                SigningKey::generate(alg, QStringLiteral("k")).value());
        return *signer;
    }

private:
    QByteArray signedPayload(QJsonObject full) const
    {
        full.insert(QStringLiteral("alg"), QString::fromLatin1(signer.algorithm()));
        return signer.signRaw(QJsonDocument(full).toJson(QJsonDocument::Compact), payload).value();
    }
};

} // namespace Qonsent
