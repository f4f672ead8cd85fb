// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

namespace Bench {

/// Begins \a count pieces of work at once; \a finish when the last is done, true if all were.
inline void together(int count, const std::function<void(Finish)> &start, Finish finish)
{
    struct Count
    {
        int left;
        bool good = true;
    };
    auto state = std::make_shared<Count>(Count{count});
    for (int i = 0; i < count; ++i) {
        start([state, finish](bool success) {
            state->good = state->good && success;
            if (--state->left == 0)
                finish(state->good);
        });
    }
}

} // namespace Bench
