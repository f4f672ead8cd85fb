// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/vault/tokenvault.h"

#include <QHash>
#include <QPointer>

namespace Qonsent {

/// A vault that forgets everything when it goes: for programs that keep tokens themselves, for the
/// demo and for tests.
class QONSENT_CORE_EXPORT MemoryVault : public TokenVault
{
    Q_OBJECT

public:
    explicit MemoryVault(QObject *parent = nullptr);
    ~MemoryVault() override;

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

private:

    [[nodiscard]] bool isNameTaken(const QString &name, const AccountId &except) const;
    void passLockOn(const AccountId &id);

    QHash<AccountId, StoredAccount> m_records;
    /// Who waits for a lock, in order; an entry without waiters is a lock that is held.
    QHash<AccountId, QList<QPointer<ReplyOf<AccountLock>>>> m_locks;
};

} // namespace Qonsent
