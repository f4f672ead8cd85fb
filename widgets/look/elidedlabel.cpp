// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/elidedlabel.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QPainter>

namespace Qonsent {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

ElidedLabel::~ElidedLabel() = default;

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setMuted()
{
    m_isMuted = true;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 4 * fontMetrics().averageCharWidth()),
            fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_isMuted ? MeaningColors::of(palette()).muted
                             : palette().color(QPalette::WindowText));
    PlainText::paint(&painter, rect(), layoutDirection(), m_text);
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    updateToolTip();
}

void ElidedLabel::updateToolTip()
{
    setToolTip(sizeHint().width() > width() ? PlainText::toolTip(m_text) : QString());
}

} // namespace Qonsent
