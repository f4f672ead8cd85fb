// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>
#include <QHashFunctions>

namespace Qonsent {

/// What an account is known by inside: 128 random bits. Names change, identities are private.
class QONSENT_CORE_EXPORT AccountId
{
public:
    AccountId() = default;
    [[nodiscard]] static AccountId generate();
    /// From toString(); a null id for anything else.
    [[nodiscard]] static AccountId fromString(QByteArrayView text);

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    /// 22 characters of base64url.
    [[nodiscard]] QByteArray toString() const { return m_text; }

    bool operator==(const AccountId &) const = default;
    friend size_t qHash(const AccountId &id, size_t seed = 0) noexcept
    {
        return qHash(id.m_text, seed);
    }

private:
    QByteArray m_text;
};

} // namespace Qonsent
