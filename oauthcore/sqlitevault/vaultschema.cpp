// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/vaultschema_p.h"

namespace Qonsent {

namespace {

// Everything that says something is sealed; what is not, serves to find it. The text is part of
// the format: it is compared when a vault opens.
constexpr const char *tables[] = {
    // One row. Sealed: how many accounts there are, so that none gets lost unseen.
    "CREATE TABLE meta (number INTEGER PRIMARY KEY, vault BLOB NOT NULL, sealed BLOB NOT NULL)",
    // The master key, wrapped with the key of each source.
    "CREATE TABLE slots (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, "
    "parameters TEXT NOT NULL, wrapped BLOB NOT NULL, checksum BLOB NOT NULL)",
    // Provider and client, once for all accounts that share them; the id is a keyed hash of them.
    "CREATE TABLE registrations (id BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID",
    // Accounts without their tokens; the name's key is a keyed hash of the name.
    "CREATE TABLE profiles (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
    "name_key BLOB NOT NULL UNIQUE, registration BLOB NOT NULL, sealed BLOB NOT NULL)",
    // The tokens of the profile with the same number.
    "CREATE TABLE tokens (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL)",
    // Proves that the vault can be written; empty otherwise.
    "CREATE TABLE probes (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL)",
};

} // namespace

Result<Done> createVaultSchema(VaultConnection &connection)
{
    const QByteArray identity = "PRAGMA application_id = " + QByteArray::number(vaultApplicationId);
    if (const auto done = connection.runOnce(identity); !done)
        return done;
    const QByteArray format = "PRAGMA user_version = " + QByteArray::number(vaultFormat);
    if (const auto done = connection.runOnce(format); !done)
        return done;
    for (const char *const table : tables) {
        if (const auto done = connection.runOnce(table); !done)
            return done;
    }
    return Done{};
}

Result<Done> checkVaultSchema(VaultConnection &connection)
{
    const AuthError damaged = AuthError::of(AuthError::Code::VaultDamaged, "schema");
    auto rows = connection.run("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                               "ORDER BY rowid");
    if (!rows)
        return rows.error();
    for (const char *const table : tables) {
        const auto isThere = rows.value().next();
        if (!isThere)
            return isThere.error();
        if (!*isThere || rows.value().text(0) != QLatin1String(table))
            return damaged;
    }
    const auto isMore = rows.value().next();
    if (!isMore)
        return isMore.error();
    if (*isMore)
        return damaged;
    return Done{};
}

} // namespace Qonsent
