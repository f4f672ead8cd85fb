// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/vaultconnection_p.h"

namespace Qonsent {

/// "Qons": what tells our files from other people's.
constexpr int vaultApplicationId = 0x516f6e73;
constexpr int vaultFormat = 1;

/// Makes the tables of a new vault.
[[nodiscard]] Result<Done> createVaultSchema(VaultConnection &connection);
/// VaultDamaged "schema" unless the tables are the ones we made, without triggers or views that
/// somebody has added.
[[nodiscard]] Result<Done> checkVaultSchema(VaultConnection &connection);

} // namespace Qonsent
