// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountactions.h"

#include <QSplitter>

namespace Qonsent {
class AccountListView;
}

namespace Qonsent::Manager {

class AccountPane;
class Banner;
class ListPane;

/// The list of accounts, one of them beside it, and what is done with them.
class AccountsPage : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountsPage)

public:
    /// All of them outlive it.
    AccountsPage(AccountBook &book, AccountActions &actions, const Clock &clock,
                 QWidget *parent = nullptr);
    ~AccountsPage() override;

    [[nodiscard]] ListPane *listPane() const { return m_listPane; }
    [[nodiscard]] Banner *banner() const;
    /// Does \a action to the accounts that are selected.
    void perform(AccountAction action);
    /// Shows one, if none is shown.
    void showAny();
    /// Puts the focus from the list to the account, or back.
    void changeFocus();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showProblem(const AccountId &id, AccountAction action, const AuthError &error);

    AccountActions &m_actions;
    ListPane *m_listPane;
    AccountListView *m_list;
    AccountPane *m_pane;
};

} // namespace Qonsent::Manager
