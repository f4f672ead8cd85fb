// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace Qonsent {

/// How long a sign-in still waits, in words that change once a minute.
class QONSENT_WIDGETS_EXPORT RemainingTime
{
    Q_DECLARE_TR_FUNCTIONS(Qonsent::RemainingTime)

public:
    /// "This sign-in stays open for 9 more minutes." Minutes are rounded up; the last one is "less
    /// than a minute". Empty if \a endsAt is invalid.
    [[nodiscard]] static QString sentence(const QDateTime &endsAt, const QDateTime &now);
    /// How long until the sentence is another one; zero if it stays as it is.
    [[nodiscard]] static std::chrono::milliseconds untilChange(const QDateTime &endsAt,
                                                               const QDateTime &now);
};

} // namespace Qonsent
