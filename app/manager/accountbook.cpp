// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountbook.h"

namespace Qonsent::Manager {

namespace {

/// What an error means for the account until something else is heard.
AccountActivity activityAfter(const AuthError &error)
{
    using Kind = AccountActivity::Kind;
    switch (error.code) {
    case AuthError::Code::Cancelled:
    case AuthError::Code::SignInNeeded: // the account itself says so
        return {};
    case AuthError::Code::VaultLocked:
    case AuthError::Code::KeychainLocked:
        return {.kind = Kind::Locked};
    case AuthError::Code::Unreachable:
    case AuthError::Code::TimedOutNetwork:
    case AuthError::Code::OutcomeUnknown:
        return {.kind = Kind::WaitingForNetwork};
    default:
        break;
    }
    return {.kind = Kind::Failed, .problem = error};
}

} // namespace

AccountBook::AccountBook(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_model(clock)
{ }

AccountBook::~AccountBook() = default;

ReplyOf<Done> *AccountBook::add(Accounts &accounts, Keeping keeping)
{
    connect(&accounts, &Accounts::accountAdded, this,
            [this, &accounts, keeping](const Account &account) {
                put(accounts, keeping, account);
                Q_EMIT added(account.id);
            });
    connect(&accounts, &Accounts::accountChanged, this,
            [this, &accounts, keeping](const Account &account) {
                put(accounts, keeping, account);
                noteSuccess(account.id);
            });
    connect(&accounts, &Accounts::accountRemoved, this, &AccountBook::forget);
    connect(&accounts, &Accounts::renewalFailed, this, &AccountBook::noteFailure);
    auto *reply = new ReplyOf<Done>(this);
    whenFinished(accounts.load(), reply,
                 [this, &accounts, keeping, reply](const Result<QList<Account>> &loaded) {
                     if (!loaded)
                         return reply->finish(loaded.error());
                     putAll(accounts, keeping, *loaded);
                     reply->finish(Done{});
                 });
    return reply;
}

void AccountBook::remove(Accounts &accounts)
{
    accounts.disconnect(this);
    QList<AccountId> gone;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (it->accounts == &accounts)
            gone += it.key();
    }
    for (const AccountId &id : std::as_const(gone))
        forget(id);
}

/// Ten thousand at once are one change of the list, not ten thousand.
void AccountBook::putAll(Accounts &accounts, Keeping keeping, const QList<Account> &list)
{
    if (!m_entries.isEmpty() || keeping == Keeping::Demo) {
        for (const Account &account : list)
            put(accounts, keeping, account);
        return;
    }
    m_entries.reserve(list.size());
    for (const Account &account : list)
        m_entries.insert(account.id, {.accounts = &accounts, .keeping = keeping});
    m_model.setAccounts(list);
    Q_EMIT countChanged();
}

void AccountBook::put(Accounts &accounts, Keeping keeping, const Account &account)
{
    const bool isNew = !m_entries.contains(account.id);
    Entry &entry = m_entries[account.id];
    entry.accounts = &accounts;
    entry.keeping = keeping;
    m_model.putAccount(account);
    if (!isNew)
        return Q_EMIT changed(account.id);
    if (keeping == Keeping::Demo)
        m_model.setBadge(account.id, tr("DEMO"));
    Q_EMIT countChanged();
}

void AccountBook::forget(const AccountId &id)
{
    if (m_entries.remove(id) == 0)
        return;
    m_model.removeAccount(id);
    Q_EMIT countChanged();
}

Accounts *AccountBook::accountsOf(const AccountId &id) const
{
    return m_entries.value(id).accounts;
}

std::optional<Account> AccountBook::account(const AccountId &id) const
{
    const Accounts *const accounts = accountsOf(id);
    return accounts ? accounts->account(id) : std::nullopt;
}

bool AccountBook::isDemo(const AccountId &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry != m_entries.cend() && entry->keeping == Keeping::Demo;
}

AccountFacts AccountBook::facts(const AccountId &id) const
{
    const std::optional<Account> known = account(id);
    if (!known)
        return {};
    const Entry entry = m_entries.value(id);
    const qint64 now = m_clock.utcMSecs();
    AccountFacts facts = AccountFacts::of(
        *known, AccountStatus::of(*known, {.utcMSecs = now, .activity = entry.activity}),
        utcFromMSecs(now));
    facts.renewsAt = entry.accounts->renewalPlannedAt(id);
    facts.protection = entry.keeping == Keeping::Demo
        ? QList<VaultProtection>{VaultProtection::Memory}
        : m_protection;
    return facts;
}

QDateTime AccountBook::nextChange(const AccountId &id) const
{
    const std::optional<Account> known = account(id);
    if (!known)
        return {};
    const qint64 now = m_clock.utcMSecs();
    const AccountCircumstances circumstances{.utcMSecs = now,
                                             .activity = m_entries.value(id).activity};
    return AccountStatus::nextChange(*known, circumstances);
}

void AccountBook::noteRenewing(const AccountId &id)
{
    setActivity(id, {.kind = AccountActivity::Kind::Renewing});
}

void AccountBook::noteFailure(const AccountId &id, const AuthError &error)
{
    setActivity(id, activityAfter(error));
}

void AccountBook::noteSuccess(const AccountId &id)
{
    setActivity(id, {});
}

void AccountBook::setProtection(const QList<VaultProtection> &protection)
{
    if (std::exchange(m_protection, protection) == protection)
        return;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        Q_EMIT changed(it.key());
}

void AccountBook::setActivity(const AccountId &id, const AccountActivity &activity)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end() || entry->activity == activity)
        return;
    entry->activity = activity;
    m_model.setActivity(id, activity);
    Q_EMIT changed(id);
}

} // namespace Qonsent::Manager
