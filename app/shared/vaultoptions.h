// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent {

/// --home, --passphrase-file and --key-file, for every command that uses the vault.
[[nodiscard]] QList<QCommandLineOption> vaultOptions();

/// Where the vault is and what may open it, as \a parser and the environment say: the passphrase
/// of a file if one is named, the key file, the desktop's keychain. InvalidConfiguration or
/// UnsafePath if the file of --passphrase-file cannot be used.
[[nodiscard]] Result<SqliteVaultOptions> readVaultOptions(const QCommandLineParser &parser);

} // namespace Qonsent
