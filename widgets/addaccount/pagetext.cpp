// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/pagetext_p.h"

#include "widgets/look/metrics.h"

#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

namespace Qonsent::PageText {

QLabel *title(const QString &text, QWidget *parent)
{
    QLabel *label = sentence(text, parent);
    label->setFont(Metrics::titleFont(parent->font()));
    return label;
}

QLabel *section(const QString &text, QWidget *parent)
{
    QLabel *label = sentence(text, parent);
    label->setFont(Metrics::sectionFont(parent->font()));
    return label;
}

QLabel *sentence(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long word, e.g. a host, must not widen the window.
    label->setMinimumWidth(1);
    return label;
}

QLabel *nameOf(QLineEdit *field, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(field);
    QString spoken = text;
    spoken.remove(u'&');
    if (spoken.endsWith(u':'))
        spoken.chop(1);
    field->setAccessibleName(spoken);
    return label;
}

QLineEdit *field(QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setMinimumHeight(Metrics::fieldHeight);
    edit->setMaxLength(2048);
    return edit;
}

QLineEdit *technicalField(QWidget *parent)
{
    QLineEdit *edit = field(parent);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setLayoutDirection(Qt::LeftToRight);
    return edit;
}

QScrollArea *scrolled(QWidget *page, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    return area;
}

} // namespace Qonsent::PageText
