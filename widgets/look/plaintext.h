// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QString>

class QPainter;
class QRect;

/// Texts of servers and people, which are never markup and never reach beyond their place.
namespace Qonsent::PlainText {

/// \a text with what surrounds it kept out: its own direction, whatever is written before and
/// after (Unicode FIRST STRONG ISOLATE). For texts that become part of a sentence.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QString isolated(const QString &text);
/// The same for hosts, addresses and technical names: left to right in every language.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QString leftToRight(const QString &text);
/// \a text for a tool tip, which would run its markup otherwise; lines stay lines.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QString toolTip(const QString &text);
/// \a text for a button or a menu, where a \c & would underline the character after it.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QString withoutMnemonic(QString text);

/// Where a line begins, whatever direction its text has: a host is left to right, and still stands
/// at the right side of its row from right to left. For QLabel::setAlignment().
[[nodiscard]] QONSENT_WIDGETS_EXPORT Qt::Alignment lineStart(Qt::LayoutDirection direction);

/// Paints one line of \a text at the beginning of \a rect, in its own direction, elided at its own
/// end. Where the beginning is depends on \a direction, that of the surroundings.
QONSENT_WIDGETS_EXPORT void paint(QPainter *painter, const QRect &rect,
                                  Qt::LayoutDirection direction, const QString &text);

} // namespace Qonsent::PlainText
