// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountplaceholder_p.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    // A long word of a search must not widen the list.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

} // namespace

AccountPlaceholder::AccountPlaceholder(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_title(makeText(this))
    , m_text(makeText(this))
    , m_add(new RoomyButton(tr("&Add account…"), this))
{
    m_symbol->setAlignment(Qt::AlignCenter);
    m_title->setFont(Metrics::sectionFont(font()));
    m_add->setIcon(symbolIcon(Symbol::Add));
    connect(m_add, &QPushButton::clicked, this, &AccountPlaceholder::addRequested);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::groupGap, Metrics::groupGap, Metrics::groupGap,
                               Metrics::groupGap);
    layout->setSpacing(Metrics::controlGap);
    layout->addStretch();
    layout->addWidget(m_symbol);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(Metrics::iconGap);
    layout->addWidget(m_add, 0, Qt::AlignHCenter);
    layout->addStretch();
    showEmpty();
}

void AccountPlaceholder::showEmpty()
{
    m_title->setText(tr("No accounts yet"));
    m_title->show();
    m_text->setText(tr("Add an account, and Qonsent keeps its access token fresh for you and your "
                       "programs."));
    m_add->show();
    m_symbol->show();
    paintSymbol();
}

void AccountPlaceholder::showNoMatch(const QString &searchText)
{
    m_title->hide();
    m_add->hide();
    m_symbol->hide();
    constexpr qsizetype enough = 60; // it stands in the field as a whole
    QString shown = searchText;
    if (shown.size() > enough)
        shown = shown.left(enough) + QChar(0x2026);
    m_text->setText(tr("No account matches \"%1\".").arg(PlainText::isolated(shown)));
}

void AccountPlaceholder::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSymbol();
    else if (event->type() == QEvent::FontChange)
        m_title->setFont(Metrics::sectionFont(font()));
}

void AccountPlaceholder::paintSymbol()
{
    m_symbol->setPixmap(symbolPixmap(Symbol::Person,
                                     {.size = Metrics::largeIcon,
                                      .color = MeaningColors::of(palette()).muted,
                                      .devicePixelRatio = devicePixelRatioF()}));
}

} // namespace Qonsent
