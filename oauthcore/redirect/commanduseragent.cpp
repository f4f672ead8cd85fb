// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/commanduseragent.h"

#include "oauthcore/base/logging.h"
#include "oauthcore/redirect/detachedsession_p.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

constexpr auto grace = 1s;

AuthError notStarted(const QByteArray &reason, const QString &program)
{
    return AuthError::of(AuthError::Code::BrowserNotStarted, reason, program);
}

bool isFitToOpen(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    if (url.scheme() == QLatin1String("https"))
        return true;
    return url.scheme() == QLatin1String("http")
        && (url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback());
}

/// Where \a program is. An empty or relative folder in PATH means the current one, where anybody
/// may have left a file of that name.
Result<QString> located(const QString &program)
{
    if (QDir::isAbsolutePath(program)) {
        if (QFileInfo(program).isExecutable() && QFileInfo(program).isFile())
            return program;
        return notStarted("not_found", program);
    }
    if (program.isEmpty())
        return notStarted("no_command", QStringLiteral("browser"));
    if (program.contains(QLatin1Char('/')))
        return notStarted("relative_path", program);
    QStringList folders;
    for (const QString &folder : qEnvironmentVariable("PATH").split(QDir::listSeparator())) {
        if (QDir::isAbsolutePath(folder))
            folders.append(folder);
    }
    const QString found =
        folders.isEmpty() ? QString() : QStandardPaths::findExecutable(program, folders);
    if (found.isEmpty())
        return notStarted("not_found", program);
    return found;
}

QProcess *makeProcess(const QString &program, const QStringList &arguments)
{
    // Nobody owns it: QProcess kills what it runs when it is deleted, and a browser must live on.
    auto *process = new QProcess;
    process->setProgram(program);
    process->setArguments(arguments);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setChildProcessModifier(detachSession);
    return process;
}

/// Connects the fate of \a process to \a reply, which may be gone earlier or later.
void watch(QProcess *process, ReplyOf<PageOutcome> *reply, const QString &program)
{
    QObject::connect(process, &QProcess::errorOccurred, reply,
                     [reply, program](QProcess::ProcessError error) {
                         if (error == QProcess::FailedToStart)
                             reply->finish(notStarted("failed_to_start", program));
                     });
    QObject::connect(process, &QProcess::finished, reply,
                     [reply, program](int code, QProcess::ExitStatus status) {
                         if (status == QProcess::CrashExit)
                             reply->finish(notStarted("crashed", program));
                         else if (code != 0)
                             reply->finish(
                                 notStarted("exit_status_" + QByteArray::number(code), program));
                         else
                             reply->finish(PageOutcome{});
                     });
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QObject::connect(process, &QProcess::errorOccurred, process,
                     [process](QProcess::ProcessError error) {
                         if (error == QProcess::FailedToStart)
                             process->deleteLater();
                     });
    QTimer::singleShot(grace, reply, [reply] { reply->finish(PageOutcome{}); });
}

} // namespace

CommandUserAgent::CommandUserAgent(const QStringList &command)
    : m_command(command)
{ }

ReplyOf<PageOutcome> *CommandUserAgent::open(const AuthorizationPage &page, QObject *parent)
{
    if (!isFitToOpen(page.url))
        return finishedReply<PageOutcome>(
            parent,
            AuthError::of(AuthError::Code::InsecureUrl, "authorization_url", redacted(page.url)));
    const QString name = m_command.value(0);
    const Result<QString> program = located(name);
    if (!program)
        return finishedReply<PageOutcome>(parent, program.error());

    auto *reply = new ReplyOf<PageOutcome>(parent);
    const QString address = QString::fromLatin1(page.url.toEncoded(QUrl::FullyEncoded));
    QProcess *const process = makeProcess(*program, m_command.mid(1) << address);
    watch(process, reply, name);
    process->start();
    return reply;
}

std::shared_ptr<UserAgent> systemBrowser()
{
    return browserCommand({QStringLiteral("xdg-open")});
}

std::shared_ptr<UserAgent> browserCommand(const QStringList &command)
{
    return std::make_shared<CommandUserAgent>(command);
}

} // namespace Qonsent
