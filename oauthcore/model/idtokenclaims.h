// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace Qonsent {

/// The claims of an ID token that passed every rule (OpenID Connect Core 1.0 sections 2 and
/// 3.1.3.7). Only IdTokenValidator can make one, and a vault's sealed record bring one back, so
/// who holds one need not check again.
class QONSENT_CORE_EXPORT IdTokenClaims
{
public:
    [[nodiscard]] QString issuer() const;  ///< `iss`
    [[nodiscard]] QString subject() const; ///< `sub`: with the issuer, the identity of the person
    [[nodiscard]] QDateTime issuedAt() const;  ///< `iat`, UTC
    [[nodiscard]] QDateTime expiresAt() const; ///< `exp`, UTC
    /// A name to show: `name`, else `preferred_username`, else `email`, else `sub`; `iss` if none
    /// of them has a character that can be seen. Plain text. Many providers name the person only
    /// in \a userinfo (OpenID Connect Core section 5.4).
    [[nodiscard]] QString displayName(const QJsonObject &userinfo = {}) const;
    /// Every claim, as it came.
    [[nodiscard]] const QJsonObject &all() const { return m_claims; }
    /// `alg` and `kid` of the signature that was verified.
    [[nodiscard]] QByteArray algorithm() const { return m_algorithm; }
    [[nodiscard]] QString keyId() const { return m_keyId; }

    bool operator==(const IdTokenClaims &) const = default;

private:
    friend class IdTokenValidator;
    friend class SealedRecord;
    IdTokenClaims() = default;

    QJsonObject m_claims;
    QByteArray m_algorithm;
    QString m_keyId;
};

} // namespace Qonsent
