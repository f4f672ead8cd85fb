// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QColor>

class QPalette;

namespace Qonsent {

/// The colours that mean something, and that no palette has. Each is readable on QPalette::Window
/// and QPalette::Base. None of them ever says anything alone: a shape and a word stand beside it.
struct QONSENT_WIDGETS_EXPORT MeaningColors
{
    QColor ready = {};
    QColor attention = {};
    QColor problem = {};
    QColor muted = {};           ///< secondary text
    QColor border = {};          ///< of what has to be seen, e.g. the end of a bar
    QColor attentionBanner = {}; ///< background of text that wants attention
    QColor problemBanner = {};   ///< background of text about a problem

    /// Those that go with \a palette, by the lightness of its windows; ask again on
    /// QEvent::PaletteChange. In high contrast they are all the palette's own.
    [[nodiscard]] static MeaningColors of(const QPalette &palette);

    bool operator==(const MeaningColors &) const = default;
};

} // namespace Qonsent
