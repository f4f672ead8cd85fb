// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/renewalschedule.h"

#include "oauthcore/account/renewal.h"

#include <QRandomGenerator>

namespace Qonsent {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

namespace {

constexpr Milliseconds shortestLifetime = 2min; // below, renewing ahead would never end
constexpr Milliseconds longestLead = 5min;
constexpr Milliseconds floorBetweenRenewals = 30s;
constexpr Milliseconds firstBackoff = 30s;
constexpr Milliseconds longestBackoff = 1h;

Milliseconds randomUpTo(Milliseconds most)
{
    return Milliseconds(
        qint64(QRandomGenerator::global()->generateDouble() * double(most.count())));
}

/// 30 s, a minute, two …, an hour; a quarter more or less of it by chance.
Milliseconds backoff(int failures)
{
    const Milliseconds base =
        std::min(firstBackoff * (1 << std::min(failures - 1, 10)), longestBackoff);
    return base * 3 / 4 + randomUpTo(base / 2);
}

} // namespace

RenewalSchedule::RenewalSchedule(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_alarm(clock.makeAlarm())
{
    connect(m_alarm.get(), &Alarm::rang, this, &RenewalSchedule::ring);
}

RenewalSchedule::~RenewalSchedule() = default;

void RenewalSchedule::put(const Account &account)
{
    const TokenFacts &tokens = account.tokens;
    const auto known = m_plans.constFind(account.id);
    if (known != m_plans.constEnd() && known->tokens == tokens
        && account.state == Account::State::Ready)
        return;
    const bool isTimed = tokens.obtainedAt.isValid() && tokens.expiresAt.isValid()
        && !isTimeImplausible(tokens.obtainedAt, m_clock.utcMSecs());
    const Milliseconds lifetime(isTimed ? tokens.obtainedAt.msecsTo(tokens.expiresAt) : 0);
    if (account.state != Account::State::Ready || !tokens.isRenewable
        || lifetime < shortestLifetime)
        return remove(account.id);

    const Milliseconds now = m_clock.sinceBoot();
    const Milliseconds lead = std::min(longestLead, lifetime / 5);
    const Milliseconds margin = std::min<Milliseconds>(1min, lifetime / 10);
    const Milliseconds left(tokens.expiresAt.toMSecsSinceEpoch() - m_clock.utcMSecs());
    const Milliseconds latest = now + left - margin;
    // What is late already is spread over the same time, from now on.
    const Milliseconds dueAt = std::max(latest - lead, now) + randomUpTo(lead);
    const bool isNew = known == m_plans.constEnd();
    const Milliseconds notBefore = isNew ? now : now + floorBetweenRenewals;
    plan(account.id, {.tokens = tokens, .notBefore = notBefore}, std::max(dueAt, notBefore));
}

void RenewalSchedule::remove(const AccountId &id)
{
    unplan(id);
    ringForNext();
}

void RenewalSchedule::noteFailure(const AccountId &id, const AuthError &error)
{
    const auto known = m_plans.constFind(id);
    if (known == m_plans.constEnd())
        return;
    if (error.needsSignIn() || error.code == AuthError::Code::UnknownAccount)
        return remove(id);
    Plan later = *known;
    ++later.failures;
    const Milliseconds asked = std::min<Milliseconds>(error.retryAfter, longestBackoff);
    const Milliseconds pause = std::max(backoff(later.failures), asked);
    plan(id, later, m_clock.sinceBoot() + pause);
}

std::optional<Milliseconds> RenewalSchedule::dueAt(const AccountId &id) const
{
    const auto known = m_plans.constFind(id);
    return known == m_plans.constEnd() ? std::nullopt : std::optional(known->dueAt);
}

void RenewalSchedule::plan(const AccountId &id, Plan plan, Milliseconds dueAt)
{
    unplan(id);
    plan.dueAt = dueAt;
    m_plans.insert(id, plan);
    m_order.emplace(dueAt, id);
    ringForNext();
}

void RenewalSchedule::unplan(const AccountId &id)
{
    const auto known = m_plans.constFind(id);
    if (known == m_plans.constEnd())
        return;
    const auto [first, last] = m_order.equal_range(known->dueAt);
    m_order.erase(std::find_if(first, last, [&id](const auto &row) { return row.second == id; }));
    m_plans.erase(known);
}

void RenewalSchedule::ringForNext()
{
    const auto next = m_order.empty() ? std::nullopt : std::optional(m_order.begin()->first);
    if (next == std::exchange(m_ringsAt, next))
        return; // of thousands that are put few are the first, and each setting is a system call
    if (next)
        m_alarm->ringAt(*next);
    else
        m_alarm->stop();
}

void RenewalSchedule::ring()
{
    m_ringsAt.reset();
    const Milliseconds now = m_clock.sinceBoot();
    QList<AccountId> dueNow;
    while (!m_order.empty() && m_order.begin()->first <= now) {
        const AccountId id = m_order.begin()->second;
        dueNow.append(id);
        // Whoever renews says how it went; if nobody does, it is not forgotten.
        plan(id, m_plans.value(id), now + longestBackoff);
    }
    ringForNext();
    for (const AccountId &id : dueNow)
        Q_EMIT due(id);
}

} // namespace Qonsent
