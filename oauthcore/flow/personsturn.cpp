// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/personsturn_p.h"

namespace Qonsent {

PersonsTurn::PersonsTurn(const Clock &clock, std::chrono::milliseconds duration)
    : m_clock(clock)
    , m_duration(duration)
    , m_alarm(clock.makeAlarm())
{
    connect(m_alarm.get(), &Alarm::rang, this, &PersonsTurn::timedOut);
}

PersonsTurn::~PersonsTurn() = default;

void PersonsTurn::setUserAgent(const std::shared_ptr<UserAgent> &userAgent)
{
    m_userAgent = userAgent;
    if (!m_page.url.isEmpty())
        open();
}

void PersonsTurn::begin(const AuthorizationPage &page)
{
    m_page = page;
    m_action.url = page.url;
    restartClock();
}

void PersonsTurn::open()
{
    // What is on its way has no say any more, so it may end as it likes.
    if (ReplyOf<PageOutcome> *const earlier = std::exchange(m_opening, nullptr))
        earlier->cancel();
    auto *opening = m_userAgent->open(m_page, this);
    m_opening = opening;
    whenFinished(opening, this, [this, opening](const Result<PageOutcome> &outcome) {
        if (m_opening == opening)
            onOpened(outcome);
    });
}

void PersonsTurn::onOpened(const Result<PageOutcome> &outcome)
{
    m_opening = nullptr;
    if (outcome && !outcome->redirect.isEmpty()) {
        Q_EMIT redirectCaught(outcome->redirect);
        return;
    }
    m_action.kind = outcome ? UserAction::Kind::ContinueInBrowser : UserAction::Kind::OpenAddress;
    m_action.problem = outcome ? std::nullopt : std::optional(outcome.error());
    Q_EMIT actionNeeded(m_action);
}

void PersonsTurn::offer()
{
    m_action.kind = UserAction::Kind::OpenAddress;
    Q_EMIT actionNeeded(m_action);
}

void PersonsTurn::extend()
{
    restartClock();
    Q_EMIT actionNeeded(m_action);
}

void PersonsTurn::restartClock()
{
    m_endsAt = m_clock.sinceBoot() + m_duration;
    m_action.endsAt = m_clock.now().addMSecs(m_duration.count());
    m_alarm->ringAt(m_endsAt);
}

void PersonsTurn::end()
{
    m_alarm->stop();
    m_opening = nullptr;
}

void PersonsTurn::close()
{
    m_alarm->stop();
    if (ReplyOf<PageOutcome> *const earlier = std::exchange(m_opening, nullptr))
        earlier->cancel();
}

} // namespace Qonsent
