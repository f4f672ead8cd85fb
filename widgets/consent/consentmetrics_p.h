// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Qonsent::ConsentMetrics {

// Logical pixels, multiples of four.
constexpr int iconGap = 4;          ///< icon to text
constexpr int gap = 8;              ///< between controls
constexpr int barMargin = 8;        ///< around the address bar, notes and the footer
constexpr int icon = 16;            ///< glyphs
constexpr int buttonHeight = 32;    ///< height of a button with words
constexpr int defaultWidth = 480;   ///< of the window
constexpr int defaultHeight = 640;  ///< of the window
constexpr int smallestWidth = 400;  ///< of the window
constexpr int smallestHeight = 360; ///< of the window

} // namespace Qonsent::ConsentMetrics
