// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/processtree.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace Bench {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The fields of /proc/N/stat from the third on: the second is a name and may hold anything.
QList<QByteArray> statOf(const QString &process)
{
    const QByteArray text = contentOf(QStringLiteral("/proc/%1/stat").arg(process));
    return text.mid(text.lastIndexOf(')') + 2).split(' ');
}

long pssKb(const QString &process)
{
    for (const QByteArray &line :
         contentOf(QStringLiteral("/proc/%1/smaps_rollup").arg(process)).split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').value(0).toLong();
    }
    return 0;
}

} // namespace

Elsewhere costOfTree(qint64 process)
{
    const QString name = QString::number(process);
    const QList<QByteArray> stat = statOf(name);
    Elsewhere cost;
    cost.cpuNs = (stat.value(11).toLongLong() + stat.value(12).toLongLong()) * 1'000'000'000
        / sysconf(_SC_CLK_TCK);
    cost.peakKb = pssKb(name);
    for (const QString &other : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        if (other.toLongLong() <= 0 || statOf(other).value(1).toLongLong() != process)
            continue;
        const Elsewhere below = costOfTree(other.toLongLong());
        cost.cpuNs += below.cpuNs;
        cost.peakKb += below.peakKb;
    }
    return cost;
}

} // namespace Bench
