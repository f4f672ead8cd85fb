// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/keysource.h"

#include <optional>
#include <span>

namespace Qonsent {

/// One way to a vault's key: a file of its own, and this row.
struct KeySourceRow
{
    VaultProtection kind = {};
    const char *name = nullptr; ///< in the vault file and on the command line; never changes
    /// Makes a source that gets along without a person; null if there is none.
    std::shared_ptr<KeySource> (*makeSilent)() = nullptr;
};

/// All of them, in the order in which they are best tried.
[[nodiscard]] QONSENT_VAULT_EXPORT std::span<const KeySourceRow> keySourceTable();

/// What slots of \a kind are called; empty if they are none.
[[nodiscard]] QONSENT_VAULT_EXPORT QByteArray keySourceName(VaultProtection kind);
/// The inverse; empty for a name that is none, e.g. of a newer version.
[[nodiscard]] QONSENT_VAULT_EXPORT std::optional<VaultProtection> keySourceNamed(
    QByteArrayView name);
/// A source for slots of \a kind that opens them without a person; null for a kind that needs one.
[[nodiscard]] QONSENT_VAULT_EXPORT std::shared_ptr<KeySource> silentSource(VaultProtection kind);

} // namespace Qonsent
