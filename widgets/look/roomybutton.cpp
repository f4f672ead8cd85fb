// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/roomybutton.h"

#include "widgets/look/metrics.h"

#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace Qonsent {

RoomyButton::RoomyButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setMinimumHeight(Metrics::buttonHeight);
}

RoomyButton::~RoomyButton() = default;

QSize RoomyButton::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    return {hint.width() + Metrics::buttonPadding, std::max(hint.height(), Metrics::buttonHeight)};
}

QSize RoomyButton::minimumSizeHint() const
{
    return sizeHint();
}

void RoomyButton::paintEvent(QPaintEvent *event)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool isFarApart = option.direction == Qt::RightToLeft && !option.icon.isNull()
        && !option.text.isEmpty() && !menu()
        && style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0;
    if (!isFarApart)
        return QPushButton::paintEvent(event);
    // The style puts the icon where it belongs and the text at the left edge of what it is given:
    // it is given no more than the two need.
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    QStyleOptionButton label = option;
    const int needed = option.iconSize.width() + Metrics::iconGap
        + option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const QRect contents = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this);
    label.rect =
        QStyle::alignedRect(option.direction, Qt::AlignCenter,
                            {std::min(needed, contents.width()), contents.height()}, contents);
    painter.drawControl(QStyle::CE_PushButtonLabel, label);
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = style()->subElementRect(QStyle::SE_PushButtonFocusRect, &option, this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
    }
}

} // namespace Qonsent
