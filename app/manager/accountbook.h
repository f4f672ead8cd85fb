// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountlistmodel.h"
#include "oauthcore/account/accounts.h"
#include "widgets/accounts/accountfacts.h"

#include <QHash>

namespace Qonsent::Manager {

/// What becomes of accounts when the program ends.
enum class Keeping : quint8 {
    Stored, ///< they are on the disk, and other programs may have them
    Demo,   ///< they are gone, and no other program ever sees them
};

/// All accounts that the window shows, wherever they are kept, and what goes on with each. It
/// shows what it hears; it signs nobody in or out.
class AccountBook : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountBook)

public:
    /// \a clock outlives the book.
    explicit AccountBook(const Clock &clock, QObject *parent = nullptr);
    ~AccountBook() override;

    /// Shows the accounts of \a accounts as well, which outlive the book or are removed first.
    /// Loads them; finishes when they are shown.
    ReplyOf<Done> *add(Accounts &accounts, Keeping keeping);
    /// Shows those of \a accounts no longer.
    void remove(Accounts &accounts);

    [[nodiscard]] AccountListModel &model() { return m_model; }
    [[nodiscard]] qsizetype count() const { return m_entries.size(); }
    /// Who keeps \a id; null if it is not shown.
    [[nodiscard]] Accounts *accountsOf(const AccountId &id) const;
    [[nodiscard]] std::optional<Account> account(const AccountId &id) const;
    [[nodiscard]] bool isDemo(const AccountId &id) const;

    /// What there is to show of \a id; empty if it is not shown.
    [[nodiscard]] AccountFacts facts(const AccountId &id) const;
    /// When facts() will say something else by time alone, UTC; invalid: never.
    [[nodiscard]] QDateTime nextChange(const AccountId &id) const;

    /// Somebody renews \a id, until it changes or fails.
    void noteRenewing(const AccountId &id);
    /// What was asked of \a id did not work.
    void noteFailure(const AccountId &id, const AuthError &error);
    /// What was asked of \a id worked.
    void noteSuccess(const AccountId &id);
    /// What protects stored accounts, for facts().
    void setProtection(const QList<VaultProtection> &protection);

Q_SIGNALS:
    /// facts() of \a id say something else.
    void changed(const Qonsent::AccountId &id);
    void countChanged();
    /// Somebody signed in, here or by another program.
    void added(const Qonsent::AccountId &id);

private:
    struct Entry
    {
        Accounts *accounts = nullptr;
        Keeping keeping = Keeping::Stored;
        AccountActivity activity = {};
    };

    void put(Accounts &accounts, Keeping keeping, const Account &account);
    void putAll(Accounts &accounts, Keeping keeping, const QList<Account> &list);
    void forget(const AccountId &id);
    void setActivity(const AccountId &id, const AccountActivity &activity);

    const Clock &m_clock;
    AccountListModel m_model;
    QHash<AccountId, Entry> m_entries;
    QList<VaultProtection> m_protection;
};

} // namespace Qonsent::Manager
