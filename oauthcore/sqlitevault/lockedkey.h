// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/export.h"

#include <QByteArrayView>

#include <memory>
#include <span>

namespace Qonsent {

/// 32 bytes that open the vault, or open what opens it. They lie in pages of their own that are
/// guarded, kept out of core dumps and, as far as the system lets us, out of the swap file; they
/// are wiped when the last copy goes. There are only ever a few of them, so the limit on locked
/// memory (RLIMIT_MEMLOCK) is not in the way.
class QONSENT_VAULT_EXPORT LockedKey
{
public:
    static constexpr std::size_t size = 32;

    /// A null key, which is none.
    LockedKey() = default;
    /// 32 fresh random bytes.
    [[nodiscard]] static LockedKey generate();
    /// A copy of \a bytes; a null key unless there are 32 of them.
    [[nodiscard]] static LockedKey copyOf(QByteArrayView bytes);
    /// A key that \a fill writes into its place, so that no copy lies anywhere else; a null key
    /// if \a fill returns false.
    template <typename Fill>
    [[nodiscard]] static LockedKey filledBy(Fill fill)
    {
        LockedKey key;
        unsigned char *place = key.allocate();
        return fill(std::span<unsigned char, size>(place, size)) ? key : LockedKey();
    }

    [[nodiscard]] bool isNull() const noexcept { return !m_bytes; }
    /// 32 bytes, valid as long as a copy of this key lives; null for a null key.
    [[nodiscard]] const unsigned char *bytes() const noexcept { return m_bytes.get(); }

    /// In constant time.
    QONSENT_VAULT_EXPORT friend bool operator==(const LockedKey &a, const LockedKey &b) noexcept;

private:
    unsigned char *allocate();

    std::shared_ptr<unsigned char> m_bytes;
};

} // namespace Qonsent
