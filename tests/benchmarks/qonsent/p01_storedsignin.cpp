// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkaccounts.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

using namespace Bench;

namespace {

struct StoredSigningIn
{
    explicit StoredSigningIn(const Setting &setting)
        : disk(setting)
        , accounts(setting, disk.vault())
    { }

    BenchmarkVault disk;
    BenchmarkAccounts accounts;
};

} // namespace

/// With the ID token checked, and the account on the disk before anybody hears of it.
static const bool announced = announceWork("p01stored", [](const Setting &setting) {
    auto work = std::make_shared<StoredSigningIn>(setting);
    return eventWork([work](Finish finish) {
        work->accounts.signIn(u"openid profile email", std::move(finish));
    });
});
