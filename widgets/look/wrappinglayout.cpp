// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/wrappinglayout_p.h"

#include "widgets/look/metrics.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace Qonsent {

WrappingLayout::WrappingLayout()
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Metrics::controlGap);
}

WrappingLayout::~WrappingLayout()
{
    qDeleteAll(m_items);
}

void WrappingLayout::addItem(QLayoutItem *item)
{
    m_items += item;
}

QLayoutItem *WrappingLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

/// Of each item, from left to right, in \a width; an empty one for what is hidden.
QList<QRect> WrappingLayout::places(int width) const
{
    QList<QRect> places;
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty()) {
            places += QRect();
            continue;
        }
        const QSize size(std::min(item->sizeHint().width(), width), item->sizeHint().height());
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += rowHeight + spacing();
            rowHeight = 0;
        }
        places += QRect(QPoint(x, y), size);
        x += size.width() + spacing();
        rowHeight = std::max(rowHeight, size.height());
    }
    return places;
}

int WrappingLayout::heightForWidth(int width) const
{
    int height = 0;
    for (const QRect &place : places(width))
        height = std::max(height, place.y() + place.height());
    return height;
}

void WrappingLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const QList<QRect> all = places(rect.width());
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).isValid())
            m_items.at(i)->setGeometry(
                QStyle::visualRect(direction, rect, all.at(i).translated(rect.topLeft())));
    }
}

/// All in one row.
QSize WrappingLayout::sizeHint() const
{
    QSize hint;
    for (const QRect &place : places(QLAYOUTSIZE_MAX))
        hint = hint.expandedTo({place.x() + place.width(), place.height()});
    return hint;
}

/// Each in a row of its own.
QSize WrappingLayout::minimumSize() const
{
    QSize minimum;
    for (const QLayoutItem *item : m_items)
        minimum = minimum.expandedTo(item->minimumSize());
    return minimum;
}

} // namespace Qonsent
