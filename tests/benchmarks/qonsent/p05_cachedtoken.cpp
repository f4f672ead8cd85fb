// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkaccounts.h"

using namespace Bench;

namespace {

std::shared_ptr<BenchmarkAccounts> filled(const Setting &setting)
{
    auto accounts = std::make_shared<BenchmarkAccounts>(setting);
    accounts->fill(setting.number(QStringLiteral("accounts"), 1));
    return accounts;
}

} // namespace

static const bool announced = announceWork("p05", [](const Setting &setting) {
    return callWork([accounts = filled(setting)](int count) {
        int found = 0;
        for (int i = 0; i < count; ++i)
            found += !accounts->accounts().cachedToken(accounts->newest()).isEmpty();
        return found;
    });
});

static const bool announcedReply = announceWork("p05async", [](const Setting &setting) {
    return eventWork([accounts = filled(setting)](const Finish &finish) {
        Qonsent::whenFinished(
            accounts->accounts().freshToken(accounts->newest()), &accounts->accounts(),
            [finish](const Qonsent::Result<Qonsent::Secret> &token) { finish(token.has_value()); });
    });
});
