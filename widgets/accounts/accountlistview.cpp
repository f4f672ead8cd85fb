// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountlistview.h"

#include "widgets/accounts/accountdelegate.h"
#include "widgets/accounts/accountfiltermodel_p.h"
#include "widgets/accounts/accountmenu_p.h"
#include "widgets/accounts/accountplaceholder_p.h"
#include "widgets/accounts/visiblerows_p.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <array>
#include <optional>

namespace Qonsent {

struct AccountListView::Private
{
    QPointer<AccountListModel> model;
    AccountFilterModel *filter = nullptr;
    AccountDelegate *delegate = nullptr;
    AccountPlaceholder *placeholder = nullptr;
    const Clock *clock = nullptr;
    std::unique_ptr<Alarm> alarm = {}; ///< rings when the next visible row changes
    bool isLookPlanned = false;
};

namespace {

struct KeyRow
{
    QKeyCombination keys;
    AccountAction action;
};

constexpr std::array keys = {
    KeyRow{Qt::CTRL | Qt::Key_C, AccountAction::CopyToken},
    KeyRow{Qt::CTRL | Qt::Key_E, AccountAction::Export},
    KeyRow{Qt::Key_F5, AccountAction::Renew},
    KeyRow{Qt::CTRL | Qt::Key_Return, AccountAction::SignIn},
    KeyRow{Qt::Key_F2, AccountAction::Rename},
    KeyRow{Qt::Key_Delete, AccountAction::Remove},
};

std::optional<AccountAction> actionOf(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    const QKeyCombination pressed(modifiers, Qt::Key(event.key()));
    const auto row = std::find_if(keys.begin(), keys.end(),
                                  [&pressed](const KeyRow &key) { return key.keys == pressed; });
    return row == keys.end() ? std::nullopt : std::optional(row->action);
}

} // namespace

AccountListView::AccountListView(QWidget *parent)
    : QListView(parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Accounts"));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    d->delegate = new AccountDelegate(this);
    setItemDelegate(d->delegate);
    d->filter = new AccountFilterModel(this);
    setModel(d->filter);
    d->placeholder = new AccountPlaceholder(viewport());
    connect(d->placeholder, &AccountPlaceholder::addRequested, this,
            &AccountListView::addRequested);
    const auto onRows = [this] {
        updatePlaceholder();
        lookLater();
    };
    connect(d->filter, &QAbstractItemModel::rowsInserted, this, onRows);
    connect(d->filter, &QAbstractItemModel::rowsRemoved, this, onRows);
    connect(d->filter, &QAbstractItemModel::modelReset, this, onRows);
    connect(d->filter, &QAbstractItemModel::rowsMoved, this, &AccountListView::lookLater);
    connect(d->filter, &QAbstractItemModel::layoutChanged, this, &AccountListView::lookLater);
    connect(d->filter, &QAbstractItemModel::dataChanged, this, &AccountListView::lookLater);
    listenToClock(systemClock());
    updatePlaceholder();
}

AccountListView::~AccountListView() = default;

void AccountListView::setAccountModel(AccountListModel *model)
{
    if (d->model)
        disconnect(d->model, nullptr, this, nullptr);
    d->model = model;
    d->filter->setAccounts(model);
    if (model) {
        // The proxy notices by itself, but says nothing to the view.
        connect(model, &QObject::destroyed, this, [this] {
            d->filter->setAccounts(nullptr);
            updatePlaceholder();
        });
    }
    updatePlaceholder();
    lookLater();
}

AccountListModel *AccountListView::accountModel() const
{
    return d->model;
}

void AccountListView::setClock(const Clock &clock)
{
    listenToClock(clock);
    lookLater();
}

void AccountListView::listenToClock(const Clock &clock)
{
    d->clock = &clock;
    d->filter->setClock(clock);
    d->delegate->setClock(clock);
    d->alarm = clock.makeAlarm();
    connect(d->alarm.get(), &Alarm::rang, this, &AccountListView::look);
}

QString AccountListView::searchText() const
{
    return d->filter->searchText();
}

void AccountListView::setSearchText(const QString &text)
{
    d->filter->setSearchText(text);
    updatePlaceholder();
    lookLater();
}

AccountId AccountListView::currentAccount() const
{
    return d->model ? d->model->idAt(d->filter->mapToSource(currentIndex())) : AccountId();
}

void AccountListView::setCurrentAccount(const AccountId &id)
{
    if (!d->model)
        return;
    const QModelIndex index = d->filter->mapFromSource(d->model->indexOf(id));
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

QList<AccountId> AccountListView::selectedAccounts() const
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QList<AccountId> ids;
    for (const QModelIndex &index : std::as_const(rows))
        ids += d->model->idAt(d->filter->mapToSource(index));
    return ids;
}

void AccountListView::keyPressEvent(QKeyEvent *event)
{
    // Before the view, which would copy the name of the account.
    const auto action = actionOf(*event);
    if (!action)
        return QListView::keyPressEvent(event);
    event->accept();
    if (selectionModel()->hasSelection())
        Q_EMIT actionRequested(*action);
}

void AccountListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = isMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || !selectionModel()->hasSelection())
        return;
    const auto kind = index.data(AccountListModel::StatusKindRole).value<AccountStatus::Kind>();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<AccountAction> first = kind == AccountStatus::Kind::Locked
        ? QList<AccountAction>()
        : QList<AccountAction>{AccountAction::CopyToken, AccountAction::Export};
    fillMenu(menu, first + furtherActions(kind),
             [this](AccountAction action) { Q_EMIT actionRequested(action); });
    menu->popup(isMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void AccountListView::resizeEvent(QResizeEvent *event)
{
    const QRect before(QPoint(), event->oldSize());
    const bool wasSeen = before.intersects(visualRect(currentIndex()));
    QListView::resizeEvent(event);
    if (wasSeen)
        scrollTo(currentIndex()); // also in less room
    d->placeholder->setGeometry(viewport()->rect());
    lookLater();
}

void AccountListView::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    lookLater();
}

void AccountListView::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    d->alarm->stop();
}

void AccountListView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    lookLater();
}

void AccountListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentAccountChanged(currentAccount());
}

void AccountListView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                  const QList<int> &roles)
{
    // QListView would lay all rows out anew and repaint them; no row changes its size here.
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void AccountListView::lookLater()
{
    if (d->isLookPlanned || !isVisible())
        return;
    d->isLookPlanned = true; // once for all that happens until the event loop turns
    QMetaObject::invokeMethod(this, &AccountListView::look, Qt::QueuedConnection);
}

void AccountListView::look()
{
    // What refreshing changes is told to lookLater(), which finds that a look is planned.
    d->isLookPlanned = true;
    if (d->model && isVisible()) {
        for (const RowRange &range : visibleRows(*this, *d->filter)) {
            if (d->model)
                d->model->refreshStatus(range.first, range.last);
        }
    }
    d->isLookPlanned = false;
    const QDateTime next = d->model && isVisible()
        ? nextChange(*d->model, visibleRows(*this, *d->filter))
        : QDateTime();
    if (!next.isValid())
        return d->alarm->stop();
    // Somebody may set the wall clock meanwhile: look again now and then.
    constexpr std::chrono::milliseconds longest = std::chrono::minutes(10);
    const std::chrono::milliseconds wait(
        std::max<qint64>(0, next.toMSecsSinceEpoch() - d->clock->utcMSecs()));
    d->alarm->ringAt(d->clock->sinceBoot() + std::min(wait, longest));
}

void AccountListView::updatePlaceholder()
{
    const bool isEmpty = d->filter->rowCount() == 0;
    const bool isSearch = d->model && d->model->rowCount() > 0;
    if (isEmpty && isSearch)
        d->placeholder->showNoMatch(searchText());
    else if (isEmpty)
        d->placeholder->showEmpty();
    d->placeholder->setVisible(isEmpty);
    d->placeholder->raise();
}

} // namespace Qonsent
