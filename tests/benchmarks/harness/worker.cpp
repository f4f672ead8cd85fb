// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// What every benchmarked program is: `bench_X WORK --server URL …`. It prints "ready", then obeys
/// lines of its standard input and answers each with one line of JSON:
///   run N        does the work N times: how long, how much processor time, how often it worked
///   count N      the same, counting allocations
/// With `--operations N` it does the work N times and ends, to be counted from outside; with 1 if
/// it did not succeed every time.
#include "tests/benchmarks/harness/worker.h"

#include "tests/benchmarks/agent/instantuseragent.h"
#include "tests/benchmarks/harness/allocations.h"
#include "tests/benchmarks/harness/work.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <unistd.h>

namespace Bench {

namespace {

qint64 cpuNs()
{
    timespec time = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec - InstantUserAgent::cpuNsSoFar();
}

long residentKb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLong() * sysconf(_SC_PAGESIZE) / 1024;
}

double median(QList<qint64> samples)
{
    if (samples.isEmpty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const qsizetype middle = samples.size() / 2;
    return samples.size() % 2 ? double(samples.at(middle))
                              : double(samples.at(middle - 1) + samples.at(middle)) / 2;
}

void run(Work &work, int count, bool counting)
{
    if (counting)
        startCountingAllocations();
    const qint64 before = cpuNs();
    work.repeat(count, [count, counting, before](const Batch &batch) {
        const qint64 own = cpuNs() - before;
        const qint64 allocations = counting ? stopCountingAllocations() : 0;
        const qint64 cpu = batch.elsewhere ? batch.elsewhere->cpuNs : own;
        printf("{\"ns\":%.1f,\"cpu_ns\":%.1f,\"succeeded\":%d,\"resident_kb\":%ld,",
               median(batch.samples), double(cpu) / count, batch.succeeded, residentKb());
        if (batch.elsewhere)
            printf("\"peak_kb\":%ld,\"allocations\":null}\n", batch.elsewhere->peakKb);
        else
            printf("\"allocations\":%.2f}\n", double(allocations) / count);
        fflush(stdout);
    });
}

void obey(Work &work)
{
    std::string command;
    int count = 0;
    if (!(std::cin >> command >> count))
        return QCoreApplication::quit();
    run(work, count, command == "count");
}

} // namespace

int obeyInput(QCoreApplication &app)
{
    const QStringList arguments = app.arguments();
    QHash<QString, QString> values;
    for (qsizetype i = 2; i + 1 < arguments.size(); i += 2)
        values.insert(arguments.at(i).mid(2), arguments.at(i + 1));
    const Setting setting(values);
    const MakeWork make = findWork(arguments.value(1));
    if (!make) {
        fputs("absent\n", stdout); // this program does not do that work
        return 0;
    }
    const std::unique_ptr<Work> work = make(setting);
    const int operations = setting.number(QStringLiteral("operations"), 0);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    if (operations > 0) {
        input.setEnabled(false);
        QMetaObject::invokeMethod(
            &app,
            [&] {
                work->repeat(operations, [operations](const Batch &batch) {
                    QCoreApplication::exit(batch.succeeded == operations ? 0 : 1);
                });
            },
            Qt::QueuedConnection);
    } else {
        QObject::connect(&input, &QSocketNotifier::activated, &app, [&] { obey(*work); });
        puts("ready");
        fflush(stdout);
    }
    return app.exec();
}

} // namespace Bench
