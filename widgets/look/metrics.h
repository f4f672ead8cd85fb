// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QFontMetrics>

/// Every distance of the kit, in logical pixels, on a grid of 4.
namespace Qonsent::Metrics {

inline constexpr int iconGap = 4;          ///< icon to its text
inline constexpr int controlGap = 8;       ///< between controls
inline constexpr int rowGap = 12;          ///< between rows, and from a label to its field
inline constexpr int groupGap = 16;        ///< between groups and panes
inline constexpr int dialogEdge = 24;      ///< around a dialog
inline constexpr int dialogEdgeBelow = 16; ///< below its buttons
inline constexpr int widgetEdge = 0;       ///< around what is embedded in somebody else's layout

inline constexpr int fieldHeight = 28;   ///< of fields, at least
inline constexpr int buttonHeight = 32;  ///< of buttons, at least
inline constexpr int buttonPadding = 12; ///< that their texts get besides the style's, in all
inline constexpr int target = 24;        ///< of whatever can be clicked, at least, both ways
inline constexpr int buttonText = 240;   ///< widest text of a button that shows a name

inline constexpr int tile = 32;       ///< edge of a provider's tile
inline constexpr int tileRadius = 6;  ///< of its corners
inline constexpr int rowInset = 12;   ///< from the edge of a list to the contents of its rows
inline constexpr int rowPadding = 24; ///< of a list row, above and below its two lines together

inline constexpr int badgePadding = 6; ///< before and after the word of a badge
inline constexpr int lineGap = 4; ///< between the two lines of a list row

inline constexpr int smallIcon = 16; ///< in buttons and menus
inline constexpr int largeIcon = 32; ///< above the title of an empty place
inline constexpr int barHeight = 4;  ///< of a bar that shows a lifetime
inline constexpr int barWidth = 240; ///< of the same, at most

inline constexpr double titleScale = 1.35; ///< of a title, against the person's own font

/// Height of a list row with two lines in \a metrics.
[[nodiscard]] inline int rowHeight(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + rowPadding;
}
/// Edge of a status shape beside text in \a metrics: as high as its capitals and a little more.
[[nodiscard]] inline int shapeSize(const QFontMetrics &metrics)
{
    return qMax(12, metrics.ascent() + 2);
}
/// \a font for a title.
[[nodiscard]] inline QFont titleFont(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * titleScale));
    else
        font.setPointSizeF(font.pointSizeF() * titleScale);
    font.setWeight(QFont::DemiBold);
    return font;
}
/// \a font for the name of a section or a row.
[[nodiscard]] inline QFont sectionFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace Qonsent::Metrics
