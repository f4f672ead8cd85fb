// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountspage.h"

#include "app/manager/accountpane.h"
#include "app/manager/banner.h"
#include "app/manager/listpane.h"
#include "widgets/accounts/accountlistview.h"

#include <QEvent>

namespace Qonsent::Manager {

namespace {

constexpr int listWidth = 300;
constexpr int paneWidth = 660;
constexpr int narrowestPane = 300;

} // namespace

AccountsPage::AccountsPage(AccountBook &book, AccountActions &actions, const Clock &clock,
                           QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_actions(actions)
    , m_listPane(new ListPane(this))
    , m_list(m_listPane->list())
    , m_pane(new AccountPane(book, clock, this))
{
    addWidget(m_listPane);
    addWidget(m_pane);
    m_pane->setMinimumWidth(narrowestPane);
    setChildrenCollapsible(false);
    setStretchFactor(1, 1);
    setSizes({listWidth, paneWidth});
    m_list->setClock(clock);
    m_list->setAccountModel(&book.model());
    connect(m_list, &AccountListView::currentAccountChanged, m_pane, &AccountPane::showAccount);
    connect(m_list, &AccountListView::actionRequested, this, &AccountsPage::perform);
    connect(m_pane, &AccountPane::actionRequested, this, &AccountsPage::perform);
    connect(&actions, &AccountActions::failed, this, &AccountsPage::showProblem);
    connect(&actions, &AccountActions::noted, banner(), &Banner::showNote);
}

AccountsPage::~AccountsPage() = default;

Banner *AccountsPage::banner() const
{
    return m_pane->banner();
}

void AccountsPage::perform(AccountAction action)
{
    banner()->dismiss();
    m_actions.perform(action, m_list->selectedAccounts());
}

void AccountsPage::showProblem(const AccountId &id, AccountAction action, const AuthError &error)
{
    if (error.code == AuthError::Code::Cancelled)
        return;
    m_list->setCurrentAccount(id);
    const auto remedy = AccountActions::remedyFor(error, action);
    banner()->showProblem(error, remedy ? textOf(*remedy) : QString(),
                          [this, id, remedy] { m_actions.perform(*remedy, {id}); });
}

void AccountsPage::showAny()
{
    if (m_list->currentAccount().isNull() && m_list->model()->rowCount() > 0)
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
}

void AccountsPage::changeFocus()
{
    if (m_list->hasFocus())
        m_pane->focusDetails();
    else
        m_list->setFocus(Qt::ShortcutFocusReason);
}

void AccountsPage::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && count() > 1)
        setSizes(sizes()); // the two change sides only when they are laid out
}

} // namespace Qonsent::Manager
