// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

namespace Bench {

/// What \a process and all that it started cost until now: processor time, and memory as the
/// kernel shares it out (PSS), so that what several processes map is counted once.
[[nodiscard]] Elsewhere costOfTree(qint64 process);

} // namespace Bench
