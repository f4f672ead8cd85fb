// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/visiblerows_p.h"

#include "oauthcore/account/accountlistmodel.h"

#include <QAbstractProxyModel>
#include <QListView>

namespace Qonsent {

QList<RowRange> visibleRows(const QListView &view, const QAbstractProxyModel &proxy)
{
    const QRect area = view.viewport()->rect();
    const int x = area.center().x();
    const QModelIndex top = view.indexAt({x, area.top()});
    if (!top.isValid())
        return {};
    const QModelIndex bottom = view.indexAt({x, area.bottom()});
    const int last = bottom.isValid() ? bottom.row() : proxy.rowCount() - 1;
    QList<RowRange> ranges;
    for (int row = top.row(); row <= last; ++row) {
        const int source = proxy.mapToSource(proxy.index(row, 0)).row();
        if (!ranges.isEmpty() && ranges.last().last == source - 1)
            ranges.last().last = source;
        else
            ranges.append({.first = source, .last = source});
    }
    return ranges;
}

QDateTime nextChange(const AccountListModel &model, const QList<RowRange> &rows)
{
    QDateTime next;
    for (const RowRange &range : rows) {
        const QDateTime change = model.nextStatusChange(range.first, range.last);
        if (change.isValid() && (!next.isValid() || change < next))
            next = change;
    }
    return next;
}

} // namespace Qonsent
