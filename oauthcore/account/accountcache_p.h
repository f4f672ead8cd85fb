// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/account.h"

#include <QHash>

#include <chrono>

namespace Qonsent {

/// What is known of the accounts without asking the vault.
class AccountCache
{
public:
    struct Entry
    {
        Account account = {};
        TokenSet tokens = {};                   ///< empty until somebody asked for them
        std::chrono::milliseconds staleAt = {}; ///< in Clock::sinceBoot(); when to renew

        /// True if \a minimumValidity, if any, and the usual margin are left.
        [[nodiscard]] bool isFreshEnough(std::optional<std::chrono::milliseconds> minimumValidity,
                                         const Clock &clock) const;
    };
    /// How what is stored differs from what is known.
    struct Difference
    {
        QList<Account> added = {};
        QList<Account> changed = {};
        QList<AccountId> removed = {};
    };

    explicit AccountCache(const Clock &clock)
        : m_clock(clock)
    { }

    /// What is known of \a id; nullptr if nothing is. Until the next change.
    [[nodiscard]] const Entry *find(const AccountId &id) const;
    [[nodiscard]] const QHash<AccountId, Entry> &entries() const { return m_entries; }
    [[nodiscard]] Difference differenceTo(const QList<Account> &stored) const;

    /// Makes room for \a count accounts.
    void reserve(qsizetype count) { m_entries.reserve(count); }
    void put(const Account &account, const TokenSet &tokens);
    /// Keeps the tokens if they are still those of \a account.
    void put(const Account &account);
    /// Notes that the provider has ended the sign-in.
    void noteEndOfSignIn(const AccountId &id);
    void remove(const AccountId &id) { m_entries.remove(id); }

private:
    void put(Entry &&entry);

    const Clock &m_clock;
    QHash<AccountId, Entry> m_entries;
};

} // namespace Qonsent
