// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/symbols.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace Qonsent {

namespace {

/// In the order of Symbol.
constexpr std::array files = {"ready", "renewing", "waiting", "attention", "problem", "locked",
                              "add",   "search",   "copy",    "more",      "back",    "person",
                              "close"};
static_assert(files.size() == std::size_t(Symbol::Close) + 1);

bool isDirectional(Symbol symbol)
{
    return symbol == Symbol::Back;
}

/// The drawing with lines that are still seen at \a size: a line of 1.5 on a grid of 24 would be
/// three quarters of a pixel at 12.
QByteArray drawing(Symbol symbol, int size)
{
    QFile file(QLatin1String(":/qonsent/icons/") + QLatin1String(files.at(std::size_t(symbol)))
               + QLatin1String(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr double thinnest = 1.25;
    const double width = std::max(1.5, thinnest * 24 / size);
    return file.readAll().replace("stroke-width=\"1.5\"",
                                  "stroke-width=\"" + QByteArray::number(width) + '"');
}

QImage drawn(Symbol symbol, const SymbolLook &look)
{
    const int edge = qRound(look.size * look.devicePixelRatio);
    QImage image(edge, edge, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(symbol, look.size));
    QPainter painter(&image);
    if (look.direction == Qt::RightToLeft && isDirectional(symbol)) {
        painter.translate(edge, 0);
        painter.scale(-1, 1);
    }
    renderer.render(&painter, QRectF(0, 0, edge, edge));
    painter.resetTransform();
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), look.color);
    painter.end();
    image.setDevicePixelRatio(look.devicePixelRatio);
    return image;
}

/// Asks for the colour each time, so that an icon never outlives its palette.
class SymbolEngine final : public QIconEngine
{
public:
    explicit SymbolEngine(Symbol symbol)
        : m_symbol(symbol)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QPixmap picture = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        const int edge = std::min(rect.width(), rect.height());
        painter->drawPixmap(rect.x() + (rect.width() - edge) / 2,
                            rect.y() + (rect.height() - edge) / 2, picture);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QPalette palette = QGuiApplication::palette();
        const bool isSelected = mode == QIcon::Selected;
        const QColor color =
            palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                          isSelected ? QPalette::HighlightedText : QPalette::ButtonText);
        return symbolPixmap(m_symbol,
                            {.size = qRound(std::min(size.width(), size.height()) / scale),
                             .color = color,
                             .devicePixelRatio = scale,
                             .direction = QGuiApplication::layoutDirection()});
    }
    QIconEngine *clone() const override { return new SymbolEngine(m_symbol); }

private:
    Symbol m_symbol;
};

} // namespace

QPixmap symbolPixmap(Symbol symbol, const SymbolLook &look)
{
    const QString key = QStringLiteral("qonsent-%1-%2-%3-%4-%5")
                            .arg(int(symbol))
                            .arg(look.size)
                            .arg(look.color.rgba(), 0, 16)
                            .arg(look.devicePixelRatio)
                            .arg(int(look.direction));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap::fromImage(drawn(symbol, look));
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon symbolIcon(Symbol symbol)
{
    return QIcon(new SymbolEngine(symbol));
}

} // namespace Qonsent
