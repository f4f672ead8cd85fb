// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/vault/tokenvault.h"

#include <memory>

namespace Qonsent {

/// One kind of vault that the contract is asked of.
struct VaultKind
{
    const char *name = nullptr;
    std::unique_ptr<TokenVault> (*make)() = nullptr; ///< a new, empty vault
};

/// The kinds that are linked into the executable; a kind adds itself before main().
inline QList<VaultKind> &vaultKinds()
{
    static QList<VaultKind> kinds;
    return kinds;
}

inline bool announceVaultKind(const VaultKind &kind)
{
    vaultKinds().append(kind);
    return true;
}

} // namespace Qonsent
