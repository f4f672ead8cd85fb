// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkvault.h"

using namespace Bench;

namespace {

struct Listing
{
    explicit Listing(const Setting &setting)
        : disk(setting)
    { }

    BenchmarkVault disk;
    std::shared_ptr<Qonsent::SqliteVault> vault;
    QObject context;
};

} // namespace

/// A vault that nobody has opened yet, from the key to the list.
static const bool announced = announceWork("p12", [](const Setting &setting) {
    auto work = std::make_shared<Listing>(setting);
    return eventWork(
        [work](const Finish &finish) {
            Qonsent::whenFinished(
                work->vault->accounts(), &work->context,
                [work, finish](const Qonsent::Result<QList<Qonsent::Account>> &all) {
                    finish(all && all->size() == work->disk.count());
                });
        },
        [work] { work->vault = work->disk.vault(); });
});
