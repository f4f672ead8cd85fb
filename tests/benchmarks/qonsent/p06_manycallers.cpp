// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "tests/benchmarks/harness/together.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

#include <QCoreApplication>
#include <QProcess>

using namespace Bench;
using namespace std::chrono_literals;

namespace {

constexpr int allCallers = 1000;
constexpr int processes = 8;

/// The system's clock, some hours on.
class ClockAhead final : public Qonsent::Clock
{
public:
    qint64 utcMSecs() const override { return Qonsent::systemClock().utcMSecs() + ahead.count(); }
    std::chrono::milliseconds sinceBoot() const override
    {
        return Qonsent::systemClock().sinceBoot() + ahead;
    }
    std::unique_ptr<Qonsent::Alarm> makeAlarm() const override
    {
        return Qonsent::systemClock().makeAlarm();
    }

    std::chrono::milliseconds ahead = 0ms;
};

Qonsent::Services servicesOf(const std::shared_ptr<Qonsent::TokenVault> &vault)
{
    Qonsent::Services services = Qonsent::inMemoryServices();
    services.vault = vault;
    return services;
}

/// \a count callers ask \a accounts at once.
void askTogether(Qonsent::Accounts &accounts, const Qonsent::AccountId &id, int count,
                 const Finish &finish)
{
    const auto ask = [&accounts, id](const Finish &answered) {
        Qonsent::whenFinished(accounts.freshToken(id), &accounts,
                              [answered](const Qonsent::Result<Qonsent::Secret> &token) {
                                  answered(token.has_value());
                              });
    };
    together(count, ask, finish);
}

/// All in one program, which has had the token until it expired.
struct OneProcess
{
    explicit OneProcess(const Setting &setting)
        : disk(setting)
        , vault(disk.vault())
        , id(prepared(vault->find(disk.name())).id)
        , accounts([this] {
            Qonsent::Services services = servicesOf(vault);
            services.clock = &clock;
            return services;
        }())
    {
        static_cast<void>(prepared(accounts.freshToken(id)));
    }

    BenchmarkVault disk;
    ClockAhead clock;
    std::shared_ptr<Qonsent::SqliteVault> vault;
    Qonsent::AccountId id;
    Qonsent::Accounts accounts;
};

/// One of the processes; it knows nothing of the token until it reads the vault.
struct OneOfMany
{
    explicit OneOfMany(const Setting &setting)
        : vault(std::make_shared<Qonsent::SqliteVault>(Qonsent::SqliteVaultOptions{
            .folder = setting.text(QStringLiteral("vault")), .keys = {keyInHand()}}))
        , id(prepared(vault->find(setting.text(QStringLiteral("name")))).id)
    {
        restart();
    }

    void restart() { accounts = std::make_unique<Qonsent::Accounts>(servicesOf(vault)); }

    std::shared_ptr<Qonsent::SqliteVault> vault;
    Qonsent::AccountId id;
    std::unique_ptr<Qonsent::Accounts> accounts;
};

/// Who starts them, and lets the stored token expire.
struct Starter
{
    explicit Starter(const Setting &setting)
        : disk(setting)
        , vault(disk.vault())
        , id(prepared(vault->find(disk.name())).id)
    {
        for (auto &process : programs) {
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("p06one"), QStringLiteral("--server"),
                           setting.text(QStringLiteral("server")), QStringLiteral("--vault"),
                           disk.folder(), QStringLiteral("--name"), disk.name()});
        }
        for (auto &process : programs) {
            while (!process.canReadLine() && process.waitForReadyRead()) { }
            if (process.readLine().trimmed() != "ready")
                qFatal("one of the processes did not start");
        }
    }
    ~Starter()
    {
        for (auto &process : programs) {
            process.closeWriteChannel();
            process.waitForFinished();
        }
    }
    Q_DISABLE_COPY_MOVE(Starter)

    void letExpire()
    {
        const QDateTime past = Qonsent::systemClock().now().addSecs(-7200);
        prepared(vault->change(
            id, {.tokens = benchmarkTokens("old " + QByteArray::number(++generation), past)}));
    }

    void run(QProcess &process, const Finish &finish)
    {
        // once: what is said after the answer belongs to the next piece of work
        auto said = std::make_shared<QMetaObject::Connection>();
        auto ended = std::make_shared<QMetaObject::Connection>();
        const auto settle = [said, ended, finish](bool success) {
            QObject::disconnect(*said);
            QObject::disconnect(*ended);
            finish(success);
        };
        *said = QObject::connect(&process, &QProcess::readyRead, &process, [&process, settle] {
            if (process.canReadLine())
                settle(process.readLine().contains("\"succeeded\":1"));
        });
        *ended =
            QObject::connect(&process, &QProcess::finished, &process, [settle] { settle(false); });
        process.write("run 1\n");
    }

    BenchmarkVault disk;
    std::shared_ptr<Qonsent::SqliteVault> vault;
    Qonsent::AccountId id;
    std::array<QProcess, processes> programs;
    int generation = 0;
};

} // namespace

static const bool announced = announceWork("p06", [](const Setting &setting) {
    auto work = std::make_shared<OneProcess>(setting);
    return eventWork(
        [work](const Finish &finish) { askTogether(work->accounts, work->id, allCallers, finish); },
        [work] { work->clock.ahead += 2h; });
});

static const bool announcedProcesses = announceWork("p06processes", [](const Setting &setting) {
    auto work = std::make_shared<Starter>(setting);
    return eventWork(
        [work](const Finish &finish) {
            auto next = std::make_shared<int>(0);
            together(
                processes,
                [work, next](const Finish &done) {
                    work->run(work->programs.at(size_t((*next)++)), done);
                },
                finish);
        },
        [work] { work->letExpire(); });
});

/// What the processes of p06processes do.
static const bool announcedOne = announceWork("p06one", [](const Setting &setting) {
    auto work = std::make_shared<OneOfMany>(setting);
    return eventWork(
        [work](const Finish &finish) {
            askTogether(*work->accounts, work->id, allCallers / processes, finish);
        },
        [work] { work->restart(); });
});
