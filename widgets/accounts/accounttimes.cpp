// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accounttimes_p.h"

#include <QCoreApplication>
#include <QLocale>

namespace Qonsent::AccountTimes {

namespace {

constexpr qint64 minute = 60'000;

QString translated(const char *text, int n = -1)
{
    return QCoreApplication::translate("Qonsent::AccountTimes", text, nullptr, n);
}

} // namespace

QString wallClock(const QDateTime &utc, const QDateTime &now)
{
    const QDateTime local = utc.toLocalTime();
    const QLocale locale;
    const QString time = locale.language() == QLocale::C
        ? local.time().toString(QStringLiteral("HH:mm"))
        : locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == now.toLocalTime().date())
        return time;
    //: %1 is a date, %2 a time
    return translated(QT_TRANSLATE_NOOP("Qonsent::AccountTimes", "%1 %2"))
        .arg(locale.toString(local.date(), QLocale::ShortFormat), time);
}

QString timeLeft(const QDateTime &end, const QDateTime &now)
{
    const qint64 left = now.msecsTo(end);
    if (left >= 120 * minute)
        return translated(QT_TRANSLATE_NOOP("Qonsent::AccountTimes", "until %1"))
            .arg(wallClock(end, now));
    if (left >= 2 * minute) // never one: English needs no singular
        return translated(QT_TRANSLATE_N_NOOP("Qonsent::AccountTimes", "%n minutes left"),
                          int(left / minute));
    if (left > 0)
        return translated(QT_TRANSLATE_NOOP("Qonsent::AccountTimes", "less than 2 minutes left"));
    if (left > -2 * minute)
        return translated(QT_TRANSLATE_NOOP("Qonsent::AccountTimes", "expired just now"));
    if (left > -120 * minute)
        return translated(QT_TRANSLATE_N_NOOP("Qonsent::AccountTimes", "expired %n minutes ago"),
                          int(-left / minute));
    return translated(QT_TRANSLATE_NOOP("Qonsent::AccountTimes", "expired at %1"))
        .arg(wallClock(end, now));
}

} // namespace Qonsent::AccountTimes
