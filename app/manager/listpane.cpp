// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/listpane.h"

#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/accountsearchfield.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

constexpr int narrowestList = 220;

} // namespace

ListPane::ListPane(QWidget *parent)
    : QWidget(parent)
    , m_list(new AccountListView(this))
    , m_search(new AccountSearchField(m_list, this))
{
    setMinimumWidth(narrowestList);
    m_list->setFrameShape(QFrame::NoFrame);
    connect(m_list, &AccountListView::addRequested, this, &ListPane::addRequested);

    // Margins do not change sides from right to left, but spaces do.
    auto *above = new QHBoxLayout;
    above->setContentsMargins(0, Metrics::groupGap, 0, 0);
    above->setSpacing(0);
    above->addSpacing(Metrics::groupGap);
    above->addWidget(m_search);
    above->addSpacing(Metrics::controlGap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::rowGap);
    layout->addLayout(above);
    layout->addWidget(m_list, 1);
    layout->addLayout(makeButtons());
}

ListPane::~ListPane() = default;

QHBoxLayout *ListPane::makeButtons()
{
    auto *add = new RoomyButton(tr("&Add account…"), this);
    add->setIcon(symbolIcon(Symbol::Add));
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &ListPane::addRequested);

    auto *more = new QToolButton(this);
    more->setIcon(symbolIcon(Symbol::More));
    more->setAccessibleName(tr("Qonsent menu"));
    more->setToolTip(tr("Qonsent menu"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setFixedSize(Metrics::buttonHeight, Metrics::buttonHeight);
    auto *menu = new QMenu(more);
    menu->addAction(tr("Try the &demo"), this, &ListPane::demoRequested);
    menu->addAction(tr("&Lock"), this, &ListPane::lockRequested);
    menu->addSeparator();
    menu->addAction(tr("&Keyboard shortcuts"), this, &ListPane::keysRequested);
    menu->addAction(tr("Abo&ut Qonsent"), this, &ListPane::aboutRequested);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), this, &ListPane::quitRequested);
    more->setMenu(menu);

    setTabOrder(m_search, m_list);
    setTabOrder(m_list, add);
    setTabOrder(add, more);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, Metrics::groupGap);
    line->setSpacing(0);
    line->addSpacing(Metrics::groupGap);
    line->addWidget(add, 1);
    line->addSpacing(Metrics::controlGap);
    line->addWidget(more);
    line->addSpacing(Metrics::controlGap);
    return line;
}

void ListPane::search()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace Qonsent::Manager
