// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/sqlitevault/export.h"

namespace Qonsent {

/// Whose accounts a vault holds.
enum class VaultScope : quint8 {
    Application, ///< those of this program alone: a file and a key that no other program looks at
};

/// Services with an encrypted vault on the disk, opened by the desktop's keychain; the system's
/// browser and a loopback listener as in inMemoryServices().
///
/// The vault is in QStandardPaths::AppDataLocation, so name the program first:
/// QCoreApplication::setOrganizationName() and setApplicationName(). Where there is no keychain the
/// first call fails with KeychainAbsent: let the person choose a passphrase, and put a SqliteVault
/// with a PassphraseSource into Services::vault.
[[nodiscard]] QONSENT_VAULT_EXPORT Services vaultServices(VaultScope scope);

} // namespace Qonsent
