// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/glyph_p.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace Qonsent {

namespace {

constexpr qreal grid = 24;
constexpr qreal stroke = 1.75;

QPainterPath backPath()
{
    QPainterPath path(QPointF(20, 12));
    path.lineTo(4, 12);
    path.moveTo(11, 5);
    path.lineTo(4, 12);
    path.lineTo(11, 19);
    return path;
}

QPainterPath reloadPath()
{
    QPainterPath path;
    const QRectF circle(4, 4, 16, 16);
    path.arcMoveTo(circle, 20);
    path.arcTo(circle, 20, 300);
    path.moveTo(20, 3.5);
    path.lineTo(19.5, 9.3);
    path.lineTo(13.8, 8.8);
    return path;
}

QPainterPath padlockPath()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(4.5, 10.5, 15, 10.5), 2, 2);
    path.moveTo(8, 10.5);
    path.lineTo(8, 7);
    path.arcTo(QRectF(8, 3, 8, 8), 180, -180);
    path.lineTo(16, 10.5);
    path.moveTo(12, 14.5);
    path.lineTo(12, 17);
    return path;
}

QPainterPath warningPath()
{
    QPainterPath path(QPointF(12, 3.5));
    path.lineTo(21.5, 20);
    path.lineTo(2.5, 20);
    path.closeSubpath();
    path.moveTo(12, 9.5);
    path.lineTo(12, 14);
    path.moveTo(12, 17);
    path.lineTo(12, 17.1);
    return path;
}

QPainterPath pathOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Back:
        return backPath();
    case Glyph::Reload:
        return reloadPath();
    case Glyph::Padlock:
        return padlockPath();
    case Glyph::Warning:
        return warningPath();
    }
    return {};
}

class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, const QColor &color)
        : m_glyph(glyph)
        , m_color(color)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QColor color = m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.4F);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / grid, rect.height() / grid);
        if (m_glyph == Glyph::Back && QGuiApplication::isRightToLeft()) {
            painter->translate(grid, 0);
            painter->scale(-1, 1);
        }
        painter->setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(pathOf(m_glyph));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new GlyphEngine(m_glyph, m_color); }

private:
    Glyph m_glyph;
    QColor m_color;
};

} // namespace

QIcon glyphIcon(Glyph glyph, const QColor &color)
{
    return QIcon(new GlyphEngine(glyph, color));
}

} // namespace Qonsent
