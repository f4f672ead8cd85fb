// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace Qonsent {

/// Paints a row of ProviderListModel: tile, name, and below it what it costs. Background, selection
/// and focus are the style's.
class ProviderDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderDelegate)

public:
    explicit ProviderDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace Qonsent
