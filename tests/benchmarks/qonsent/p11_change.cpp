// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

using namespace Bench;

namespace {

struct Changing
{
    explicit Changing(const Setting &setting)
        : disk(setting)
        , vault(disk.vault())
        , id(prepared(vault->find(disk.name())).id)
    { }

    BenchmarkVault disk;
    std::shared_ptr<Qonsent::SqliteVault> vault;
    Qonsent::AccountId id;
    int generation = 0;
    QObject context;
};

} // namespace

/// New tokens of one account, on the disk before the answer.
static const bool announced = announceWork("p11", [](const Setting &setting) {
    auto work = std::make_shared<Changing>(setting);
    return eventWork([work](const Finish &finish) {
        const QByteArray word = QByteArray::number(++work->generation);
        Qonsent::whenFinished(
            work->vault->change(work->id,
                                {.tokens = benchmarkTokens(word, Qonsent::systemClock().now())}),
            &work->context, [finish](const Qonsent::Result<Qonsent::Account> &changed) {
                finish(changed.has_value());
            });
    });
});
