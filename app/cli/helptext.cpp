// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/command.h"

namespace Qonsent::Cli {

namespace {

constexpr int column = 26;
constexpr int width = 80;

/// \a text in lines that fit, from the second on indented by \a indent.
QString wrapped(const QString &text, int indent)
{
    QString out;
    int at = indent;
    for (const QString &word : text.split(u' ')) {
        if (at + word.size() > width && at > indent) {
            out += u'\n' + QString(indent, u' ');
            at = indent;
        }
        out += word + u' ';
        at += int(word.size()) + 1;
    }
    return out.trimmed();
}

QString row(const QString &left, const QString &right)
{
    QString out = QStringLiteral("  ") + left;
    if (out.size() >= column)
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
        out += row(QLatin1String(command.name), QLatin1String(command.summary));
    out += QStringLiteral(
        "\nqonsent COMMAND --help tells more about one of them.\n"
        "qonsent --version prints the version.\n\n"
        "Results go to standard output, everything else to standard error.\n"
        "Exit codes: 0 done, 2 wrong usage, 3 sign-in needed, 4 cancelled or denied,\n"
        "5 refused by the provider, 6 network, 8 waited in vain, 10 insecure,\n"
        "11 browser or port. --json names the error exactly.");
    return out;
}

QString helpText(const CommandRow &command)
{
    QString out = QStringLiteral("qonsent %1: %2\n\n  qonsent %1 %3\n\nOptions:\n")
                      .arg(QLatin1String(command.name), QLatin1String(command.summary),
                           QLatin1String(command.synopsis));
    for (const QCommandLineOption &option : command.make()->options() + commonOptions())
        out += row(spelled(option), option.description());
    return out + QStringLiteral("\nExample:\n  ") + wrapped(QLatin1String(command.example), 4);
}

} // namespace Qonsent::Cli
