// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/vaultprocess.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QStandardPaths>

namespace Qonsent {

std::unique_ptr<QProcess> startVaultWorker(const QString &folder, const QStringList &arguments,
                                           const QStringList &wrapper)
{
    QStringList line = wrapper;
    line << QCoreApplication::applicationDirPath() + QStringLiteral("/vaultworker") << folder;
    line << arguments;
    auto process = std::make_unique<QProcess>();
    if (!wrapper.isEmpty()) {
        // The leak sanitizer cannot trace what strace traces.
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
        process->setProcessEnvironment(environment);
    }
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(line.takeFirst(), line);
    return process;
}

QByteArray runVaultWorker(const QString &folder, const QStringList &arguments,
                          const QStringList &wrapper)
{
    const auto process = startVaultWorker(folder, arguments, wrapper);
    constexpr int patience = 120'000;
    if (!process->waitForFinished(patience))
        return "hangs";
    const QByteArray line = process->readAllStandardOutput().trimmed();
    // strace ends the way of what it traces.
    if (process->exitStatus() == QProcess::CrashExit)
        return line.isEmpty() ? QByteArray("killed") : line + ", killed";
    return line;
}

QString strangerToStrace()
{
    static const QString reason = [] {
        const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (strace.isEmpty())
            return QStringLiteral("strace is not installed");
        QProcess trial;
        trial.start(strace,
                    {QStringLiteral("-f"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                     QStringLiteral("true")});
        if (!trial.waitForFinished() || trial.exitCode() != 0)
            return QStringLiteral("strace cannot trace here");
        return QString();
    }();
    return reason;
}

} // namespace Qonsent
