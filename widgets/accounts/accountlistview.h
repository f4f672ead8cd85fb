// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountlistmodel.h"
#include "widgets/accounts/accountaction.h"
#include "widgets/export.h"

#include <QListView>

#include <memory>

namespace Qonsent {

/// The accounts of an AccountListModel as a list that can be searched. It keeps the times of those
/// rows that can be seen, and of no others, as new as the clock. Keys and the context menu ask for
/// what is to be done; whoever has the accounts does it.
class QONSENT_WIDGETS_EXPORT AccountListView : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountListView)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText)

public:
    explicit AccountListView(QWidget *parent = nullptr);
    ~AccountListView() override;

    /// Shows \a model, which may end before the view.
    void setAccountModel(AccountListModel *model);
    [[nodiscard]] AccountListModel *accountModel() const;
    /// The clock of the model; the system's at first. \a clock outlives the view.
    void setClock(const Clock &clock);

    [[nodiscard]] QString searchText() const;
    /// Shows only accounts with every word of \a text in name, person or host.
    void setSearchText(const QString &text);

    /// The one with the focus; null if there is none.
    [[nodiscard]] AccountId currentAccount() const;
    /// Selects it and makes it seen, unless the search hides it.
    void setCurrentAccount(const AccountId &id);
    /// All that are selected, in the order of the list.
    [[nodiscard]] QList<AccountId> selectedAccounts() const;

Q_SIGNALS:
    void currentAccountChanged(const Qonsent::AccountId &id);
    /// Something was asked for, for the selected accounts.
    void actionRequested(Qonsent::AccountAction action);
    /// The list is empty, and the person wants to add an account.
    void addRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

private:
    struct Private;

    void listenToClock(const Clock &clock);
    void lookLater();
    void look();
    void updatePlaceholder();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
