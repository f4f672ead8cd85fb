// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"
#include "oauthcore/base/clock.h"
#include "oauthcore/model/account.h"

#include <QHash>

#include <map>

namespace Qonsent {

/// Says when which account is to be renewed ahead of need, while a program runs. It renews
/// nothing itself and limits nobody who asks for a token.
///
/// A token is due at a random moment of the five minutes (or the fifth of its lifetime) before it
/// is too old to hand out, so that a thousand programs that woke up together do not ask together.
/// Tokens that live for less than two minutes, or for an unknown time, are renewed on demand only.
/// No account is due twice within 30 seconds; after a failure it waits longer each time, up to an
/// hour, and at least as long as the server asked for. Other accounts do not wait for it.
class QONSENT_CORE_EXPORT RenewalSchedule : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RenewalSchedule)

public:
    /// \a clock outlives the schedule.
    explicit RenewalSchedule(const Clock &clock, QObject *parent = nullptr);
    ~RenewalSchedule() override;

    /// Plans \a account by what is known of its tokens, anew if they have changed; takes it out
    /// if there is nothing to renew.
    void put(const Account &account);
    void remove(const AccountId &id);
    /// The last renewal of \a id did not work; SignInNeeded takes it out.
    void noteFailure(const AccountId &id, const AuthError &error);

    /// When \a id is due, in Clock::sinceBoot(); nothing if it is not planned.
    [[nodiscard]] std::optional<std::chrono::milliseconds> dueAt(const AccountId &id) const;

Q_SIGNALS:
    /// Now is the time. Whoever renews tells how it went, by put() or noteFailure().
    void due(const Qonsent::AccountId &id);

private:
    struct Plan
    {
        TokenFacts tokens = {};
        std::chrono::milliseconds dueAt = {};
        std::chrono::milliseconds notBefore = {}; ///< the floor between two renewals
        int failures = 0;
    };

    void plan(const AccountId &id, Plan plan, std::chrono::milliseconds dueAt);
    void unplan(const AccountId &id);
    void ringForNext();
    void ring();

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    QHash<AccountId, Plan> m_plans;
    std::multimap<std::chrono::milliseconds, AccountId> m_order;
    std::optional<std::chrono::milliseconds> m_ringsAt; ///< what the alarm is set to
};

} // namespace Qonsent
