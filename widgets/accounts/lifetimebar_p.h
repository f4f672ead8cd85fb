// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace Qonsent {

/// How much of a lifetime is left, as a bar. The text above it says the same in words, so screen
/// readers are not told of the bar.
class LifetimeBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LifetimeBar)

public:
    explicit LifetimeBar(QWidget *parent);

    /// From 0 to 1.
    void setLeft(double left);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_left = 0;
};

} // namespace Qonsent
