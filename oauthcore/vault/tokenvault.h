// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/model/account.h"

#include <memory>

namespace Qonsent {

/// What stands between the stored tokens and somebody who has the disk.
enum class VaultProtection : quint8 {
    Memory,     ///< nothing is stored
    Keychain,   ///< the desktop's keychain holds the key
    Passphrase, ///< a person knows the key
    KeyFile,    ///< a file of the user's is the key
};

/// As long as a copy lives, nobody else, in this or another process, has the lock of that account.
/// The lock of a process that dies is free at once.
using AccountLock = std::shared_ptr<const void>;

/// An account and its tokens as they were at one moment.
struct StoredAccount
{
    Account account = {};
    TokenSet tokens = {}; ///< empty if it has none

    bool operator==(const StoredAccount &) const = default;
};

/// Where accounts and their tokens are kept. Every call answers through a reply, since a vault may
/// be on a disk, behind a keychain or in another process. Besides what is said below, every call
/// can fail with VaultLocked, VaultKeyWrong, VaultDamaged, VaultTooNew, VaultIo, VaultBusy,
/// UnsafePath and the errors of the keychain.
class QONSENT_CORE_EXPORT TokenVault : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenVault)

public:
    ~TokenVault() override;

    /// Proves that the vault can be written: creates, reads back and deletes a record. Called
    /// before a browser opens, so that nobody consents to what cannot be kept.
    [[nodiscard]] virtual ReplyOf<Done> *probe() = 0;
    /// All accounts by name, without their tokens.
    [[nodiscard]] virtual ReplyOf<QList<Account>> *accounts() = 0;
    /// The account called \a name, exactly; UnknownAccount if there is none.
    [[nodiscard]] virtual ReplyOf<Account> *find(const QString &name) = 0;
    /// The account \a id; UnknownAccount if there is none.
    [[nodiscard]] virtual ReplyOf<Account> *account(const AccountId &id) = 0;
    /// The account \a id with its tokens; UnknownAccount if there is none.
    [[nodiscard]] virtual ReplyOf<StoredAccount> *read(const AccountId &id) = 0;
    /// Writes the account and its tokens, both or neither; when the reply succeeds they are safe.
    /// InvalidConfiguration "name_taken" if another account is called so.
    [[nodiscard]] virtual ReplyOf<Done> *write(const Account &account, const TokenSet &tokens) = 0;
    /// Changes a stored account in one step, whoever else writes, and returns what it is now.
    /// UnknownAccount; InvalidConfiguration "name_taken".
    [[nodiscard]] virtual ReplyOf<Account> *change(const AccountId &id,
                                                   const AccountChange &change) = 0;
    /// Deletes the account and its tokens; UnknownAccount if there is none.
    [[nodiscard]] virtual ReplyOf<Done> *remove(const AccountId &id) = 0;

    /// Waits for the lock of one account, which need not exist; who renews or revokes its tokens
    /// holds it meanwhile. Cancelling stops the waiting.
    [[nodiscard]] virtual ReplyOf<AccountLock> *lockAccount(const AccountId &id) = 0;

    /// What protects the stored tokens; more than one if more than one opens the vault.
    [[nodiscard]] virtual ReplyOf<QList<VaultProtection>> *protection() = 0;

Q_SIGNALS:
    /// Somebody else, e.g. another process, has changed what is stored.
    void changedElsewhere();

protected:
    explicit TokenVault(QObject *parent);
};

} // namespace Qonsent
