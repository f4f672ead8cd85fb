// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/notebar_p.h"

#include "widgets/consent/consentcolors_p.h"
#include "widgets/consent/consentmetrics_p.h"
#include "widgets/consent/glyph_p.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace Qonsent {

using namespace ConsentMetrics;

NoteBar::NoteBar(QWidget *parent)
    : QFrame(parent)
    , m_sign(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setAutoFillBackground(true);
    m_sentence->setTextFormat(Qt::PlainText); // it names hosts
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(barMargin, barMargin, barMargin, barMargin);
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(gap);
    grid->addWidget(m_sign, 0, 0, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 1);
    grid->setColumnStretch(1, 1);
    m_buttons->setSpacing(gap);
    m_buttons->addStretch();
    grid->addLayout(m_buttons, 1, 0, 1, 2);
    hide();
    recolor();
}

NoteBar::~NoteBar() = default;

QPushButton *NoteBar::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setMinimumHeight(buttonHeight);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    return button;
}

void NoteBar::showNote(Tone tone, const QString &sentence)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    recolor();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString NoteBar::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void NoteBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        recolor();
}

void NoteBar::recolor()
{
    setPalette({}); // what the parent has
    const ConsentColors colors = ConsentColors::in(palette());
    const bool grave = m_tone == Tone::Problem;
    QPalette own = palette();
    own.setColor(QPalette::Window, grave ? colors.problemBanner : colors.attentionBanner);
    setPalette(own);
    const QIcon sign = glyphIcon(Glyph::Warning, grave ? colors.problem : colors.attention);
    m_sign->setPixmap(sign.pixmap(QSize(icon, icon), devicePixelRatioF()));
}

} // namespace Qonsent
