// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/allocations.h"

#include <atomic>
#include <cstddef>

// The C library's own entry points: its malloc() gives way to ours, which counts and goes there.
extern "C" {
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
}

namespace {

std::atomic<bool> counting = false;
std::atomic<qint64> allocations = 0;
thread_local bool excepted = false;

void note() noexcept
{
    if (counting.load(std::memory_order_relaxed) && !excepted)
        allocations.fetch_add(1, std::memory_order_relaxed);
}

} // namespace

extern "C" {

Q_DECL_EXPORT void *malloc(size_t size)
{
    note();
    return __libc_malloc(size);
}

Q_DECL_EXPORT void *calloc(size_t count, size_t size)
{
    note();
    return __libc_calloc(count, size);
}

Q_DECL_EXPORT void *realloc(void *block, size_t size)
{
    note();
    return __libc_realloc(block, size);
}

Q_DECL_EXPORT void *aligned_alloc(size_t alignment, size_t size)
{
    note();
    return __libc_memalign(alignment, size);
}

} // extern "C"

namespace Bench {

void startCountingAllocations()
{
    allocations = 0;
    counting = true;
}

qint64 stopCountingAllocations()
{
    counting = false;
    return allocations;
}

void exceptThisThread()
{
    excepted = true;
}

} // namespace Bench
