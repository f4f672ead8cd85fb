// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace Bench {

/// What the driver told this worker: `--key value` pairs of its command line.
class Setting
{
public:
    explicit Setting(QHash<QString, QString> values)
        : m_values(std::move(values))
    { }

    /// The value of `--name`; ends the process with a sentence if it is missing.
    [[nodiscard]] QString text(const QString &name) const;
    /// The same as a number, or \a fallback.
    [[nodiscard]] int number(const QString &name, int fallback) const;
    /// The body of a GET of \a path from the benchmark's provider; blocks, for preparations.
    [[nodiscard]] QByteArray fetch(const QByteArray &path) const;

private:
    QHash<QString, QString> m_values;
};

/// What programs cost that the work started.
struct Elsewhere
{
    qint64 cpuNs = 0; ///< all operations together
    long peakKb = 0;  ///< the most resident memory that one had
};

/// How a batch went.
struct Batch
{
    int succeeded = 0;
    QList<qint64> samples = {}; ///< nanoseconds of one operation (mean of a chunk where it is tiny)
    std::optional<Elsewhere> elsewhere = {}; ///< set if that is what counts, not this process
};

/// Something to be measured, in one program: ours, a floor or a rival.
class Work
{
public:
    Work() = default;
    virtual ~Work();
    Q_DISABLE_COPY_MOVE(Work)

    /// Does it \a count times, one after the other, then calls \a done.
    virtual void repeat(int count, std::function<void(Batch)> done) = 0;
};

/// Work that is done when the function returns. \a loop does it n times itself, so that calling it
/// costs nothing, and returns how often it succeeded.
[[nodiscard]] std::unique_ptr<Work> callWork(std::function<int(int)> loop);

/// Work that needs the event loop. \a start begins it and calls its argument once at the end;
/// \a prepare comes before each and is not timed.
using Finish = std::function<void(bool)>;
[[nodiscard]] std::unique_ptr<Work> eventWork(std::function<void(Finish)> start,
                                              std::function<void()> prepare = {});

using MakeWork = std::function<std::unique_ptr<Work>(const Setting &)>;
/// Gives work a name on the command line of this program.
bool announceWork(const char *name, MakeWork make);
[[nodiscard]] MakeWork findWork(const QString &name);

} // namespace Bench
