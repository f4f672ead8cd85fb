// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/browseroption.h"

#include "app/shared/usage.h"
#include "oauthcore/redirect/commanduseragent.h"

#include <QFileInfo>
#include <QProcess>

namespace Qonsent::Cli {

namespace {

/// Opens nothing.
class PrintedAddress final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
};

/// A name is looked for in PATH by whoever starts it; a path is one from here.
QStringList locatedCommand(QStringList command)
{
    QString &program = command.first();
    if (program.contains(u'/'))
        program = QFileInfo(program).absoluteFilePath();
    return command;
}

} // namespace

QCommandLineOption browserOption()
{
    return {QStringLiteral("browser"),
            QStringLiteral("system (default), none (prints the address), or a command that gets "
                           "the address as its last argument"),
            QStringLiteral("BROWSER"), QStringLiteral("system")};
}

Result<BrowserChoice> readBrowser(const QCommandLineParser &parser)
{
    using Kind = BrowserChoice::Kind;
    const QString value = parser.value(QStringLiteral("browser"));
    if (value == u"system")
        return BrowserChoice{Kind::System, systemBrowser()};
    if (value == u"none")
        return BrowserChoice{Kind::Printed, std::make_shared<PrintedAddress>()};
    const QStringList command = QProcess::splitCommand(value);
    if (command.isEmpty())
        return usageError("browser",
                          QStringLiteral("--browser wants system, none or a command to start."));
    return BrowserChoice{Kind::Command, browserCommand(locatedCommand(command))};
}

} // namespace Qonsent::Cli
