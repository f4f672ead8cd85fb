// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/breakingtext_p.h"

#include "widgets/look/plaintext.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QStylePainter>
#include <QTextLayout>

#include <cmath>

namespace Qonsent {

BreakingText::BreakingText(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BreakingText::setText(const QString &text, const QString &copied)
{
    m_text = text;
    m_copied = copied;
    updateGeometry();
    update();
}

void BreakingText::setSpoken(const QString &text)
{
    setAccessibleName(text);
}

/// Breaks the lines of \a layout; returns their height.
qreal BreakingText::arrange(QTextLayout &layout, int width) const
{
    QTextOption option(PlainText::lineStart(layoutDirection()));
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QSize BreakingText::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_text), metrics.height()};
}

QSize BreakingText::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {4 * metrics.averageCharWidth(), metrics.height()};
}

int BreakingText::heightForWidth(int width) const
{
    QTextLayout layout(m_text, font());
    return int(std::ceil(std::max(arrange(layout, width), qreal(fontMetrics().height()))));
}

void BreakingText::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

void BreakingText::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(m_copied);
    else
        QWidget::keyPressEvent(event);
}

void BreakingText::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QTextLayout layout(m_text, font());
    arrange(layout, width());
    painter.setPen(palette().color(QPalette::WindowText));
    layout.draw(&painter, {});
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.backgroundColor = palette().color(QPalette::Window);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
    }
}

} // namespace Qonsent
