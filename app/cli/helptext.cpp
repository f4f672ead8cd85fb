// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

namespace Qonsent::Cli {

namespace {

constexpr int column = 27;
constexpr int width = 80;

/// \a text in lines that fit, from the second on indented by \a indent. \a end closes each line
/// but the last.
QString wrapped(const QString &text, int indent, const QString &end = {})
{
    QString out;
    qsizetype at = indent;
    for (const QString &word : text.split(u' ')) {
        if (out.isEmpty()) {
            out = word;
        } else if (at + 1 + word.size() + end.size() > width) {
            out += end + u'\n' + QString(indent, u' ') + word;
            at = indent - 1;
        } else {
            out += u' ' + word;
        }
        at += word.size() + 1;
    }
    return out;
}

QString helpRow(const QString &left, const QString &right)
{
    QString out = QStringLiteral("  ") + left;
    if (out.size() + 2 > column)
        out += u'\n' + QString(column, u' ');
    else
        out += QString(column - out.size(), u' ');
    return out + wrapped(right, column) + u'\n';
}

QString spelled(const QCommandLineOption &option)
{
    QString out = QStringLiteral("--") + option.names().constFirst();
    if (!option.valueName().isEmpty())
        out += u' ' + option.valueName();
    return out;
}

} // namespace

QString helpText()
{
    QString out =
        QStringLiteral("qonsent signs you in to OAuth 2.0 and OpenID Connect providers.\n\n"
                       "  qonsent COMMAND [options]\n\nCommands:\n");
    for (const CommandRow &command : commands())
        out += helpRow(QLatin1String(command.name), QLatin1String(command.summary));
    out += u'\n'
        + helpRow(QStringLiteral("qonsent COMMAND --help"),
              QStringLiteral("tells more about one of them"))
        + helpRow(QStringLiteral("qonsent --version"), QStringLiteral("prints the version"));
    return out
        + QStringLiteral("\nNew here? Try qonsent demo.\n\n"
                         "Results go to standard output, everything else to standard error. "
                         "Exit codes:\n"
                         "   0  done\n"
                         "   2  wrong usage\n"
                         "   3  you have to sign in again\n"
                         "   4  cancelled or denied\n"
                         "   5  the provider refused, or its answer is not safe to use\n"
                         "   6  network\n"
                         "   7  the vault or the keychain\n"
                         "   8  nobody came back from the browser in time\n"
                         "   9  there is no account of that name\n"
                         "  10  not secure\n"
                         "  11  no browser, or no port to listen on\n"
                         "With --json an error names itself exactly.");
}

QString helpText(const CommandRow &command)
{
    QString details = QLatin1String(command.details);
    if (command.choices)
        details = details.arg(command.choices());
    QString out = QStringLiteral("qonsent %1: %2\n\n  qonsent %1 %3\n\n%4\n\nOptions:\n")
                      .arg(QLatin1String(command.name), QLatin1String(command.summary),
                           QLatin1String(command.synopsis), wrapped(details, 0));
    for (const QCommandLineOption &option : command.make()->options() + commonOptions())
        out += helpRow(spelled(option), option.description());
    return out + QStringLiteral("\nExample:\n  ")
        + wrapped(QLatin1String(command.example), 6, QStringLiteral(" \\"));
}

} // namespace Qonsent::Cli
