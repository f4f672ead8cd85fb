// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/interrupt.h"

#include <QCoreApplication>

using namespace Qonsent;
using namespace Qonsent::Cli;

namespace {

int wrongUsage(const Output &output, const QString &what)
{
    AuthError error = AuthError::of(AuthError::Code::InvalidConfiguration, "usage");
    error.message = what;
    return output.failure(error);
}

const CommandRow *commandNamed(const QString &name)
{
    for (const CommandRow &row : commands()) {
        if (name == QLatin1String(row.name))
            return &row;
    }
    return nullptr;
}

int execute(const CommandRow &row, const QStringList &arguments, Output &output)
{
    const std::unique_ptr<Command> command = row.make();
    QCommandLineParser parser;
    parser.addOptions(command->options());
    parser.addOptions(commonOptions());
    const bool understood = parser.parse(arguments);
    if (parser.isSet(QStringLiteral("json")))
        output.setAudience(Audience::Program);
    if (parser.isSet(QStringLiteral("help"))) {
        output.line(helpText(row));
        return 0;
    }
    if (!understood)
        return wrongUsage(
            output,
            parser.errorText()
                + QStringLiteral(" Try qonsent %1 --help.").arg(QLatin1String(row.name)));
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::received, command.get(), &Command::interrupt);
    QObject::connect(
        command.get(), &Command::done, qApp, [](int exitCode) { qApp->exit(exitCode); },
        Qt::QueuedConnection);
    command->run(parser, output);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("qonsent"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QONSENT_VERSION));
    Output output;
    QStringList arguments = app.arguments();
    const QString first = arguments.value(1);
    if (first.isEmpty() || first == u"--help" || first == u"-h" || first == u"help") {
        output.line(helpText());
        return 0;
    }
    if (first == u"--version") {
        output.line(QStringLiteral("qonsent ") + QCoreApplication::applicationVersion());
        return 0;
    }
    const CommandRow *row = commandNamed(first);
    if (!row)
        return wrongUsage(
            output, QStringLiteral("There is no command \"%1\". Try qonsent --help.").arg(first));
    arguments.removeAt(1);
    return execute(*row, arguments, output);
}
