// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace Qonsent {

/// Another way to go on: a line with an arrow, which is a button.
class OnwardButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OnwardButton)

public:
    explicit OnwardButton(const QString &text, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawArrow();
};

} // namespace Qonsent
