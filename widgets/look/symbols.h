// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace Qonsent {

/// The kit's own pictures, one colour each. They are in resources/icons.
enum class Symbol : quint8 {
    // How an account is doing; told apart by shape alone
    Ready,     ///< ring with a tick
    Renewing,  ///< two arrows
    Waiting,   ///< broken ring
    Attention, ///< ring with an exclamation mark
    Problem,   ///< ring with a cross
    Locked,    ///< padlock
    // What can be done
    Add,
    Search,
    Copy,
    More, ///< three dots: what else can be done
    Back, ///< arrow to the page before; points the other way from right to left
    Person,
    Close, ///< cross
};

/// How a symbol is wanted.
struct SymbolLook
{
    int size = 16;              ///< edge in logical pixels
    QColor color = Qt::black;   ///< opaque or not
    qreal devicePixelRatio = 1; ///< of what it is painted on
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// \a symbol as a picture. Lines get thicker, against the rest, the smaller it is.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QPixmap symbolPixmap(Symbol symbol, const SymbolLook &look);

/// \a symbol for buttons, menus and fields, in the colour that their text has in the program's
/// palette, also after that has changed.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QIcon symbolIcon(Symbol symbol);

} // namespace Qonsent
