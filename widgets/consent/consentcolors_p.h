// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

QT_BEGIN_NAMESPACE
class QPalette;
QT_END_NAMESPACE

namespace Qonsent {

/// The colours that carry meaning; everything else is the palette's. Each has a contrast of at
/// least 4.5:1 on what it stands on.
struct ConsentColors
{
    QColor muted = {};
    QColor ready = {};
    QColor attention = {};
    QColor attentionBanner = {};
    QColor problem = {};
    QColor problemBanner = {};
    QColor border = {};

    /// By the lightness of \a palette's window.
    [[nodiscard]] static ConsentColors in(const QPalette &palette);
};

} // namespace Qonsent
