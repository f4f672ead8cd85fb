// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/livebrowser.h"

#include "tests/live/livefolder.h"

#include <QFile>
#include <QJsonDocument>

namespace Qonsent {

namespace {

QString quoted(const QString &argument)
{
    QString text = argument;
    // splitCommand() reads three quotes as one inside a quoted argument
    text.replace(QLatin1Char('"'), QStringLiteral("\"\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

LiveBrowser::LiveBrowser(const QStringList &arguments)
    : m_commandLine(QStringList{liveNode(), liveFile(QStringLiteral("browser.mjs")),
                                QStringLiteral("--report"),
                                m_folder.filePath(QStringLiteral("report.json"))}
                    + arguments)
{ }

QString LiveBrowser::command() const
{
    QStringList parts;
    for (const QString &argument : m_commandLine)
        parts.append(quoted(argument));
    return parts.join(QLatin1Char(' '));
}

QJsonObject LiveBrowser::report() const
{
    QFile file(m_folder.filePath(QStringLiteral("report.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace Qonsent
