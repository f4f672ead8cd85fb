// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

/// Times of an account in words, for people.
namespace Qonsent::AccountTimes {

/// \a utc by the clock on the wall, with the date if that is not the day of \a now.
[[nodiscard]] QString wallClock(const QDateTime &utc, const QDateTime &now);
/// How long until \a end: "42 minutes left", "until 14:32"; how long since, if it is past.
[[nodiscard]] QString timeLeft(const QDateTime &end, const QDateTime &now);

} // namespace Qonsent::AccountTimes
