// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/passphrasesource.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

#include <QTimer>

using namespace Bench;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<Qonsent::KeySource> passphrase()
{
    return std::make_shared<Qonsent::PassphraseSource>(
        Qonsent::Secret("correct horse battery staple"));
}

struct Unlocking
{
    explicit Unlocking(const Setting &setting)
        : disk(setting, passphrase())
    {
        QObject::connect(&frames, &QTimer::timeout, &frames, [this] { ++painted; });
        frames.setTimerType(Qt::PreciseTimer);
        frames.start(16ms);
    }

    BenchmarkVault disk;
    std::shared_ptr<Qonsent::SqliteVault> vault;
    QTimer frames; ///< a window that lives
    int painted = 0;
    QObject context;
};

} // namespace

/// From the typed passphrase to the open vault, in a program whose window goes on painting.
static const bool announced = announceWork("p13", [](const Setting &setting) {
    auto work = std::make_shared<Unlocking>(setting);
    return eventWork(
        [work](const Finish &finish) {
            work->painted = 0;
            Qonsent::whenFinished(work->vault->unlock(passphrase()), &work->context,
                                  [work, finish](const Qonsent::Result<Qonsent::Done> &opened) {
                                      finish(opened.has_value() && work->painted > 2);
                                  });
        },
        [work] {
            work->vault = std::make_shared<Qonsent::SqliteVault>(
                Qonsent::SqliteVaultOptions{.folder = work->disk.folder()});
        });
});
