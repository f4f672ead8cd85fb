// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/providerdelegate_p.h"

#include "widgets/accounts/accountrow_p.h"
#include "widgets/addaccount/providerlistmodel_p.h"
#include "widgets/look/listrow_p.h"
#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/providertile.h"
#include "widgets/look/symbols.h"

#include <QApplication>
#include <QPainter>

namespace Qonsent {

namespace {

struct RowColors
{
    QColor name;
    QColor cost;
    QColor secondary;

    /// What is not ready is no trouble: only what is ready has a colour.
    static RowColors of(const QStyleOptionViewItem &item, ProviderRow::Price price)
    {
        const bool isEnabled = item.state & QStyle::State_Enabled;
        const auto group = !isEnabled           ? QPalette::Disabled
            : item.state & QStyle::State_Active ? QPalette::Active
                                                : QPalette::Inactive;
        const bool isSelected = item.state & QStyle::State_Selected;
        const QColor text =
            item.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
        if (isSelected || !isEnabled)
            return {.name = text, .cost = text, .secondary = text};
        const MeaningColors colors = MeaningColors::of(item.palette);
        const bool isReady = price == ProviderRow::Price::Ready;
        return {
            .name = text, .cost = isReady ? colors.ready : colors.muted, .secondary = colors.muted};
    }
};

} // namespace

ProviderDelegate::ProviderDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{ }

void ProviderDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    painter->save();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    const auto row = index.data(ProviderListModel::RowRole).value<ProviderRow>();
    const AccountRowLayout layout =
        AccountRowLayout::of({.name = row.name, .identity = row.note, .word = row.cost}, item.rect,
                             item.fontMetrics, item.direction);
    const RowColors colors = RowColors::of(item, row.price);
    painter->setFont(item.font);
    const QString hue = row.choice.id.isEmpty() ? row.name : row.choice.id;
    painter->setPen(colors.name);
    ProviderTile::of(row.name, hue, item.palette).paint(painter, layout.tile);
    PlainText::paint(painter, layout.name, item.direction, row.name);
    const bool isReady = row.price == ProviderRow::Price::Ready;
    painter->drawPixmap(layout.shape.topLeft(),
                        symbolPixmap(isReady ? Symbol::Ready : Symbol::Attention,
                                     {.size = layout.shape.width(),
                                      .color = colors.cost,
                                      .devicePixelRatio = painter->device()->devicePixelRatioF(),
                                      .direction = item.direction}));
    painter->setPen(colors.cost);
    PlainText::paint(painter, layout.word, item.direction, row.cost);
    if (!layout.identity.isNull()) {
        painter->setPen(colors.secondary);
        PlainText::paint(painter, layout.dot, item.direction, rowDot());
        PlainText::paint(painter, layout.identity, item.direction, row.note);
    }
    if (item.state & QStyle::State_HasFocus)
        ListRow::paintFocus(item, painter);
    painter->restore();
}

QSize ProviderDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    return ListRow::size(item.fontMetrics);
}

} // namespace Qonsent
