// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/jose/signaturealgorithm.h"

#include <QJsonObject>

namespace Qonsent {

/// A token in the compact serialisation (RFC 7515 section 7.1), taken apart and not yet verified:
/// nothing in it may be believed before verifyWithKey() or verifyWithSecret().
///
/// Keys that the header brings along or points to (`jwk`, `jku`, `x5c`, `x5u`) are not looked at.
class QONSENT_CORE_EXPORT CompactJws
{
public:
    /// In bytes. The largest real ID tokens, with hundreds of groups, have some 20 KiB.
    static constexpr qsizetype maximumSize = 65'536;

    /// Takes \a token apart; it must outlive the result. IdTokenRejected with "malformed" or "alg"
    /// (absent, no string, "none" or unknown); IdTokenUnsupported with "encrypted" (five parts,
    /// RFC 7516), "crit" (RFC 7515 section 4.1.11), "b64" (RFC 7797) or "zip".
    [[nodiscard]] static Result<CompactJws> parse(QByteArrayView token);

    [[nodiscard]] const SignatureAlgorithm &algorithm() const { return *m_algorithm; } ///< `alg`
    [[nodiscard]] QString keyId() const;                                         ///< `kid` or empty
    [[nodiscard]] QString type() const;                                          ///< `typ` or empty
    [[nodiscard]] const QByteArray &payload() const { return m_payload; }        ///< decoded
    [[nodiscard]] QByteArrayView signingInput() const { return m_signingInput; } ///< what is signed
    [[nodiscard]] QByteArrayView signature() const { return m_signature; }       ///< decoded

private:
    CompactJws() = default;
    [[nodiscard]] static Result<CompactJws> withHeader(const QJsonObject &header);

    QJsonObject m_header;
    const SignatureAlgorithm *m_algorithm = nullptr;
    QByteArrayView m_signingInput;
    QByteArray m_payload;
    QByteArray m_signature;
};

} // namespace Qonsent
