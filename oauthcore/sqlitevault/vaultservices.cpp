// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/vaultservices.h"

#include "oauthcore/sqlitevault/keychainsource.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

#include <QStandardPaths>

namespace Qonsent {

Services vaultServices(VaultScope)
{
    Services services = inMemoryServices();
    services.vault = std::make_shared<SqliteVault>(SqliteVaultOptions{
        .folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
            + QStringLiteral("/qonsent"),
        .keys = {std::make_shared<KeyFileSource>(), std::make_shared<KeychainSource>()}});
    return services;
}

} // namespace Qonsent
