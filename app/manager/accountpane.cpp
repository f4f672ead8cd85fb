// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountpane.h"

#include "app/manager/banner.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/look/metrics.h"

#include <QApplication>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

using namespace std::chrono_literals;

constexpr auto secondsAreTold = 2min;                ///< of a lifetime, and not before
constexpr std::chrono::milliseconds longest = 10min; ///< somebody may set the wall clock

/// How long until the words about \a facts are others.
std::optional<std::chrono::milliseconds> untilNextWords(const AccountFacts &facts,
                                                        const QDateTime &nextChange)
{
    const QDateTime endsAt = facts.status.endsAt;
    if (endsAt.isValid()) {
        const std::chrono::milliseconds left(facts.now.msecsTo(endsAt));
        if (left > 0ms && left <= secondsAreTold)
            return 1s;
        // "42 minutes left" is told here to the minute also where a list says "until 14:32"
        return std::min<std::chrono::milliseconds>(left > 0ms ? left % 1min + 1ms : 1min, 1min);
    }
    if (!nextChange.isValid())
        return {};
    return std::clamp<std::chrono::milliseconds>(
        std::chrono::milliseconds(facts.now.msecsTo(nextChange)), 0ms, longest);
}

} // namespace

AccountPane::AccountPane(const AccountBook &book, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_clock(clock)
    , m_banner(new Banner(this))
    , m_details(new AccountDetails(this))
    , m_alarm(clock.makeAlarm())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::groupGap, Metrics::groupGap, Metrics::groupGap,
                               Metrics::groupGap);
    layout->setSpacing(Metrics::rowGap);
    layout->addWidget(m_banner);
    layout->addWidget(m_details, 1);
    connect(m_details, &AccountDetails::actionRequested, this, &AccountPane::actionRequested);
    connect(m_banner, &Banner::dismissed, this, [this] {
        if (m_banner->isAncestorOf(QApplication::focusWidget()))
            focusDetails(); // else it would go nowhere
    });
    connect(m_alarm.get(), &Alarm::rang, this, &AccountPane::look);
    connect(&book, &AccountBook::changed, this, [this](const AccountId &id) {
        if (id == m_id)
            look();
    });
    connect(&book, &AccountBook::countChanged, this, &AccountPane::look);
}

AccountPane::~AccountPane() = default;

void AccountPane::showAccount(const AccountId &id)
{
    if (m_id != id)
        m_banner->dismiss(); // it spoke of another one
    m_id = id;
    look();
}

void AccountPane::focusDetails()
{
    m_details->setFocus(Qt::ShortcutFocusReason);
}

void AccountPane::look()
{
    m_alarm->stop();
    if (m_id.isNull() || !m_book.accountsOf(m_id))
        return m_details->clear();
    const AccountFacts facts = m_book.facts(m_id);
    m_details->setFacts(facts);
    if (!isVisible())
        return;
    if (const auto wait = untilNextWords(facts, m_book.nextChange(m_id)))
        m_alarm->ringAt(m_clock.sinceBoot() + *wait);
}

void AccountPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void AccountPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_alarm->stop();
}

} // namespace Qonsent::Manager
