// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountmenu_p.h"

#include "widgets/look/symbols.h"

#include <QCoreApplication>
#include <QMenu>

#include <array>

namespace Qonsent {

namespace {

/// In the order of AccountAction. A mnemonic is unique among all of them.
constexpr std::array texts = {
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "&Copy access token"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "&Export…"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "Sign &in again"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "Rene&w now"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "&Try again"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "&Unlock…"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "Token &details…"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "&Rename…"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "&Sign out…"),
    QT_TRANSLATE_NOOP("Qonsent::AccountAction", "Re&move…"),
};
static_assert(texts.size() == std::size_t(AccountAction::Remove) + 1);

bool isLossy(AccountAction action)
{
    return action == AccountAction::SignOut || action == AccountAction::Remove;
}

} // namespace

QString textOf(AccountAction action)
{
    return QCoreApplication::translate("Qonsent::AccountAction", texts.at(std::size_t(action)));
}

QList<AccountAction> furtherActions(AccountStatus::Kind kind)
{
    using Action = AccountAction;
    switch (kind) {
    case AccountStatus::Kind::Locked:
        return {Action::Unlock};
    case AccountStatus::Kind::Leaving:
        return {Action::TryAgain};
    case AccountStatus::Kind::SignInNeeded:
        return {Action::SignIn, Action::Inspect, Action::Rename, Action::Remove};
    default:
        return {Action::SignIn, Action::Renew,   Action::Inspect,
                Action::Rename, Action::SignOut, Action::Remove};
    }
}

std::optional<AccountAction> accountActionOf(AccountStatus::Action action)
{
    switch (action) {
    case AccountStatus::Action::None:
        break;
    case AccountStatus::Action::TryNow:
    case AccountStatus::Action::TryAgain:
        return AccountAction::TryAgain;
    case AccountStatus::Action::SignIn:
        return AccountAction::SignIn;
    case AccountStatus::Action::Unlock:
        return AccountAction::Unlock;
    }
    return {};
}

void emptyMenu(QMenu *menu)
{
    // clear() would delete the entry that calls
    for (QAction *const entry : menu->actions()) {
        menu->removeAction(entry);
        entry->deleteLater();
    }
}

void fillMenu(QMenu *menu, const QList<AccountAction> &actions,
              const std::function<void(AccountAction)> &chosen)
{
    emptyMenu(menu);
    bool wasLossy = true;
    for (const AccountAction action : actions) {
        if (isLossy(action) && !wasLossy)
            menu->addSeparator();
        wasLossy = isLossy(action);
        QAction *const entry = menu->addAction(textOf(action));
        if (action == AccountAction::CopyToken)
            entry->setIcon(symbolIcon(Symbol::Copy));
        QObject::connect(entry, &QAction::triggered, menu, [chosen, action] { chosen(action); });
    }
}

} // namespace Qonsent
