// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkaccounts.h"

using namespace Bench;

/// With the ID token checked, and the account written before anybody hears of it.
static const bool announced = announceWork("p01stored", [](const Setting &setting) {
    auto accounts = std::make_shared<BenchmarkAccounts>(setting);
    return eventWork([accounts](Finish finish) {
        accounts->signIn(u"openid profile email", std::move(finish));
    });
});
