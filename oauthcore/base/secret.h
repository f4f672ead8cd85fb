// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>
#include <QDebug>
#include <QString>

#include <memory>

namespace Qonsent {

/// Bytes that must not show up anywhere by accident: a token, a code, a password. Copies share one
/// buffer, which is wiped when the last copy goes. It has no conversion to a string and no debug
/// output; whoever needs the bytes says reveal(), which can be searched for.
class QONSENT_CORE_EXPORT Secret
{
public:
    Secret() = default;
    /// Copies \a bytes. Use take() where the source can be wiped. Null bytes make a null secret,
    /// empty ones an empty secret.
    explicit Secret(QByteArrayView bytes);
    /// Copies \a bytes and wipes them, unless somebody else shares them.
    [[nodiscard]] static Secret take(QByteArray &&bytes);

    [[nodiscard]] bool isEmpty() const noexcept { return size() == 0; }
    /// True if there is no secret at all, which for a server can differ from an empty one.
    [[nodiscard]] bool isNull() const noexcept { return !m_buffer; }
    /// In bytes.
    [[nodiscard]] qsizetype size() const noexcept;
    /// The bytes themselves, valid as long as a copy of this secret lives.
    [[nodiscard]] QByteArrayView reveal() const noexcept;
    /// What a person may see: the length and the first bits of the SHA-256, "43 bytes, 9f2c41d0".
    [[nodiscard]] QString masked() const;

    /// In constant time for equal lengths.
    QONSENT_CORE_EXPORT friend bool operator==(const Secret &a, const Secret &b) noexcept;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

QDebug operator<<(QDebug, const Secret &) = delete;

/// True if both are the same bytes; takes the same time wherever they differ.
[[nodiscard]] QONSENT_CORE_EXPORT bool constantTimeEqual(QByteArrayView a,
                                                         QByteArrayView b) noexcept;

/// Overwrites \a bytes and empties them. Bytes that are shared are left to their other owner.
QONSENT_CORE_EXPORT void wipe(QByteArray &bytes) noexcept;

} // namespace Qonsent
