// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/jose/evp_p.h"

#include <QJsonObject>

#include <memory>
#include <mutex>

namespace Qonsent {

/// The key inside a JWK, checked and ready to verify with. May be used by several threads.
class PublicKey
{
public:
    /// Reads `n` and `e`, `x` and `y` or `x` of \a jwk, whose `kty` and `crv` are given.
    /// KeyUnavailable if they make no key that is safe to trust; IdTokenUnsupported with reason
    /// "kty" or "crv" if there is no telling.
    [[nodiscard]] static Result<std::shared_ptr<const PublicKey>> parse(const QJsonObject &jwk,
                                                                        QByteArrayView keyType,
                                                                        QByteArrayView curve);

    explicit PublicKey(Evp::Key key);
    Q_DISABLE_COPY_MOVE(PublicKey)

    /// True if \a signature over \a input is this key's. The key must be of the algorithm's type.
    [[nodiscard]] bool verify(const SignatureAlgorithm &algorithm, QByteArrayView input,
                              QByteArrayView signature) const;

private:
    bool prepare(const SignatureAlgorithm &algorithm) const;
    bool verifyHash(const SignatureAlgorithm &algorithm, QByteArrayView input,
                    QByteArrayView signature) const;
    bool verifyEdDsa(QByteArrayView input, QByteArrayView signature) const;

    const Evp::Key m_key;
    // Preparing a context costs as much as a tenth of an RSA verification: it is kept. It cannot
    // be used by two threads at once.
    mutable std::mutex m_mutex;
    mutable Evp::KeyContext m_context;
    mutable const SignatureAlgorithm *m_preparedFor = nullptr;
};

} // namespace Qonsent
