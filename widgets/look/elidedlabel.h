// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QWidget>

namespace Qonsent {

/// One line of plain text that gives way: what does not fit is elided and told by a tool tip. A
/// QLabel would widen the window for a long name.
class QONSENT_WIDGETS_EXPORT ElidedLabel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    ~ElidedLabel() override;

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /// Which colour of the palette it has: QPalette::WindowText at first.
    void setMuted();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    bool m_isMuted = false;
};

} // namespace Qonsent
