// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <ctime>

using namespace Bench;

static const bool announced = announceWork("p05", [](const Setting &) {
    return callWork([](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i) {
            timespec time = {};
            clock_gettime(CLOCK_REALTIME, &time);
            good += time.tv_sec > 0;
        }
        return good;
    });
});
