// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/placepage.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace Qonsent::Manager {

namespace {

constexpr int textWidth = 420; ///< a line that can be read without losing it

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PlacePage::PlacePage(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_title(makeText(this))
    , m_sentence(makeText(this))
    , m_buttons(new QHBoxLayout)
{
    m_symbol->setAlignment(Qt::AlignCenter);
    m_buttons->setSpacing(Metrics::controlGap);
    m_buttons->setAlignment(Qt::AlignHCenter);

    auto *middle = new QWidget(this);
    middle->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->setSpacing(Metrics::controlGap);
    column->addStretch(2);
    column->addWidget(m_symbol);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(Metrics::groupGap);
    column->addLayout(m_buttons);
    column->addStretch(3); // a little above the middle, where the eye looks for it
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::groupGap, Metrics::dialogEdge,
                               Metrics::groupGap);
    layout->addStretch();
    layout->addWidget(middle, 10);
    layout->addStretch();
    look();
}

void PlacePage::show(Symbol symbol, const QString &title, const QString &sentence)
{
    m_what = symbol;
    m_title->setText(title);
    m_sentence->setText(sentence);
    look();
}

QPushButton *PlacePage::addButton(const QString &text)
{
    auto *button = new RoomyButton(text, this);
    button->setAutoDefault(true);
    button->setDefault(m_buttons->count() == 0);
    button->setAccessibleDescription(m_sentence->text());
    m_buttons->addWidget(button);
    if (std::exchange(m_hadFocus, false)) {
        button->show(); // what cannot be seen yet does not keep the focus
        button->setFocus(Qt::OtherFocusReason);
    }
    return button;
}

void PlacePage::removeButtons()
{
    while (QLayoutItem *const item = m_buttons->takeAt(0)) {
        m_hadFocus = m_hadFocus || item->widget()->hasFocus();
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void PlacePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        look();
}

void PlacePage::look()
{
    const QFont title = Metrics::titleFont(font());
    if (m_title->font() != title)
        m_title->setFont(title);
    m_symbol->setPixmap(symbolPixmap(m_what,
                                     {.size = Metrics::largeIcon,
                                      .color = MeaningColors::of(palette()).muted,
                                      .devicePixelRatio = devicePixelRatioF(),
                                      .direction = layoutDirection()}));
}

} // namespace Qonsent::Manager
