// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"

#include <QCollator>

#include <optional>

namespace Qonsent {

/// One account with all that a list shows of it.
struct AccountRow
{
    Account account;
    QString name;
    QString displayName;
    QString host;
    QCollatorSortKey key;
    QString badge = {};
    AccountActivity activity = {};
    std::optional<AccountStatus> status = {}; ///< as it was shown; none if nobody asked yet

    [[nodiscard]] AccountStatus statusAt(qint64 utcMSecs) const;
};

/// A total order, and the same on every run: what looks equal is told apart by the rest.
[[nodiscard]] bool isBefore(const AccountRow &a, const AccountRow &b);

/// The roles of AccountListModel that differ between two states of an account.
[[nodiscard]] QList<int> changedRoles(const AccountStatus &a, const AccountStatus &b);
/// The same for two rows, both with a status.
[[nodiscard]] QList<int> changedRoles(const AccountRow &a, const AccountRow &b);

} // namespace Qonsent
