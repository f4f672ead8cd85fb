// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"

namespace Qonsent {

/// A clock that a test turns by hand. It starts at 2026-01-01 12:00:00 UTC.
class FakeClock final : public Clock
{
public:
    qint64 utcMSecs() const override { return m_utc; }
    std::chrono::milliseconds sinceBoot() const override { return m_sinceBoot; }

    /// Lets time pass, for both clocks.
    void advance(std::chrono::milliseconds by)
    {
        m_utc += by.count();
        m_sinceBoot += by;
    }
    /// Corrects the wall clock only, as a person or a time server does.
    void jump(std::chrono::milliseconds by) { m_utc += by.count(); }

private:
    qint64 m_utc = 1'767'268'800'000;
    std::chrono::milliseconds m_sinceBoot = std::chrono::hours(5);
};

} // namespace Qonsent
