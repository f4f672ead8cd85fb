// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/flow/useraction.h"
#include "oauthcore/redirect/useragent.h"

#include <QPointer>

namespace Qonsent {

/// The part of a flow in which the person is at the provider: which page, who shows it, how long.
/// Who shows it can change, and it can be shown again; the page stays the same.
class PersonsTurn final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonsTurn)

public:
    /// \a clock outlives it. \a duration is how long begin() and extend() wait.
    PersonsTurn(const Clock &clock, std::chrono::milliseconds duration);
    ~PersonsTurn() override;

    /// From now on \a userAgent shows the page, at once if it is shown already.
    void setUserAgent(const std::shared_ptr<UserAgent> &userAgent);
    /// Starts the wait.
    void begin(const AuthorizationPage &page);
    /// Shows the page; one that is still being shown goes.
    void open();
    /// Leaves it to the person to open the page.
    void offer();
    /// The time begins again.
    void extend();
    /// Nothing is waited for any more. What is shown stays, e.g. our page in a browser.
    void end();
    /// The same, and what is shown goes.
    void close();

    [[nodiscard]] bool isOver() const { return m_clock.sinceBoot() >= m_endsAt; }

Q_SIGNALS:
    /// The person has to do this; UserAction::problem is why nothing was shown.
    void actionNeeded(const Qonsent::UserAction &action);
    /// The user agent caught the redirect itself.
    void redirectCaught(const QUrl &redirect);
    void timedOut();

private:
    void restartClock();
    void onOpened(const Result<PageOutcome> &outcome);

    const Clock &m_clock;
    const std::chrono::milliseconds m_duration;
    const std::unique_ptr<Alarm> m_alarm;
    std::chrono::milliseconds m_endsAt = {}; ///< since boot
    std::shared_ptr<UserAgent> m_userAgent;
    AuthorizationPage m_page;
    UserAction m_action;
    QPointer<ReplyOf<PageOutcome>> m_opening;
};

} // namespace Qonsent
