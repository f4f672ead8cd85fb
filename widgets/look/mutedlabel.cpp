// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/mutedlabel.h"

#include "widgets/look/meaningcolors.h"

#include <QPainter>
#include <QStyle>

namespace Qonsent {

MutedLabel::MutedLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

MutedLabel::~MutedLabel() = default;

void MutedLabel::paintEvent(QPaintEvent *)
{
    // Not a palette of its own, which would no longer follow the program's.
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, MeaningColors::of(muted).muted);
    QPainter painter(this);
    const int flags = int(QStyle::visualAlignment(layoutDirection(), alignment()))
        | (wordWrap() ? Qt::TextWordWrap : 0);
    style()->drawItemText(&painter, contentsRect(), flags, muted, isEnabled(), text(),
                          QPalette::WindowText);
}

} // namespace Qonsent
