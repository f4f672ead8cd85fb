// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QTextLayout;

namespace Qonsent {

/// A code or an address: left to right in every language, at the side where lines begin, and
/// broken anywhere rather than cut. A QLabel would widen the window for it. The keyboard reaches
/// it, so that it can be heard, and Ctrl+C copies it whole.
class BreakingText final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BreakingText)

public:
    explicit BreakingText(QWidget *parent);

    [[nodiscard]] QString text() const { return m_text; }
    /// \a copied is what Ctrl+C takes.
    void setText(const QString &text, const QString &copied);
    /// How it is read out.
    void setSpoken(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    qreal arrange(QTextLayout &layout, int width) const;

    QString m_text;
    QString m_copied;
};

} // namespace Qonsent
