// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/keysource.h"
#include "oauthcore/vault/tokenvault.h"

namespace Qonsent {

/// Where a vault is and what opens it.
struct SqliteVaultOptions
{
    /// The folder of the vault, absolute. It is made if it is missing, readable for its owner
    /// alone; one that others could write to is refused.
    QString folder = {};
    /// What may open the vault, in the order of trying; a new vault gets a slot of the first that
    /// works. They are tried without asking anybody first, so that scripts need no person.
    QList<std::shared_ptr<KeySource>> keys = {};
};

/// Accounts in a SQLite file, every record sealed with XChaCha20-Poly1305 under a random master
/// key; any number of processes of one user share it. The disk is written and synchronised by a
/// thread of its own before a reply succeeds.
///
/// Promised: nobody without the key reads a record or changes one unseen; a change is whole or did
/// not happen; what was answered is on the disk. Not promised: that a deleted record or a whole
/// file of yesterday put back in its place is noticed.
///
/// The vault opens at the first call that needs it. A call on a locked one fails with what the last
/// key said that was wrong (VaultKeyWrong), lies in an unsafe place or is damaged; if none was,
/// with the error of the last key that was tried; VaultLocked if there was none.
class QONSENT_VAULT_EXPORT SqliteVault : public TokenVault
{
    Q_OBJECT

public:
    explicit SqliteVault(SqliteVaultOptions options, QObject *parent = nullptr);
    /// Waits for writes that have begun.
    ~SqliteVault() override;

    ReplyOf<Done> *probe() override;
    ReplyOf<QList<Account>> *accounts() override;
    ReplyOf<Account> *find(const QString &name) override;
    ReplyOf<Account> *account(const AccountId &id) override;
    ReplyOf<StoredAccount> *read(const AccountId &id) override;
    ReplyOf<Done> *write(const Account &account, const TokenSet &tokens) override;
    ReplyOf<Account> *change(const AccountId &id, const AccountChange &change) override;
    ReplyOf<Done> *remove(const AccountId &id) override;
    ReplyOf<AccountLock> *lockAccount(const AccountId &id) override;
    ReplyOf<QList<VaultProtection>> *protection() override;

    /// True once a vault file is there. Looks at the disk.
    [[nodiscard]] bool exists() const;
    /// Opens the vault with one of the options' keys; done as well if there is none to open.
    [[nodiscard]] ReplyOf<Done> *open();
    /// Opens the vault with \a key, e.g. a passphrase that a person typed; it makes no slot. A
    /// vault that is open stays open if \a key is wrong.
    [[nodiscard]] ReplyOf<Done> *unlock(std::shared_ptr<KeySource> key);
    /// Forgets the master key and everything that was opened with it, once the calls that were made
    /// before have had it; an unlock() under way fails with VaultLocked. The next call that needs
    /// the key tries the options' keys again: those that ask nobody open the vault by design.
    void lock();
    /// Adds a slot of \a key, replacing the slot of the same kind; the old one opens the vault
    /// until the new one is on the disk and was proved to open it. Opens the vault first. The
    /// master key stays the same: an old copy of the file still opens with what opened it then,
    /// e.g. the passphrase before this one.
    [[nodiscard]] ReplyOf<Done> *addKey(std::shared_ptr<KeySource> key);
    /// Removes the slot of \a kind. InvalidConfiguration "last_slot" if nothing else would open
    /// the vault, "no_slot" if there is none. The master key stays the same, as with addKey(): an
    /// old copy of the file still opens with the removed key.
    [[nodiscard]] ReplyOf<Done> *removeKey(VaultProtection kind);

protected:
    void connectNotify(const QMetaMethod &signal) override; ///< starts watching when wanted

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
