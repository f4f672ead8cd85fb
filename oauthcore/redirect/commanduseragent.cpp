// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/commanduseragent.h"

#include "oauthcore/base/logging.h"
#include "oauthcore/redirect/detachedsession_p.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QMutex>
#include <QProcess>
#include <QSet>
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

/// What runs at the moment. Nobody owns it: QProcess kills its program when it is deleted, and a
/// browser must live on, even when this process ends.
class RunningPrograms
{
public:
    static void add(QProcess *process)
    {
        const QMutexLocker lock(&mutex());
        processes().insert(process);
    }
    static void discard(QProcess *process)
    {
        const QMutexLocker lock(&mutex());
        if (processes().remove(process))
            process->deleteLater();
    }

private:
    static QMutex &mutex()
    {
        static QMutex instance;
        return instance;
    }
    static QSet<QProcess *> &processes()
    {
        static auto *const instance = new QSet<QProcess *>; // outlives every destructor
        return *instance;
    }
};

/// Our own environment without what is meant for us: passphrases and options of Qonsent, which a
/// browser would hand on to everything it starts. The rest is the person's and stays, also what
/// changes how programs run or log (LD_PRELOAD, SSLKEYLOGFILE): a browser started by hand would
/// get it too, and some start only with it.
QProcessEnvironment environmentForOthers()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QLatin1String("QONSENT_")))
            environment.remove(name);
    }
    return environment;
}

QProcess *makeProcess(const QString &program, const QStringList &arguments)
{
    auto *process = new QProcess;
    process->setProgram(program);
    process->setArguments(arguments);
    process->setProcessEnvironment(environmentForOthers());
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setChildProcessModifier(detachSession);
    RunningPrograms::add(process);
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
    QObject::connect(process, &QProcess::finished, process,
                     [process] { RunningPrograms::discard(process); });
    QObject::connect(process, &QProcess::errorOccurred, process,
                     [process](QProcess::ProcessError error) {
                         if (error == QProcess::FailedToStart)
                             RunningPrograms::discard(process);
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
