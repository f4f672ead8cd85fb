// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/leakoracle.h"
#include "tests/support/longestwait.h"

#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

namespace Qonsent {

/// One run of the command line program in a home and an environment of its own: nothing of the
/// person who runs the tests gets in, and whatever the program leaves is found. The vault in that
/// home is opened by a key file, as in a place without a person and a keychain.
class CliRun
{
public:
    explicit CliRun(const QStringList &arguments);
    /// Kills the program if it still runs.
    ~CliRun();
    Q_DISABLE_COPY_MOVE(CliRun)

    /// Before start(): one more variable, e.g. QT_LOGGING_RULES.
    void setVariable(const QString &name, const QString &value);
    /// Before start(): keeps its accounts in \a folder, where another run finds them.
    void setVault(const QString &folder);
    /// Before start(): where it works; a folder of its own by default.
    void setFolder(const QString &folder) { m_process.setWorkingDirectory(folder); }
    /// Before start(): a terminal instead of a pipe as standard output; output() stays empty then.
    void setOutputDescriptor(int descriptor);
    /// Before start(): the same as standard error; errors() stays empty then.
    void setErrorDescriptor(int descriptor);

    /// Before start(): the terminal device \a name, which the program belongs to and reads from; it
    /// may ask there.
    void setTerminal(const QByteArray &name);
    /// Before start(): something will be piped into it; nothing can be otherwise.
    void openInput() { m_mode = QIODevice::ReadWrite; }

    void start();
    /// Pipes \a bytes into it.
    void type(const QByteArray &bytes) { m_process.write(bytes); }
    /// Nothing more is piped into it.
    void closeInput() { m_process.closeWriteChannel(); }
    /// Waits with an event loop until the program has ended by itself; false if it has not.
    [[nodiscard]] bool waitForEnd(int patienceMSecs = longestWait);
    /// Waits with an event loop until it has written a line that begins with \a text.
    [[nodiscard]] bool waitForLine(const QByteArray &text, int patienceMSecs = longestWait);
    /// Starts it and waits for its end.
    [[nodiscard]] bool run();
    /// What Ctrl+C does.
    void interrupt();
    /// What an ending session and `kill` do.
    void terminate() { m_process.terminate(); }
    /// What nobody can do anything about.
    void kill() { m_process.kill(); }

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// What it ended with; -1 if by a signal.
    [[nodiscard]] int exitCode() const;
    [[nodiscard]] QByteArray output() const { return m_output; }
    [[nodiscard]] QByteArray errors() const { return m_errors; }
    /// Standard output as one JSON object; empty if it is none.
    [[nodiscard]] QJsonObject outputObject() const;
    /// The last line of standard error that is a JSON object; empty if there is none.
    [[nodiscard]] QJsonObject errorObject() const;
    /// The address it asked a person to open, with --json or without; empty if it did not.
    [[nodiscard]] QUrl address() const;
    /// What it left in the folders that were made for it, besides a vault and its key.
    [[nodiscard]] QStringList filesLeft() const;

    /// Where any of \a secrets showed up: standard error but for the address it asked to open, its
    /// folders, its command line and its environment while it ran. Standard output has to be
    /// searched by itself, since some runs are asked for a token. Empty if all is well.
    [[nodiscard]] QString leaks(const QList<KnownSecret> &secrets) const;

private:
    void look();

    QTemporaryDir m_home;
    QProcess m_process;
    QIODevice::OpenMode m_mode = QIODevice::ReadOnly;
    QProcessEnvironment m_environment;
    QTimer m_lookout;
    QByteArray m_output;
    QByteArray m_errors;
    QSet<QByteArray> m_seen; ///< command lines and environments
};

} // namespace Qonsent
