// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QObject>

#include <memory>
#include <span>

namespace Qonsent::Cli {

/// One subcommand. It runs in the event loop and says once that it is done.
class Command : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Command)

public:
    ~Command() override;

    /// Its options, in the order of its help; --json and --help are added by main().
    [[nodiscard]] virtual QList<QCommandLineOption> options() const = 0;
    /// Begins. \a parser has parsed the command line; \a output outlives the command.
    virtual void run(const QCommandLineParser &parser, Output &output) = 0;
    /// The person pressed Ctrl+C. Ends the command, by done().
    virtual void interrupt() = 0;

Q_SIGNALS:
    void done(int exitCode);

protected:
    Command() = default;
};

/// A row of `qonsent --help`.
struct CommandRow
{
    const char *name = nullptr;
    const char *synopsis = nullptr; ///< the arguments as a person types them
    const char *summary = nullptr;  ///< one line
    const char *details = nullptr;  ///< what else a person should know, a few sentences
    const char *example = nullptr;  ///< one that works
    std::unique_ptr<Command> (*make)() = nullptr;
    QString (*choices)() = nullptr; ///< what %1 in the details stands for
};

/// What every command takes besides its own: --json and --help.
[[nodiscard]] QList<QCommandLineOption> commonOptions();

/// All commands, in the order of the help. A new one is a new file and one row in commands.cpp.
[[nodiscard]] std::span<const CommandRow> commands();

/// The overview of all commands, or the page of one.
[[nodiscard]] QString helpText();
[[nodiscard]] QString helpText(const CommandRow &row);

} // namespace Qonsent::Cli
