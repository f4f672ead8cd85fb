// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Bench {

/// Allocations of the whole process (malloc, calloc, realloc and what is built on them) while
/// counting, without those of excepted threads.
void startCountingAllocations();
/// How many there were since startCountingAllocations(); stops counting.
[[nodiscard]] qint64 stopCountingAllocations();
/// Allocations of the calling thread are never counted.
void exceptThisThread();

} // namespace Bench
