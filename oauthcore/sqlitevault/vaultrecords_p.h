// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/seal_p.h"
#include "oauthcore/sqlitevault/vaultconnection_p.h"
#include "oauthcore/vault/tokenvault.h"

#include <optional>

namespace Qonsent {

/// The accounts in an open vault, sealed and unsealed.
class VaultRecords
{
public:
    VaultRecords(VaultConnection &connection, VaultKeys keys, QByteArray vaultId)
        : m_connection(connection)
        , m_keys(std::move(keys))
        , m_vaultId(std::move(vaultId))
    { }

    /// Part of a new vault: there are no accounts yet.
    [[nodiscard]] Result<Done> begin();
    /// VaultDamaged "meta" if these are not the keys of this vault.
    [[nodiscard]] Result<Done> check();

    [[nodiscard]] Result<QList<Account>> accounts();
    [[nodiscard]] Result<Account> find(const QString &name);
    [[nodiscard]] Result<Account> account(const AccountId &id);
    [[nodiscard]] Result<StoredAccount> read(const AccountId &id);
    [[nodiscard]] Result<Done> write(Account account, const TokenSet &tokens);
    [[nodiscard]] Result<Account> change(const AccountId &id, const AccountChange &change);
    [[nodiscard]] Result<Done> remove(const AccountId &id);
    [[nodiscard]] Result<Done> probe();

private:
    /// A row of the table of profiles.
    struct Row
    {
        qint64 number = 0;
        QByteArray id = {};
        QByteArray nameKey = {};
        QByteArray registration = {};
        QByteArray sealed = {};
    };
    using FoundRow = std::optional<Row>;

    QByteArray nameKeyOf(const QString &name) const;
    Result<FoundRow> rowById(const AccountId &id);
    Result<Row> presentRow(const AccountId &id);
    Result<FoundRow> rowByName(const QString &name);
    Result<FoundRow> rowFrom(Result<VaultRows> rows);
    Result<Done> proveAbsence();

    Result<Account> openProfile(const Row &row);
    Result<Done> openProfile(const Row &row, Account &account);
    Result<Done> openRegistration(const QByteArray &id, Account &account);
    Result<QByteArray> ensureRegistration(const Account &account);
    Result<Done> pruneRegistration(const QByteArray &id);
    Result<Done> store(const FoundRow &old, const QByteArray &registration, const Account &account);
    Result<TokenSet> openTokens(const Row &row);
    Result<Done> storeTokens(qint64 number, const AccountId &id, const TokenSet &tokens);

    Result<qint64> count();
    Result<Done> setCount(qint64 count);
    SealContext metaContext() const;

    VaultConnection &m_connection;
    VaultKeys m_keys;
    QByteArray m_vaultId;
    /// Registrations by their keyed hash, which always means the same one.
    QHash<QByteArray, Account> m_registrations;
    QHash<QByteArray, Scopes> m_scopes;
    WipedBytes m_plain; ///< one buffer for everything that is opened
    /// SQLite's number of the state in which every account was found in its place.
    std::optional<qint64> m_provenVersion;
};

/// The bytes of \a id, and back.
[[nodiscard]] QByteArray bytesOf(const AccountId &id);
[[nodiscard]] AccountId accountIdOf(const QByteArray &bytes);

} // namespace Qonsent
