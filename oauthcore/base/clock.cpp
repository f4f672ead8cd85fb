// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QTimeZone>
#endif

namespace Qonsent {

Alarm::Alarm(QObject *parent)
    : QObject(parent)
{ }
Alarm::~Alarm() = default;

Clock::~Clock() = default;

QDateTime Clock::now() const
{
    return utcFromMSecs(utcMSecs());
}

QDateTime utcFromMSecs(qint64 msecs)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) // Qt::UTC is on its way out from 6.9 on
    return QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC);
#else
    return QDateTime::fromMSecsSinceEpoch(msecs, Qt::UTC);
#endif
}

} // namespace Qonsent
