// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/programwork.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>

namespace Bench {

namespace {

/// Works through bench_coldstart: who starts a program lends it its own peak of memory.
class ProgramWork final : public Work
{
public:
    ProgramWork(const QStringList &command, const QByteArray &output,
                std::shared_ptr<const void> kept)
        : m_output(output)
        , m_kept(std::move(kept))
    {
        m_starter.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_starter.start(QCoreApplication::applicationDirPath() + QStringLiteral("/bench_coldstart"),
                        command);
        if (!m_starter.waitForStarted())
            qFatal("bench_coldstart cannot be started");
    }
    ~ProgramWork() override
    {
        m_starter.closeWriteChannel();
        m_starter.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(ProgramWork)

    void repeat(int count, std::function<void(Batch)> done) override
    {
        Batch batch;
        batch.elsewhere = Elsewhere();
        for (int i = 0; i < count; ++i)
            runOnce(batch);
        done(batch);
    }

private:
    /// One line: nanoseconds, of processor time as well, kilobytes, exit code, what it printed.
    void runOnce(Batch &batch)
    {
        m_starter.write("\n");
        while (!m_starter.canReadLine() && m_starter.waitForReadyRead()) { }
        const QByteArray line = m_starter.readLine();
        const QList<QByteArray> words = line.left(line.size() - 1).split('\t');
        if (words.size() != 5)
            return;
        batch.samples.append(words.at(0).toLongLong());
        batch.elsewhere->cpuNs += words.at(1).toLongLong();
        batch.elsewhere->peakKb = std::max(batch.elsewhere->peakKb, words.at(2).toLong());
        batch.succeeded += words.at(3) == "0" && words.at(4) == m_output;
    }

    QProcess m_starter;
    QByteArray m_output;
    std::shared_ptr<const void> m_kept;
};

} // namespace

std::unique_ptr<Work> programWork(const QStringList &command, const QByteArray &output,
                                  std::shared_ptr<const void> kept)
{
    return std::make_unique<ProgramWork>(command, output, std::move(kept));
}

} // namespace Bench
