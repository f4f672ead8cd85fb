// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/vault/memoryvault.h"

#include <algorithm>

namespace Qonsent {

namespace {

AuthError unknown(const AccountId &id)
{
    return AuthError::of(AuthError::Code::UnknownAccount, "account_id",
                         QString::fromLatin1(id.toString()));
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
    for (const Record &record : std::as_const(m_records))
        all.append(record.account);
    std::sort(all.begin(), all.end(),
              [](const Account &a, const Account &b) { return a.name < b.name; });
    return finishedReply<QList<Account>>(this, all);
}

ReplyOf<TokenSet> *MemoryVault::tokens(const AccountId &id)
{
    const auto record = m_records.constFind(id);
    if (record == m_records.constEnd())
        return finishedReply<TokenSet>(this, unknown(id));
    return finishedReply<TokenSet>(this, record->tokens);
}

ReplyOf<Done> *MemoryVault::write(const Account &account, const TokenSet &tokens)
{
    m_records.insert(account.id, {account, tokens});
    return finishedReply<Done>(this, Done{});
}

ReplyOf<Done> *MemoryVault::remove(const AccountId &id)
{
    if (!m_records.remove(id))
        return finishedReply<Done>(this, unknown(id));
    return finishedReply<Done>(this, Done{});
}

} // namespace Qonsent
