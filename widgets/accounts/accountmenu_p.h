// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"
#include "widgets/accounts/accountaction.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

class QMenu;

namespace Qonsent {

/// What is offered for an account of status \a kind besides what has a button of its own; those
/// that lose something come last.
[[nodiscard]] QList<AccountAction> furtherActions(AccountStatus::Kind kind);
/// The action behind the one thing that \a action of a status offers; none if it offers nothing.
[[nodiscard]] std::optional<AccountAction> accountActionOf(AccountStatus::Action action);
/// Takes everything out of \a menu, also while one of its entries is being carried out.
void emptyMenu(QMenu *menu);
/// Fills \a menu anew with \a actions; \a chosen hears which one was taken.
void fillMenu(QMenu *menu, const QList<AccountAction> &actions,
              const std::function<void(AccountAction)> &chosen);

} // namespace Qonsent
