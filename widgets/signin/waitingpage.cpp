// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/waitingpage.h"

#include "widgets/look/metrics.h"
#include "widgets/look/onwardbutton_p.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/signin/pastefield.h"
#include "widgets/signin/remainingtime.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

WaitingPage::WaitingPage(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(this))
    , m_sentence(plainLabel(this))
    , m_time(plainLabel(this))
    , m_notWorking(plainLabel(this))
    , m_stay(new RoomyButton(tr("&Stay longer"), this))
    , m_embedded(new OnwardButton(tr("Sign in &inside this window"), this))
    , m_code(new OnwardButton(tr("Use a &code on another device"), this))
    , m_paste(new PasteField(this))
    , m_permissions(plainLabel(this))
{
    auto *again = new RoomyButton(tr("&Open again"), this);
    auto *link = new RoomyButton(tr("Copy a &new link"), this);
    for (QPushButton *button :
         {static_cast<QPushButton *>(again), static_cast<QPushButton *>(link), m_stay})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::controlGap);
    buttons->addWidget(again);
    buttons->addWidget(link);
    buttons->addWidget(m_stay);
    buttons->addStretch();

    m_notWorking->setText(tr("Not working?"));
    auto *other = new OnwardButton(tr("Use a different &account or browser"), this);
    auto *paste = new OnwardButton(tr("&Paste the address from the browser"), this);
    auto *ways = new QVBoxLayout;
    ways->setSpacing(0); // a list, whose lines are high enough to be hit
    for (QPushButton *way :
         {static_cast<QPushButton *>(other), m_embedded, m_code, static_cast<QPushButton *>(paste)})
        ways->addWidget(way);
    m_paste->hide();
    m_embedded->hide();
    m_code->hide();
    m_permissions->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_time);
    layout->addLayout(buttons);
    layout->addSpacing(Metrics::groupGap);
    layout->addWidget(m_notWorking);
    layout->addLayout(ways);
    layout->addWidget(m_paste);
    layout->addStretch();
    layout->addWidget(m_permissions);

    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &WaitingPage::tick);
    connect(again, &QPushButton::clicked, this, &WaitingPage::openAgainRequested);
    connect(link, &QPushButton::clicked, this, &WaitingPage::newLinkRequested);
    connect(m_stay, &QPushButton::clicked, this, &WaitingPage::stayRequested);
    connect(other, &QPushButton::clicked, this, &WaitingPage::otherAccountRequested);
    connect(m_embedded, &QPushButton::clicked, this, &WaitingPage::embeddedRequested);
    connect(m_code, &QPushButton::clicked, this, &WaitingPage::codeRequested);
    connect(paste, &QPushButton::clicked, this, [this] {
        m_paste->show();
        m_paste->setFocus(Qt::OtherFocusReason);
    });
    connect(m_paste, &PasteField::entered, this, &WaitingPage::pasted);
    dress();
}

void WaitingPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        dress();
}

/// Fonts and sides, which are the person's and may change.
void WaitingPage::dress()
{
    m_title->setFont(Metrics::titleFont(font()));
    m_notWorking->setFont(Metrics::sectionFont(font()));
    // Text that can be selected begins where its own language does, unless it is told.
    for (QLabel *label : {m_title, m_sentence, m_time, m_notWorking, m_permissions})
        label->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignVCenter);
}

void WaitingPage::setAction(const UserAction &action)
{
    m_action = action;
    const QString host = action.url.host(QUrl::EncodeUnicode); // no letters that look like others
    if (action.kind == UserAction::Kind::ContinueInBrowser) {
        m_title->setText(tr("Continue in your browser"));
        m_sentence->setText(
            tr("%1 is open in your browser. Sign in there, then come back here.").arg(host));
    } else if (action.problem) {
        m_title->setText(tr("Open the address in a browser"));
        m_sentence->setText(action.problem->message);
    } else {
        m_title->setText(tr("Continue in your browser"));
        m_sentence->setText(
            tr("The link to %1 is copied. Open it in the browser you want, then come back here.")
                .arg(host));
    }
    m_paste->clear();
    tick();
}

void WaitingPage::setPermissions(const QString &permissions)
{
    m_permissions->setText(tr("What is asked for: %1").arg(permissions));
    m_permissions->setVisible(!permissions.isEmpty());
}

void WaitingPage::setEmbeddedOffered(bool isOffered)
{
    m_embedded->setVisible(isOffered);
}

void WaitingPage::setCodeOffered(bool isOffered)
{
    m_code->setVisible(isOffered);
}

void WaitingPage::setPasteComplaint(const QString &sentence)
{
    m_paste->show();
    m_paste->setComplaint(sentence);
}

void WaitingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void WaitingPage::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_time->setText(RemainingTime::sentence(m_action.endsAt, now));
    m_stay->setVisible(m_action.endsAt.isValid() && now.msecsTo(m_action.endsAt) < 120'000);
    const auto change = RemainingTime::untilChange(m_action.endsAt, now);
    if (change > 0ms && isVisible())
        m_timer.start(change);
    else
        m_timer.stop();
}

} // namespace Qonsent
