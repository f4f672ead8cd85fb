// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>

class QAbstractProxyModel;
class QListView;

namespace Qonsent {

class AccountListModel;

/// Rows from the first to the last, both included.
struct RowRange
{
    int first = 0;
    int last = -1;

    bool operator==(const RowRange &) const = default;
};

/// The rows of \a source that can be seen in \a view, which shows them through \a proxy: a search
/// tears holes into them.
[[nodiscard]] QList<RowRange> visibleRows(const QListView &view, const QAbstractProxyModel &proxy);
/// When the next of \a rows changes by time alone; invalid: never.
[[nodiscard]] QDateTime nextChange(const AccountListModel &model, const QList<RowRange> &rows);

} // namespace Qonsent
