// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QColor>

class QPalette;

namespace Qonsent {

/// Contrast of two colours (WCAG 2.1): from 1 (the same) to 21 (black and white).
[[nodiscard]] QONSENT_WIDGETS_EXPORT double contrastBetween(const QColor &a, const QColor &b);
/// True if \a palette is for light text on dark windows.
[[nodiscard]] QONSENT_WIDGETS_EXPORT bool isDark(const QPalette &palette);
/// True if \a palette is one of those with black and white only, made for people who need the
/// strongest contrast. Qt 6.4 cannot be asked.
[[nodiscard]] QONSENT_WIDGETS_EXPORT bool isHighContrast(const QPalette &palette);

} // namespace Qonsent
