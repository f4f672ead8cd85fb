// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

class QFontMetrics;
class QPainter;
class QStyleOptionViewItem;

/// What all our lists have in common: rows of a tile and two lines.
namespace Qonsent::ListRow {

/// The size of a row with texts in \a metrics. The width is a wish; rows are as wide as their list.
[[nodiscard]] QSize size(const QFontMetrics &metrics);
/// Paints the style's focus frame round \a item.
void paintFocus(const QStyleOptionViewItem &item, QPainter *painter);

} // namespace Qonsent::ListRow
