// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/shared/programs.h"
#include "app/shared/usage.h"
#include "oauthcore/sqlitevault/processhardening.h"

#include <QCoreApplication>
#include <QProcess>

using namespace Qonsent;
using namespace Qonsent::Cli;

namespace {

const CommandRow *commandNamed(const QString &name)
{
    for (const CommandRow &row : commands()) {
        if (name == QLatin1String(row.name))
            return &row;
    }
    return nullptr;
}

QString noSuchCommand(const QString &name)
{
    return (name.startsWith(u'-') ? QStringLiteral("The command comes before \"%1\".")
                                  : QStringLiteral("There is no command \"%1\"."))
               .arg(name)
        + QStringLiteral(" Try qonsent --help.");
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

int execute(const CommandRow &row, const QStringList &arguments, Output &output)
{
    const std::unique_ptr<Command> command = row.make();
    QCommandLineParser parser;
    parser.addOptions(command->options());
    parser.addOptions(commonOptions());
    const bool understood = parser.parse(arguments);
    if (parser.isSet(QStringLiteral("help"))) {
        output.line(helpText(row));
        return 0;
    }
    if (!understood)
        return output.failure(usageError(
            "usage",
            parser.errorText()
                + QStringLiteral(" Try qonsent %1 --help.").arg(QLatin1String(row.name))));
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::received, command.get(), &Command::interrupt);
    QObject::connect(
        command.get(), &Command::done, qApp, [](int exitCode) { qApp->exit(exitCode); },
        Qt::QueuedConnection);
    command->run(parser, output);
    return output.finished(QCoreApplication::exec());
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess(); // what it could not do is no reason not to work
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("qonsent"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QONSENT_VERSION));
    Output output;
    QStringList arguments = app.arguments();
    if (arguments.contains(QStringLiteral("--json")))
        output.setAudience(Audience::Program);
    if (arguments.value(1) == u"help") // "help demo" is "demo --help"
        arguments = QStringList{arguments.constFirst()} + arguments.mid(2, 1)
            + QStringList{QStringLiteral("--help")};
    const QString first = arguments.value(1);
    if (first.isEmpty() && hasDisplay() && !managerProgram().isEmpty()
        && QProcess::startDetached(managerProgram(), {}))
        return 0;
    if (first.isEmpty() || first == u"--help" || first == u"-h") {
        output.line(helpText());
        return 0;
    }
    if (first == u"--version") {
        output.line(QStringLiteral("qonsent ") + QCoreApplication::applicationVersion());
        return 0;
    }
    const CommandRow *row = commandNamed(first);
    if (!row)
        return output.failure(usageError("command", noSuchCommand(first)));
    arguments.removeAt(1);
    return execute(*row, arguments, output);
}
