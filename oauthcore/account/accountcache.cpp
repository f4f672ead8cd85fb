// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountcache_p.h"

#include "oauthcore/account/renewal.h"

#include <QSet>

namespace Qonsent {

bool AccountCache::Entry::isFreshEnough(std::optional<std::chrono::milliseconds> minimumValidity,
                                        const Clock &clock) const
{
    return Qonsent::isFreshEnough(tokens, staleAt, minimumValidity, clock);
}

const AccountCache::Entry *AccountCache::find(const AccountId &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? nullptr : &*entry;
}

AccountCache::Difference AccountCache::differenceTo(const QList<Account> &stored) const
{
    Difference difference;
    QSet<AccountId> gone(m_entries.keyBegin(), m_entries.keyEnd());
    for (const Account &account : stored) {
        gone.remove(account.id);
        const Entry *const known = find(account.id);
        if (!known)
            difference.added.append(account);
        else if (!(known->account == account))
            difference.changed.append(account);
    }
    difference.removed = gone.values();
    return difference;
}

void AccountCache::put(const Account &account, const TokenSet &tokens)
{
    if (account.state == Account::State::Ready)
        put(Entry{account, tokens, staleAt(tokens, m_clock)});
    else
        put(Entry{.account = account});
}

void AccountCache::put(const Account &account)
{
    const Entry *const known = find(account.id);
    if (known && known->account.tokens == account.tokens)
        put(account, TokenSet(known->tokens));
    else
        put(Entry{.account = account});
}

void AccountCache::put(Entry &&entry)
{
    const AccountId id = entry.account.id;
    m_entries.emplace(id, std::move(entry)); // thousands at once are moved, not copied
}

void AccountCache::noteEndOfSignIn(const AccountId &id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    entry->account.state = Account::State::NeedsSignIn;
    entry->staleAt = {};
}

} // namespace Qonsent
