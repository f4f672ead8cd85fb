// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/processhardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace Qonsent {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool isSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif
#else
constexpr bool isSanitized = false;
#endif

/// Enough for the few keys that are locked at a time, each in four pages of its own.
constexpr rlim_t leastLockedMemory = 64 * 1024;

} // namespace

QByteArrayList hardenProcess()
{
    if (isSanitized)
        return {};
    QByteArrayList failed;
    const rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0)
        failed.append("core_limit");
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        failed.append("dumpable");
    rlimit lock = {};
    if (::getrlimit(RLIMIT_MEMLOCK, &lock) != 0 || lock.rlim_cur < leastLockedMemory)
        failed.append("memory_lock");
    return failed;
}

} // namespace Qonsent
