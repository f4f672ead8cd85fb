// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/lifetimebar_p.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"

#include <QPainter>
#include <QStyle>

namespace Qonsent {

LifetimeBar::LifetimeBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LifetimeBar::setLeft(double left)
{
    m_left = left;
    update();
}

QSize LifetimeBar::sizeHint() const
{
    return {Metrics::barWidth, Metrics::barHeight};
}

void LifetimeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = height() / 2.;
    QColor track = MeaningColors::of(palette()).border;
    track.setAlphaF(0.35f);
    painter.setBrush(track);
    painter.drawRoundedRect(rect(), radius, radius);
    // The end of the bar, seen also where the track is not.
    const int length = std::max(height(), qRound(width() * m_left));
    painter.setBrush(palette().color(QPalette::Link));
    painter.drawRoundedRect(
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, length, height())), radius,
        radius);
}

} // namespace Qonsent
