// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/problembanner_p.h"

#include "widgets/addaccount/pagetext_p.h"
#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/symbols.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace Qonsent {

ProblemBanner::ProblemBanner(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_sentence(PageText::sentence({}, this))
{
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_symbol->setAlignment(Qt::AlignTop);
    setFocusProxy(m_sentence);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::rowGap, Metrics::controlGap, Metrics::rowGap,
                               Metrics::controlGap);
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(m_symbol);
    layout->addWidget(m_sentence, 1);
    paintSymbol();
    hide();
}

void ProblemBanner::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        m_sentence->setFocus(Qt::OtherFocusReason);
}

void ProblemBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        paintSymbol();
}

void ProblemBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(MeaningColors::of(palette()).problemBanner);
    painter.drawRoundedRect(rect(), Metrics::iconGap, Metrics::iconGap);
}

void ProblemBanner::paintSymbol()
{
    m_symbol->setPixmap(symbolPixmap(Symbol::Problem,
                                     {.size = fontMetrics().height(),
                                      .color = MeaningColors::of(palette()).problem,
                                      .devicePixelRatio = devicePixelRatioF()}));
}

} // namespace Qonsent
