// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/inlinenote.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/symbols.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace Qonsent::Manager {

InlineNote::InlineNote(QWidget *parent)
    : QWidget(parent)
    , m_shape(new QLabel(this))
    , m_words(new QLabel(this))
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignVCenter);
    m_layout = new QHBoxLayout(this);
    m_layout->setSpacing(Metrics::controlGap);
    m_layout->addWidget(m_shape, 0, Qt::AlignTop);
    m_layout->addWidget(m_words, 1);
    clear();
}

InlineNote::~InlineNote() = default;

void InlineNote::say(Kind kind, const QString &sentence)
{
    m_kind = kind;
    m_words->setText(sentence);
    const int edge = isBanner() ? Metrics::controlGap : 0;
    m_layout->setContentsMargins(edge, edge, edge, edge);
    setVisible(!sentence.isEmpty());
    paintShape();
    update();
}

void InlineNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        paintShape();
}

void InlineNote::paintEvent(QPaintEvent *)
{
    if (!isBanner())
        return;
    const MeaningColors colors = MeaningColors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_kind == Kind::Problem ? colors.problemBanner : colors.attentionBanner);
    painter.drawRoundedRect(rect(), Metrics::iconGap, Metrics::iconGap);
}

void InlineNote::paintShape()
{
    const MeaningColors colors = MeaningColors::of(palette());
    SymbolLook look{.size = Metrics::shapeSize(fontMetrics()),
                    .color = colors.ready,
                    .devicePixelRatio = devicePixelRatioF(),
                    .direction = layoutDirection()};
    Symbol symbol = Symbol::Ready;
    if (m_kind == Kind::Attention) {
        symbol = Symbol::Attention;
        look.color = colors.attention;
    } else if (m_kind == Kind::Problem) {
        symbol = Symbol::Problem;
        look.color = colors.problem;
    }
    m_shape->setPixmap(symbolPixmap(symbol, look));
    m_shape->setVisible(m_kind != Kind::Plain);
}

} // namespace Qonsent::Manager
