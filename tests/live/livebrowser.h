// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

namespace Qonsent {

/// The scripted browser of this folder, for programs that start a browser by command.
class LiveBrowser
{
public:
    /// \a arguments as `--help` of browser.mjs lists them, e.g. `{"--script", "deny"}`.
    explicit LiveBrowser(const QStringList &arguments = {});
    Q_DISABLE_COPY_MOVE(LiveBrowser)

    /// Program and arguments; the URL goes behind them.
    [[nodiscard]] QStringList commandLine() const { return m_commandLine; }
    /// The same in one string, quoted as QProcess::splitCommand() reads it.
    [[nodiscard]] QString command() const;
    /// What the last run wrote: reached, finalUrl, finalStatus, finalText, leaks, visited … Empty
    /// while none has ended.
    [[nodiscard]] QJsonObject report() const;

private:
    QTemporaryDir m_folder;
    QStringList m_commandLine;
};

} // namespace Qonsent
