// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QString>

#include <memory>

namespace Qonsent {

/// Starts vaultworker at \a folder, below \a wrapper, e.g. strace, if there is one.
[[nodiscard]] std::unique_ptr<QProcess> startVaultWorker(const QString &folder,
                                                         const QStringList &arguments,
                                                         const QStringList &wrapper = {});
/// Runs it to its end; its line, "killed", or its line and ", killed" if that came afterwards.
[[nodiscard]] QByteArray runVaultWorker(const QString &folder, const QStringList &arguments,
                                        const QStringList &wrapper = {});
/// Why strace cannot do to a worker what a test wants; empty if it can.
[[nodiscard]] QString strangerToStrace();

} // namespace Qonsent
