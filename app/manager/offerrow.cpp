// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/offerrow.h"

#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QHBoxLayout>

namespace Qonsent::Manager {

OfferRow::OfferRow(QWidget *parent)
    : QWidget(parent)
    , m_note(new InlineNote(this))
    , m_offer(new RoomyButton({}, this))
{
    m_offer->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_note, 1);
    row->addWidget(m_offer, 0, Qt::AlignTop);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        const auto act = m_onOffer; // may show another offer
        act();
    });
    say(InlineNote::Kind::Plain, {});
}

OfferRow::~OfferRow() = default;

void OfferRow::say(InlineNote::Kind kind, const QString &sentence)
{
    m_offer->hide();
    m_note->say(kind, sentence);
    setVisible(!sentence.isEmpty());
}

void OfferRow::offer(const QString &text, const std::function<void()> &act)
{
    m_onOffer = act;
    m_offer->setText(text);
    m_offer->setAccessibleDescription(m_note->sentence());
    m_offer->show();
    m_offer->setFocus(Qt::OtherFocusReason);
}

} // namespace Qonsent::Manager
