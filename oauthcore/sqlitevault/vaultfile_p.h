// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/vaultconnection_p.h"
#include "oauthcore/sqlitevault/vaultfolder_p.h"

#include <functional>

namespace Qonsent {

/// The SQLite file of a vault: makes it, opens it, and refuses what is no vault of ours before a
/// byte of it changes.
class VaultFile
{
public:
    static constexpr char name[] = "vault.db";
    /// Whoever has written the vault touches this file; account locks lie in it, too.
    static constexpr char locksName[] = "locks";

    explicit VaultFile(const QString &folder)
        : m_folder(folder)
    { }

    [[nodiscard]] const VaultFolder &folder() const { return m_folder; }
    [[nodiscard]] VaultConnection &connection() { return m_connection; }

    /// Opens the vault; false if there is none.
    [[nodiscard]] Result<bool> open();
    /// True while what is open is what lies in the folder, and not what lay there before.
    [[nodiscard]] bool isCurrent() const;
    void close();

    using Fill = std::function<Result<Done>(VaultConnection &)>;
    /// Makes a vault that \a fill has filled, and opens it; false if there is one, which is left
    /// alone. Nobody ever sees half a vault, whatever happens meanwhile.
    [[nodiscard]] Result<bool> create(const Fill &fill);

private:
    Result<Done> checkFiles();
    Result<Done> glance() const;
    Result<Done> prepare();
    Result<Done> build(const Fill &fill) const;
    Result<Done> removeLeftovers() const;

    VaultFolder m_folder;
    VaultConnection m_connection;
    FileIdentity m_identity;
};

} // namespace Qonsent
