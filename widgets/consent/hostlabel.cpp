// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/hostlabel_p.h"

#include "widgets/consent/consentcolors_p.h"

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

namespace Qonsent {

namespace {

constexpr int fewestLetters = 12; ///< of a host beside the buttons

/// Lays \a layout out for \a width and returns how high it is.
int layOut(QTextLayout &layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();
    return qCeil(height);
}

/// Where the text begins: at the start of the layout's direction, though it reads left to right.
int offset(const QWidget &widget, qreal textWidth)
{
    return widget.layoutDirection() == Qt::RightToLeft ? qMax(0, widget.width() - qCeil(textWidth))
                                                       : 0;
}

} // namespace

HostLabel::HostLabel(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    boldenFont();
}

HostLabel::~HostLabel() = default;

void HostLabel::setHost(const QString &host)
{
    m_host = host;
    setAccessibleName(host);
    updateGeometry();
    update();
}

QSize HostLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_host) + 1, fontMetrics().height()};
}

QSize HostLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * fewestLetters, fontMetrics().height()};
}

int HostLabel::heightForWidth(int width) const
{
    QTextLayout layout(m_host, font());
    return qMax(layOut(layout, width), fontMetrics().height());
}

void HostLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    QTextLayout layout(m_host, font());
    const int textHeight = layOut(layout, width());
    layout.draw(&painter,
                QPointF(offset(*this, layout.boundingRect().width()), (height() - textHeight) / 2));
}

void HostLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && font().weight() != QFont::DemiBold)
        boldenFont();
}

void HostLabel::boldenFont()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    updateGeometry();
}

PathLabel::PathLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

PathLabel::~PathLabel() = default;

void PathLabel::setPath(const QString &path)
{
    m_path = path;
    setAccessibleName(path);
    update();
}

QSize PathLabel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 2 * fewestLetters, fontMetrics().height()};
}

QSize PathLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * fewestLetters, fontMetrics().height()};
}

void PathLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setPen(ConsentColors::in(palette()).muted);
    const QString shown = fontMetrics().elidedText(m_path, Qt::ElideMiddle, width());
    const Qt::Alignment side =
        layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(rect(), int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

} // namespace Qonsent
