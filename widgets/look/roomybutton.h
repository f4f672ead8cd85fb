// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QPushButton>

namespace Qonsent {

/// A push button of our size. Fusion's are 22 high, and their text touches the border; from right
/// to left the text of a wide one is far from its icon.
class QONSENT_WIDGETS_EXPORT RoomyButton : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomyButton)

public:
    explicit RoomyButton(const QString &text = {}, QWidget *parent = nullptr);
    ~RoomyButton() override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Qonsent
