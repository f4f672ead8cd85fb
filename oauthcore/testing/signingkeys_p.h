// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/jwssigner.h"

#include <QJsonObject>
#include <QList>

namespace Qonsent::Test {

/// The keys of one server. Keys are drawn from a pool of the process and go back to it, because an
/// RSA key costs more time than all the rest of a test; two servers never hold the same key at the
/// same time, and no server gets one twice.
class SigningKeys
{
public:
    /// \a algorithm is a `alg` that SigningKey::generate() knows.
    explicit SigningKeys(const QByteArray &algorithm);
    ~SigningKeys();
    Q_DISABLE_COPY_MOVE(SigningKeys)

    /// What signs now; made on first use.
    [[nodiscard]] const SigningKey &current();
    /// Signs with a new key from now on; the others stay published.
    void rotate();
    /// Publishes the current key alone.
    void dropOld();
    /// RFC 7517 section 5.
    [[nodiscard]] QJsonObject keySet();

private:
    QByteArray m_algorithm;
    QList<SigningKey> m_published; ///< the current one is the last
    QList<SigningKey> m_dropped;   ///< kept from the pool as long as the server lives
};

} // namespace Qonsent::Test
