// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"

#include <time.h>

namespace Qonsent {

namespace {

qint64 msecsOf(clockid_t id)
{
    timespec now = {};
    clock_gettime(id, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

class SystemClock final : public Clock
{
public:
    qint64 utcMSecs() const override { return msecsOf(CLOCK_REALTIME); }
    std::chrono::milliseconds sinceBoot() const override
    {
        // CLOCK_MONOTONIC stands still while the machine sleeps; a sign-in must not.
        return std::chrono::milliseconds(msecsOf(CLOCK_BOOTTIME));
    }
};

} // namespace

const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

} // namespace Qonsent
