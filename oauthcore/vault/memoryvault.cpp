// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/vault/memoryvault.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError unknown(const AccountId &id)
{
    return AuthError::of(Code::UnknownAccount, "account_id", QString::fromLatin1(id.toString()));
}

} // namespace

MemoryVault::MemoryVault(QObject *parent)
    : TokenVault(parent)
{ }
MemoryVault::~MemoryVault() = default;

ReplyOf<Done> *MemoryVault::probe()
{
    return finishedReply<Done>(this, Done{});
}

ReplyOf<QList<Account>> *MemoryVault::accounts()
{
    QList<Account> all;
    for (const StoredAccount &record : std::as_const(m_records))
        all.append(record.account);
    std::sort(all.begin(), all.end(),
              [](const Account &a, const Account &b) { return a.name < b.name; });
    return finishedReply<QList<Account>>(this, all);
}

ReplyOf<Account> *MemoryVault::find(const QString &name)
{
    for (const StoredAccount &record : std::as_const(m_records)) {
        if (record.account.name == name)
            return finishedReply<Account>(this, record.account);
    }
    return finishedReply<Account>(this, AuthError::of(Code::UnknownAccount, "name", name));
}

ReplyOf<Account> *MemoryVault::account(const AccountId &id)
{
    const auto record = m_records.constFind(id);
    if (record == m_records.constEnd())
        return finishedReply<Account>(this, unknown(id));
    return finishedReply<Account>(this, record->account);
}

ReplyOf<StoredAccount> *MemoryVault::read(const AccountId &id)
{
    const auto record = m_records.constFind(id);
    if (record == m_records.constEnd())
        return finishedReply<StoredAccount>(this, unknown(id));
    return finishedReply<StoredAccount>(this, *record);
}

bool MemoryVault::isNameTaken(const QString &name, const AccountId &except) const
{
    return std::any_of(m_records.begin(), m_records.end(), [&](const StoredAccount &record) {
        return record.account.name == name && record.account.id != except;
    });
}

ReplyOf<Done> *MemoryVault::write(const Account &account, const TokenSet &tokens)
{
    if (isNameTaken(account.name, account.id))
        return finishedReply<Done>(
            this, AuthError::of(Code::InvalidConfiguration, "name_taken", account.name));
    StoredAccount &record = m_records[account.id];
    record = {account, tokens};
    record.account.tokens = TokenFacts::of(tokens);
    return finishedReply<Done>(this, Done{});
}

ReplyOf<Account> *MemoryVault::change(const AccountId &id, const AccountChange &change)
{
    const auto record = m_records.find(id);
    if (record == m_records.end())
        return finishedReply<Account>(this, unknown(id));
    if (change.name && isNameTaken(*change.name, id))
        return finishedReply<Account>(
            this, AuthError::of(Code::InvalidConfiguration, "name_taken", *change.name));
    change.applyTo(record->account);
    if (change.tokens)
        record->tokens = *change.tokens;
    return finishedReply<Account>(this, record->account);
}

ReplyOf<Done> *MemoryVault::remove(const AccountId &id)
{
    if (!m_records.remove(id))
        return finishedReply<Done>(this, unknown(id));
    return finishedReply<Done>(this, Done{});
}

ReplyOf<AccountLock> *MemoryVault::lockAccount(const AccountId &id)
{
    auto *reply = new ReplyOf<AccountLock>(this);
    const bool isFree = !m_locks.contains(id);
    m_locks[id].append(reply);
    if (isFree)
        passLockOn(id);
    return reply;
}

/// Gives the lock to the next who still waits for it.
void MemoryVault::passLockOn(const AccountId &id)
{
    auto &waiting = m_locks[id];
    while (!waiting.isEmpty()) {
        const QPointer<ReplyOf<AccountLock>> next = waiting.takeFirst();
        if (!next || next->isFinished())
            continue;
        const QPointer<MemoryVault> vault(this);
        next->finish(AccountLock(static_cast<const void *>(this), [vault, id](const void *) {
            if (vault)
                vault->passLockOn(id);
        }));
        return;
    }
    m_locks.remove(id);
}

ReplyOf<QList<VaultProtection>> *MemoryVault::protection()
{
    return finishedReply<QList<VaultProtection>>(this,
                                                 QList<VaultProtection>{VaultProtection::Memory});
}

} // namespace Qonsent
