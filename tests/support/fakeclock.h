// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"

#include <QPointer>

namespace Qonsent {

/// A clock that a test turns by hand. It starts at 2026-01-01 12:00:00 UTC. Its alarms ring, from
/// the event loop, when it is turned past their moment.
class FakeClock final : public Clock
{
public:
    qint64 utcMSecs() const override { return m_utc; }
    std::chrono::milliseconds sinceBoot() const override { return m_sinceBoot; }
    std::unique_ptr<Alarm> makeAlarm() const override
    {
        auto alarm = std::make_unique<FakeAlarm>(*this);
        m_alarms.append(alarm.get());
        return alarm;
    }

    /// Lets time pass, for both clocks.
    void advance(std::chrono::milliseconds by)
    {
        m_utc += by.count();
        m_sinceBoot += by;
        for (const QPointer<FakeAlarm> &alarm : std::as_const(m_alarms)) {
            if (alarm)
                alarm->look();
        }
    }
    /// Corrects the wall clock only, as a person or a time server does.
    void jump(std::chrono::milliseconds by) { m_utc += by.count(); }

    /// The next moment at which an alarm rings, in milliseconds from now; nothing if none is set.
    std::optional<std::chrono::milliseconds> nextAlarm() const
    {
        std::optional<std::chrono::milliseconds> next;
        for (const QPointer<FakeAlarm> &alarm : std::as_const(m_alarms)) {
            if (alarm && alarm->moment())
                next = std::min(next.value_or(*alarm->moment()), *alarm->moment());
        }
        return next ? std::optional(*next - m_sinceBoot) : std::nullopt;
    }

    /// How often an alarm was set; each is a system call of a real one.
    int settings() const { return m_settings; }

private:
    class FakeAlarm final : public Alarm
    {
    public:
        explicit FakeAlarm(const FakeClock &clock)
            : Alarm(nullptr)
            , m_clock(clock)
        { }
        void ringAt(std::chrono::milliseconds moment) override
        {
            ++m_clock.m_settings;
            m_moment = moment;
            look();
        }
        void stop() override { m_moment.reset(); }
        std::optional<std::chrono::milliseconds> moment() const { return m_moment; }
        void look()
        {
            if (!m_moment || m_clock.sinceBoot() < *m_moment)
                return;
            m_moment.reset();
            QMetaObject::invokeMethod(this, &Alarm::rang, Qt::QueuedConnection);
        }

    private:
        const FakeClock &m_clock;
        std::optional<std::chrono::milliseconds> m_moment;
    };

    qint64 m_utc = 1'767'268'800'000;
    std::chrono::milliseconds m_sinceBoot = std::chrono::hours(5);
    mutable QList<QPointer<FakeAlarm>> m_alarms;
    mutable int m_settings = 0;
};

} // namespace Qonsent
