// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/inlinenote.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/symbols.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

/// How a kind of sentence is painted.
struct NoteLook
{
    Symbol symbol = Symbol::Ready;
    QColor line;       ///< of the shape
    QColor edge;       ///< of the box
    QColor background; ///< of the same
};

NoteLook lookOf(InlineNote::Kind kind, const QPalette &palette)
{
    const MeaningColors colors = MeaningColors::of(palette);
    switch (kind) {
    case InlineNote::Kind::Attention:
        return {Symbol::Attention, colors.attention, colors.attention, colors.attentionBanner};
    case InlineNote::Kind::Problem:
        return {Symbol::Problem, colors.problem, colors.problem, colors.problemBanner};
    case InlineNote::Kind::Plain:
    case InlineNote::Kind::Done:
        break;
    }
    return {Symbol::Ready, colors.ready, colors.border, palette.color(QPalette::Base)};
}

} // namespace

InlineNote::InlineNote(QWidget *parent)
    : InlineNote(Boxes::Grave, parent)
{ }

InlineNote::InlineNote(Boxes boxes, QWidget *parent)
    : QWidget(parent)
    , m_boxes(boxes)
    , m_row(new QHBoxLayout(this))
    , m_column(new QVBoxLayout)
    , m_shape(new QLabel(this))
    , m_words(makeText(this))
{
    m_column->setSpacing(Metrics::iconGap);
    m_column->addWidget(m_words);
    m_row->setSpacing(Metrics::controlGap);
    m_row->addWidget(m_shape, 0, Qt::AlignTop);
    m_row->addLayout(m_column, 1);
    clear();
}

InlineNote::~InlineNote() = default;

QLabel *InlineNote::makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void InlineNote::say(Kind kind, const QString &sentence)
{
    m_kind = kind;
    m_words->setText(sentence);
    m_words->setAccessibleName(sentence);
    const int side = isBox() ? Metrics::rowGap : 0;
    const int edge = isBox() ? Metrics::controlGap : 0;
    m_row->setContentsMargins(side, edge, side, edge);
    setVisible(!sentence.isEmpty());
    look();
}

void InlineNote::sayAloud(Kind kind, const QString &sentence)
{
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setFocusPolicy(Qt::StrongFocus);
    say(kind, sentence);
    if (!sentence.isEmpty())
        m_words->setFocus(Qt::OtherFocusReason);
}

QString InlineNote::sentence() const
{
    return m_words->text();
}

void InlineNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        look();
        break;
    default:
        break;
    }
}

void InlineNote::paintEvent(QPaintEvent *)
{
    if (!isBox())
        return;
    const NoteLook look = lookOf(m_kind, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.edge);
    painter.setBrush(look.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), Metrics::iconGap,
                            Metrics::iconGap);
}

void InlineNote::look()
{
    const int size = Metrics::shapeSize(fontMetrics());
    m_shape->setPixmap(symbolPixmap(lookOf(m_kind, palette()).symbol,
                                    {.size = size,
                                     .color = lookOf(m_kind, palette()).line,
                                     .devicePixelRatio = devicePixelRatioF(),
                                     .direction = layoutDirection()}));
    m_shape->setFixedHeight(std::max(size, fontMetrics().height())); // beside the first line
    m_shape->setVisible(m_kind != Kind::Plain);
    for (QLabel *text : findChildren<QLabel *>(Qt::FindDirectChildrenOnly)) {
        if (text != m_shape)
            text->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
    }
    update();
}

} // namespace Qonsent
