// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/clipboardnotice.h"

#include "app/manager/tokenclipboard.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Qonsent::Manager {

ClipboardNotice::ClipboardNotice(TokenClipboard &clipboard, QWidget *parent)
    : QWidget(parent)
    , m_clipboard(clipboard)
    , m_words(new QLabel(this))
    , m_clear(new RoomyButton(tr("Clear &now"), this))
    , m_nextSecond(clipboard.clock().makeAlarm())
{
    m_words->setTextFormat(Qt::PlainText);
    // A long sentence must not widen the window.
    m_words->setWordWrap(true);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_clear->setAutoDefault(false);
    m_clear->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::groupGap);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_clear);

    connect(m_clear, &QPushButton::clicked, &m_clipboard, &TokenClipboard::clear);
    connect(&m_clipboard, &TokenClipboard::stateChanged, this, &ClipboardNotice::follow);
    connect(m_nextSecond.get(), &Alarm::rang, this, &ClipboardNotice::showWords);
    follow();
}

ClipboardNotice::~ClipboardNotice() = default;

void ClipboardNotice::showEvent(QShowEvent *)
{
    showWords();
}

void ClipboardNotice::hideEvent(QHideEvent *)
{
    m_nextSecond->stop();
}

void ClipboardNotice::follow()
{
    setVisible(m_clipboard.state() != TokenClipboard::State::Empty);
    showWords();
}

void ClipboardNotice::showWords()
{
    const int left = m_clipboard.secondsLeft();
    switch (m_clipboard.state()) {
    case TokenClipboard::State::Empty:
        m_words->clear();
        break;
    case TokenClipboard::State::Copied:
        m_words->setText(
            tr("Access token copied. It leaves the clipboard in %n s.", nullptr, left));
        break;
    case TokenClipboard::State::NotCleared:
        m_words->setText(tr("Your desktop did not let Qonsent clear the clipboard. The token may "
                            "still be there."));
        break;
    }
    m_clear->setAccessibleDescription(m_words->text());
    if (left > 0 && isVisible())
        m_nextSecond->ringAt(m_clipboard.endsAt() - std::chrono::seconds(left - 1));
    else
        m_nextSecond->stop();
}

} // namespace Qonsent::Manager
