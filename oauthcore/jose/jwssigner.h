// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace Qonsent {

/// Signs the bytes it is given and returns the signature as JOSE writes it (RFC 7518 section 3):
/// for ECDSA r and s side by side. Can fail, e.g. when somebody pulls the card.
using SignFunction = std::function<Result<QByteArray>(QByteArrayView input)>;

/// A key that signs, with the algorithm it signs with (RFC 7515): proofs of possession, client
/// assertions, the tokens of a test server. Copies share the key, which is wiped with the last.
class QONSENT_CORE_EXPORT SigningKey
{
public:
    /// A new key for \a alg, e.g. "ES256"; RSA keys get 2048 bits, which takes a moment. An empty
    /// \a kid gives a key without a name. InvalidConfiguration with reason "alg" if there is no
    /// such asymmetric algorithm.
    [[nodiscard]] static Result<SigningKey> generate(QByteArrayView alg, const QString &kid);

    /// The HMAC key \a secret for \a alg, "HS256", "HS384" or "HS512". InvalidConfiguration with
    /// reason "alg", or "secret_too_short" if it is shorter than the hash (RFC 7518 section 3.2).
    [[nodiscard]] static Result<SigningKey> fromSecret(QByteArrayView alg, const Secret &secret,
                                                       const QString &kid);

    /// A private \a key: PEM without a passphrase, or a JWK. An empty \a alg means that of the JWK,
    /// else the usual one for the kind of key: RS256, ES256 to ES512, EdDSA. An empty \a kid means
    /// that of the JWK. InvalidConfiguration: "signing_key", "signing_key_public",
    /// "signing_key_mismatch" (the halves of a JWK); "alg" if the key cannot sign like that, or is
    /// RSA of less than 2048 bits.
    [[nodiscard]] static Result<SigningKey> fromPrivateKey(const Secret &key, QByteArrayView alg,
                                                           const QString &kid);

    /// A key that somebody else holds, e.g. a card or an agent. \a sign is called in the caller's
    /// thread, which waits for it. InvalidConfiguration with reason "alg" or "signing" (no
    /// function).
    [[nodiscard]] static Result<SigningKey> held(QByteArrayView alg, const QString &kid,
                                                 const SignFunction &sign);

    /// The public half as a JWK (RFC 7517) with `kid`, `alg` and `use`; empty for an HMAC key and
    /// for a key that somebody else holds.
    [[nodiscard]] QJsonObject publicJwk() const;
    [[nodiscard]] QByteArray algorithm() const; ///< `alg`
    [[nodiscard]] QString keyId() const;        ///< `kid`; empty if it has none

    /// A compact JWS of \a payload. Its header holds `alg`, `kid` and `typ` ("JWT").
    [[nodiscard]] Result<QByteArray> sign(const QJsonObject &payload) const;
    /// The same; members of \a extraHeader are added and replace `kid` and `typ`, never `alg`. One
    /// that is null takes the member away.
    [[nodiscard]] Result<QByteArray> sign(const QJsonObject &payload,
                                          const QJsonObject &extraHeader) const;
    /// `base64url(header).base64url(payload).base64url(signature)` of these very bytes, whatever
    /// they say. InvalidConfiguration with reason "signing" if OpenSSL refuses.
    [[nodiscard]] Result<QByteArray> signRaw(QByteArrayView header, QByteArrayView payload) const;

private:
    struct Private;
    explicit SigningKey(std::shared_ptr<const Private> data);

    std::shared_ptr<const Private> d;
};

} // namespace Qonsent
