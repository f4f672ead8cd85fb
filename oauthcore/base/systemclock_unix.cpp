// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"

#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

namespace Qonsent {

namespace {

qint64 msecsOf(clockid_t id)
{
    timespec now = {};
    clock_gettime(id, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

/// A timer of the kernel, which goes by the clock that does not stop in a suspend.
class BootTimeAlarm final : public Alarm
{
public:
    explicit BootTimeAlarm(int timer)
        : Alarm(nullptr)
        , m_timer(timer)
        , m_notifier(timer, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
            quint64 expirations = 0; // reading is what makes the descriptor quiet again
            if (read(m_timer, &expirations, sizeof expirations) == sizeof expirations)
                Q_EMIT rang();
        });
    }
    ~BootTimeAlarm() override
    {
        m_notifier.setEnabled(false);
        close(m_timer);
    }
    Q_DISABLE_COPY_MOVE(BootTimeAlarm)

    void ringAt(std::chrono::milliseconds moment) override
    {
        const auto count = std::max<qint64>(1, moment.count()); // zero would disarm it
        set({.tv_sec = time_t(count / 1000), .tv_nsec = long(count % 1000) * 1'000'000});
    }
    void stop() override { set({}); }

private:
    void set(timespec moment)
    {
        const itimerspec once = {.it_interval = {}, .it_value = moment};
        timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &once, nullptr);
    }

    const int m_timer;
    QSocketNotifier m_notifier;
};

/// For a process that has no descriptor left: looks at the clock every minute, so that it rings a
/// minute late at the most after a suspend.
class MinuteAlarm final : public Alarm
{
public:
    MinuteAlarm()
        : Alarm(nullptr)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            if (left() > std::chrono::milliseconds::zero())
                return look();
            Q_EMIT rang();
        });
    }

    void ringAt(std::chrono::milliseconds moment) override
    {
        m_moment = moment;
        look();
    }
    void stop() override { m_timer.stop(); }

private:
    std::chrono::milliseconds left() const { return m_moment - systemClock().sinceBoot(); }
    void look()
    {
        m_timer.start(std::clamp<std::chrono::milliseconds>(left(), std::chrono::milliseconds(0),
                                                            std::chrono::minutes(1)));
    }

    QTimer m_timer;
    std::chrono::milliseconds m_moment = {};
};

class SystemClock final : public Clock
{
public:
    qint64 utcMSecs() const override { return msecsOf(CLOCK_REALTIME); }
    std::chrono::milliseconds sinceBoot() const override
    {
        // CLOCK_MONOTONIC stands still while the machine sleeps; a sign-in must not.
        return std::chrono::milliseconds(msecsOf(CLOCK_BOOTTIME));
    }
    std::unique_ptr<Alarm> makeAlarm() const override
    {
        const int timer = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
        if (timer < 0)
            return std::make_unique<MinuteAlarm>();
        return std::make_unique<BootTimeAlarm>(timer);
    }
};

} // namespace

const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

} // namespace Qonsent
