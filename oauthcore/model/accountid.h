// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>

#include <array>

namespace Qonsent {

/// What an account is known by inside: 128 random bits. Names change, identities are private.
class QONSENT_CORE_EXPORT AccountId
{
public:
    AccountId() = default;
    [[nodiscard]] static AccountId generate();
    /// From toString(); a null id for anything else.
    [[nodiscard]] static AccountId fromString(QByteArrayView text);

    [[nodiscard]] bool isNull() const { return *this == AccountId(); }
    /// 22 characters of base64url; empty for a null id.
    [[nodiscard]] QByteArray toString() const;

    /// An order that means nothing and never changes.
    auto operator<=>(const AccountId &) const = default;
    /// The bits are random already.
    friend size_t qHash(const AccountId &id, size_t seed = 0) noexcept
    {
        return size_t(id.m_bits[0]) ^ seed;
    }

private:
    std::array<quint64, 2> m_bits = {};
};

} // namespace Qonsent
