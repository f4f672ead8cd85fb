// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/noticebar.h"

#include "app/manager/clipboardnotice.h"
#include "app/manager/connectivity.h"
#include "app/manager/tokenclipboard.h"
#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/symbols.h"

#include <QEvent>
#include <QVBoxLayout>

namespace Qonsent::Manager {

NoticeBar::NoticeBar(TokenClipboard &clipboard, const Connectivity *connectivity, QWidget *parent)
    : QWidget(parent)
    , m_clipboard(clipboard)
    , m_connectivity(connectivity)
    , m_offline(new QWidget(this))
    , m_shape(new QLabel(m_offline))
{
    auto *words = new MutedLabel(
        tr("Offline. Sign-ins and renewals wait until the network is back."), m_offline);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *line = new QHBoxLayout(m_offline);
    line->setContentsMargins({});
    line->setSpacing(Metrics::controlGap);
    line->addWidget(m_shape, 0, Qt::AlignTop);
    line->addWidget(words, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::groupGap, Metrics::controlGap, Metrics::groupGap,
                               Metrics::controlGap);
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(m_offline);
    layout->addWidget(new ClipboardNotice(clipboard, this));
    connect(&clipboard, &TokenClipboard::stateChanged, this, &NoticeBar::follow);
    if (connectivity)
        connect(connectivity, &Connectivity::changed, this, &NoticeBar::follow);
    paintShape();
    follow();
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        paintShape();
}

void NoticeBar::follow()
{
    const bool isOffline = m_connectivity && m_connectivity->isOffline();
    m_offline->setVisible(isOffline);
    setVisible(isOffline || m_clipboard.state() != TokenClipboard::State::Empty);
}

void NoticeBar::paintShape()
{
    m_shape->setPixmap(symbolPixmap(Symbol::Waiting,
                                    {.size = Metrics::shapeSize(fontMetrics()),
                                     .color = MeaningColors::of(palette()).muted,
                                     .devicePixelRatio = devicePixelRatioF(),
                                     .direction = layoutDirection()}));
}

} // namespace Qonsent::Manager
