// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountmenu_p.h"

#include "widgets/look/symbols.h"

#include <QCoreApplication>
#include <QMenu>

#include <array>

namespace Qonsent {

namespace {

#define S(text) QT_TRANSLATE_NOOP("Qonsent::AccountAction", text)

/// In the order of AccountAction. A mnemonic is unique among all of them.
constexpr std::array texts = {
    S("&Copy access token"), S("&Export…"), S("Sign &in again"), S("Rene&w now"), S("&Try again"),
    S("&Unlock…"),           S("&Rename…"), S("&Sign out…"),     S("Re&move…"),
};
#undef S
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
        return {Action::SignIn, Action::Rename, Action::Remove};
    default:
        return {Action::SignIn, Action::Renew, Action::Rename, Action::SignOut, Action::Remove};
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
