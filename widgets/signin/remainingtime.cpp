// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/remainingtime.h"

namespace Qonsent {

namespace {

constexpr qint64 minute = 60'000;

} // namespace

QString RemainingTime::sentence(const QDateTime &endsAt, const QDateTime &now)
{
    if (!endsAt.isValid())
        return {};
    const qint64 left = now.msecsTo(endsAt);
    if (left <= 0)
        return tr("This sign-in ran out. Nothing was changed.");
    if (left < minute)
        return tr("This sign-in stays open for less than a minute.");
    return tr("This sign-in stays open for %n more minute(s).", nullptr,
              int((left + minute - 1) / minute));
}

std::chrono::milliseconds RemainingTime::untilChange(const QDateTime &endsAt, const QDateTime &now)
{
    if (!endsAt.isValid())
        return {};
    const qint64 left = now.msecsTo(endsAt);
    if (left <= 0)
        return {};
    // At whole minutes the number drops, and below the last one the words change.
    const qint64 next = left <= minute ? (left == minute ? 1 : left) : (left - 1) % minute + 1;
    return std::chrono::milliseconds(next);
}

} // namespace Qonsent
