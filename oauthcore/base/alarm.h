// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QObject>

#include <chrono>

namespace Qonsent {

/// Rings once at a moment since boot; if the machine slept over it, right after it wakes up. A
/// QTimer stands still while the machine sleeps. Made by Clock::makeAlarm().
class QONSENT_CORE_EXPORT Alarm : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alarm)

public:
    ~Alarm() override;

    /// Rings when Clock::sinceBoot() reaches \a moment, also if that is past; replaces the moment
    /// that was set before.
    virtual void ringAt(std::chrono::milliseconds moment) = 0;
    /// Does not ring until it is set again.
    virtual void stop() = 0;

Q_SIGNALS:
    /// The moment has come. Always from the event loop.
    void rang();

protected:
    explicit Alarm(QObject *parent);
};

} // namespace Qonsent
