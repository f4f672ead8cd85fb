// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountdelegate.h"

#include "widgets/accounts/accountrow_p.h"
#include "widgets/accounts/statusshape.h"
#include "widgets/look/listrow_p.h"
#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/providertile.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Qonsent {

namespace {

/// The colours of one row.
struct RowColors
{
    QColor name;
    QColor status;
    QColor secondary;

    static RowColors of(const QStyleOptionViewItem &item, const QColor &statusColor)
    {
        const QPalette &palette = item.palette;
        const bool isEnabled = item.state & QStyle::State_Enabled;
        const bool isActive = item.state & QStyle::State_Active;
        const auto group = !isEnabled ? QPalette::Disabled
            : isActive                ? QPalette::Active
                                      : QPalette::Inactive;
        if (item.state & QStyle::State_Selected) {
            const QColor text = palette.color(group, QPalette::HighlightedText);
            return {.name = text, .status = text, .secondary = text};
        }
        const QColor text = palette.color(group, QPalette::Text);
        if (!isEnabled)
            return {.name = text, .status = text, .secondary = text};
        return {.name = text, .status = statusColor, .secondary = MeaningColors::of(palette).muted};
    }
};

/// A word in an outline, in the painter's colour.
void paintBadge(QPainter *painter, const QRect &rect, Qt::LayoutDirection direction,
                const QString &word)
{
    if (rect.isNull())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const double radius = rect.height() / 4.;
    painter->drawRoundedRect(QRectF(rect).adjusted(.5, .5, -.5, -.5), radius, radius);
    painter->restore();
    PlainText::paint(painter, rect.adjusted(Metrics::badgePadding, 0, 1 - Metrics::badgePadding, 0),
                     direction, word);
}

} // namespace

AccountDelegate::AccountDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{ }

AccountDelegate::~AccountDelegate() = default;

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    painter->save();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const AccountRowText row = AccountRowText::at(index);
    const AccountRowLayout layout =
        AccountRowLayout::of(row, item.rect, item.fontMetrics, item.direction);
    const StatusShape shape = StatusShape::of(row.kind, item.palette);
    const RowColors colors = RowColors::of(item, shape.color);
    painter->setFont(item.font);
    painter->setPen(colors.name);
    ProviderTile::of(row.name, row.host, item.palette).paint(painter, layout.tile);
    PlainText::paint(painter, layout.name, item.direction, row.name);
    paintBadge(painter, layout.badge, item.direction, row.badge);
    const QPixmap picture =
        symbolPixmap(shape.symbol,
                     {.size = layout.shape.width(),
                      .color = colors.status,
                      .devicePixelRatio = painter->device()->devicePixelRatioF(),
                      .direction = item.direction});
    painter->drawPixmap(layout.shape.topLeft(), picture);
    painter->setPen(colors.status);
    PlainText::paint(painter, layout.word, item.direction, row.word);
    if (!layout.identity.isNull()) {
        painter->setPen(colors.secondary);
        PlainText::paint(painter, layout.dot, item.direction, rowDot());
        PlainText::paint(painter, layout.identity, item.direction, row.identity);
    }
    if (item.state & QStyle::State_HasFocus)
        ListRow::paintFocus(item, painter);
    painter->restore();
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    return ListRow::size(item.fontMetrics);
}

bool AccountDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || !view)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = PlainText::toolTip(AccountRowText::at(index).toolTip(m_clock->now()));
    QToolTip::showText(event->globalPos(), text, view->viewport(), view->visualRect(index));
    return true;
}

} // namespace Qonsent
