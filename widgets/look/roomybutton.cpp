// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/roomybutton.h"

#include "widgets/look/metrics.h"

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

} // namespace Qonsent
