// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "widgets/export.h"

#include <QStyledItemDelegate>

namespace Qonsent {

/// Paints a row of AccountListModel: the provider's tile, the name, and below it shape and word of
/// the status and who signed in. Background, selection and focus are the style's. What does not fit
/// is elided, and told by a tool tip.
class QONSENT_WIDGETS_EXPORT AccountDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountDelegate)

public:
    explicit AccountDelegate(QObject *parent = nullptr);
    ~AccountDelegate() override;

    /// For the times in tool tips; the system's at first. \a clock outlives the delegate.
    void setClock(const Clock &clock) { m_clock = &clock; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    const Clock *m_clock = &systemClock();
};

} // namespace Qonsent
