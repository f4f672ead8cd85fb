// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/plaintext.h"

#include <QPainter>

namespace Qonsent::PlainText {

namespace {

QString between(char16_t first, const QString &text)
{
    constexpr char16_t popDirectionalIsolate = 0x2069;
    return text.isEmpty() ? text : QChar(first) + text + QChar(popDirectionalIsolate);
}

} // namespace

QString isolated(const QString &text)
{
    return between(0x2068, text);
}

QString leftToRight(const QString &text)
{
    return between(0x2066, text);
}

QString toolTip(const QString &text)
{
    if (text.isEmpty())
        return text;
    return QLatin1String("<qt>") + text.toHtmlEscaped().replace(u'\n', QLatin1String("<br>"))
        + QLatin1String("</qt>");
}

QString withoutMnemonic(QString text)
{
    return text.replace(u'&', QLatin1String("&&"));
}

Qt::Alignment lineStart(Qt::LayoutDirection direction)
{
    return (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
}

void paint(QPainter *painter, const QRect &rect, Qt::LayoutDirection direction, const QString &text)
{
    const Qt::LayoutDirection before = painter->layoutDirection();
    // Qt would take the direction of the widget, and turn "42 min" round among Hebrew letters.
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const QString elided =
        painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width(), Qt::TextSingleLine);
    painter->drawText(rect, int(lineStart(direction) | Qt::AlignVCenter) | Qt::TextSingleLine,
                      elided);
    painter->setLayoutDirection(before);
}

} // namespace Qonsent::PlainText
