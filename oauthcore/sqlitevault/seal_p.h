// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/lockedkey.h"
#include "oauthcore/sqlitevault/wipedbytes_p.h"

#include <QByteArray>

namespace Qonsent {

/// What a sealed value belongs to. It is authenticated with the value, so that one record cannot
/// be put in the place of another, nor be read as one of another column or format.
class SealContext
{
public:
    /// The value \a column, e.g. "profiles.sealed"; a literal.
    explicit SealContext(const char *column);
    /// Adds one more thing it belongs to.
    [[nodiscard]] SealContext with(QByteArrayView part) const &
    {
        return SealContext(*this).with(part);
    }
    [[nodiscard]] SealContext &&with(QByteArrayView part) &&;
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Seals bytes with XChaCha20-Poly1305. The nonce is random, which its 192 bits allow for ever,
/// and stands in front.
class Seal
{
public:
    static constexpr qsizetype overhead = 24 + 16; ///< nonce and tag

    Seal() = default;
    explicit Seal(LockedKey key)
        : m_key(std::move(key))
    { }

    [[nodiscard]] QByteArray close(QByteArrayView plain, const SealContext &context) const;
    /// Puts what was sealed into \a plain, whose memory is used again; false if \a sealed is not
    /// what close() made with this key for \a context.
    [[nodiscard]] bool open(QByteArrayView sealed, const SealContext &context,
                            WipedBytes &plain) const;

private:
    LockedKey m_key;
};

/// The keys of an open vault.
struct VaultKeys
{
    LockedKey master = {};
    Seal records = {};
    LockedKey names = {};         ///< hides names in their index
    LockedKey registrations = {}; ///< hides registrations in theirs

    [[nodiscard]] static VaultKeys of(const LockedKey &master);
    [[nodiscard]] bool isNull() const { return master.isNull(); }
};

/// 32 bytes that only \a key and \a bytes give (BLAKE2b).
[[nodiscard]] QByteArray keyedHash(const LockedKey &key, QByteArrayView bytes);
/// 16 bytes that change when \a bytes do, by accident.
[[nodiscard]] QByteArray checksum(QByteArrayView bytes);

} // namespace Qonsent
