// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/providertile.h"

#include "widgets/look/contrast.h"
#include "widgets/look/metrics.h"

#include <QPainter>
#include <QPalette>
#include <QTextBoundaryFinder>

#include <array>

namespace Qonsent {

namespace {

/// Dark enough for white letters, and seen on light and dark windows.
constexpr std::array<QRgb, 8> hues = {0xFF3F6E9E, 0xFF2F7672, 0xFF4B743C, 0xFF85632A,
                                      0xFF99573F, 0xFFA0526A, 0xFF87599E, 0xFF6461A8};

/// FNV-1a: the same in every process and every version, which qHash() is not.
quint32 stableHash(const QString &text)
{
    quint32 hash = 2166136261;
    for (const char byte : text.toUtf8())
        hash = (hash ^ quint8(byte)) * 16777619;
    return hash ^ (hash >> 15);
}

/// The first character a person sees as one that is a letter or a number; else the first of all.
QString firstLetter(const QString &name)
{
    // A single one can be made of very many marks, which would be a picture of their own.
    constexpr qsizetype longest = 8;
    constexpr qsizetype enough = 64;
    const QString start = name.left(enough);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, start);
    QString first;
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
        const QString one = start.mid(from, to - from);
        from = to;
        if (one.size() > longest)
            continue;
        const char32_t character = one.toUcs4().value(0);
        if (QChar::isLetterOrNumber(character))
            return one.toUpper();
        if (first.isEmpty() && QChar::isPrint(character) && !QChar::isSpace(character))
            first = one;
    }
    return first.isEmpty() ? QStringLiteral("?") : first;
}

} // namespace

ProviderTile ProviderTile::of(const QString &name, const QString &id, const QPalette &palette)
{
    ProviderTile tile{.letter = firstLetter(name)};
    if (isHighContrast(palette))
        return tile;
    tile.background = QColor::fromRgb(hues.at(stableHash(id) % hues.size()));
    tile.text = Qt::white;
    return tile;
}

void ProviderTile::paint(QPainter *painter, const QRect &rect) const
{
    QRectF square(0, 0, Metrics::tile, Metrics::tile);
    square.moveCenter(QRectF(rect).center());
    square.moveTopLeft(square.topLeft().toPoint());
    const QColor ink = text.isValid() ? text : painter->pen().color();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (background.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(background);
    } else {
        painter->setPen(QPen(ink, 1));
        painter->setBrush(Qt::NoBrush);
        square.adjust(0.5, 0.5, -0.5, -0.5);
    }
    painter->drawRoundedRect(square, Metrics::tileRadius, Metrics::tileRadius);
    QFont font = painter->font();
    font.setPixelSize(Metrics::tile / 2); // the tile does not grow with the person's font
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(square, Qt::AlignCenter | Qt::TextSingleLine, letter);
    painter->restore();
}

} // namespace Qonsent
