// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/jwk.h"

#include <QList>

namespace Qonsent {

/// The keys that a provider publishes at its `jwks_uri` (RFC 7517 section 5). A key that cannot be
/// used does not spoil the others.
class QONSENT_CORE_EXPORT JwkSet
{
public:
    /// More keys than any provider publishes.
    static constexpr qsizetype maximumKeys = 100;
    /// More keys of one name than a provider rotates through; the price of one forged token.
    static constexpr qsizetype maximumCandidates = 8;

    /// No keys.
    JwkSet() = default;

    /// Reads the JSON text of a key set. KeyUnavailable if it is none: a reason of
    /// readJsonObject(), "keys" if that member is no array, "too_many_keys".
    [[nodiscard]] static Result<JwkSet> parse(QByteArrayView json);

    /// The keys that may have made a signature of \a algorithm whose header names \a keyId.
    ///
    /// With a `kid`, keys of that very name. Without one (OpenID Connect Core section 10.1 forbids
    /// that only where there are several keys), every key that fits the algorithm. KeyUnavailable
    /// with "kid_unknown" (fetch the set anew, once: the provider may have rotated its keys),
    /// "no_key" (the same, where the header names none), "key_mismatch" (the named key is of
    /// another kind, or not for this), "too_many_candidates"; or why the named key was skipped.
    [[nodiscard]] Result<QList<Jwk>> candidates(const SignatureAlgorithm &algorithm,
                                                const QString &keyId) const;

    [[nodiscard]] qsizetype size() const { return m_keys.size(); }  ///< of usable keys
    [[nodiscard]] bool isEmpty() const { return m_keys.isEmpty(); } ///< no usable key

private:
    struct Skipped
    {
        QString keyId = {};
        AuthError error = {};
    };

    [[nodiscard]] AuthError whyNot(const QString &keyId) const;

    QList<Jwk> m_keys;
    QList<Skipped> m_skipped;
};

/// True if fetching the keys anew may help against \a error: the provider may have rotated them.
[[nodiscard]] QONSENT_CORE_EXPORT bool mayKeysBeRotated(const AuthError &error);

} // namespace Qonsent
