// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/listrow_p.h"

#include "widgets/look/metrics.h"

#include <QApplication>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QWidget>

#include <algorithm>

namespace Qonsent::ListRow {

QSize size(const QFontMetrics &metrics)
{
    return {2 * Metrics::rowInset + Metrics::tile + Metrics::rowGap
                + 12 * metrics.averageCharWidth(),
            std::max(Metrics::rowHeight(metrics), Metrics::tile + Metrics::rowGap)};
}

void paintFocus(const QStyleOptionViewItem &item, QPainter *painter)
{
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(item);
    focus.rect = item.rect.adjusted(1, 1, -1, -1);
    focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    focus.backgroundColor = item.palette.color(
        item.state & QStyle::State_Selected ? QPalette::Highlight : QPalette::Base);
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, item.widget);
}

} // namespace Qonsent::ListRow
