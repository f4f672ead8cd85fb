// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QIcon>

namespace Qonsent {

/// The few signs of the consent window, drawn with one round stroke on a grid of 24.
enum class Glyph : quint8 {
    Back,    ///< an arrow to where the text begins; mirrored from right to left
    Reload,  ///< an open circle with an arrow head
    Padlock, ///< closed
    Warning, ///< a triangle with an exclamation mark
};

/// \a glyph in \a color, sharp at every size and device pixel ratio.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor &color);

} // namespace Qonsent
