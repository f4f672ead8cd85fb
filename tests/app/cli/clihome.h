// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/app/cli/clirun.h"

namespace Qonsent {

/// A home that runs share, one after the other, and what the last of them said. Every run logs all
/// it can.
class CliHome
{
public:
    CliHome() = default;
    Q_DISABLE_COPY_MOVE(CliHome)

    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }
    [[nodiscard]] QString vault() const { return path("vault"); }

    /// What a run with \a input in its pipe printed; an empty text and a failed test if it did not
    /// end with \a exitCode, or let out a secret.
    QByteArray printed(const QStringList &arguments, int exitCode = 0,
                       const QByteArray &input = {});
    QByteArray printed(const char *line, int exitCode = 0);

    /// What the last run wrote on its standard error.
    [[nodiscard]] const QByteArray &errors() const { return m_errors; }
    /// The error in it, of a run with `--json`.
    [[nodiscard]] QJsonObject error() const;
    [[nodiscard]] QString reason() const;

private:
    QTemporaryDir m_folder;
    QByteArray m_errors;
};

} // namespace Qonsent
