// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Qonsent {

namespace {

/// What the program may know of the surroundings: how to find programs and libraries, and what
/// sanitizers and coverage want.
constexpr const char *inherited[] = {"PATH",          "LD_LIBRARY_PATH",  "ASAN_OPTIONS",
                                     "UBSAN_OPTIONS", "LSAN_OPTIONS",     "NODE",
                                     "GCOV_PREFIX",   "GCOV_PREFIX_STRIP"};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectFrom(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// The address in \a line, if it is one that a person is asked to open.
QUrl addressIn(const QByteArray &line)
{
    if (line.startsWith("http"))
        return QUrl(QString::fromUtf8(line.trimmed()), QUrl::StrictMode);
    return QUrl(objectFrom(line).value(QLatin1String("open")).toString(), QUrl::StrictMode);
}

} // namespace

CliRun::CliRun(const QStringList &arguments)
{
    m_process.setProgram(QStringLiteral(QONSENT_CLI));
    m_process.setArguments(arguments);
    for (const char *name : inherited) {
        if (qEnvironmentVariableIsSet(name))
            m_environment.insert(QLatin1String(name), qEnvironmentVariable(name));
    }
    setVariable(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    setVariable(QStringLiteral("LSAN_OPTIONS"), QStringLiteral(QONSENT_LSAN_OPTIONS));
    for (const char *name : {"HOME", "TMPDIR", "XDG_RUNTIME_DIR"}) {
        const QString folder = m_home.filePath(QLatin1String(name).toString().toLower());
        QDir().mkdir(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        setVariable(QLatin1String(name), folder);
    }
    setVault(m_home.filePath(QStringLiteral("vault")));
    setFolder(m_environment.value(QStringLiteral("HOME")));
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_output += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_errors += m_process.readAllStandardError(); });
    QObject::connect(&m_lookout, &QTimer::timeout, &m_process, [this] { look(); });
}

CliRun::~CliRun()
{
    m_process.disconnect();
    m_process.kill();
    m_process.waitForFinished();
}

void CliRun::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

void CliRun::setVault(const QString &folder)
{
    setVariable(QStringLiteral("QONSENT_HOME"), folder);
    setVariable(QStringLiteral("QONSENT_KEY_FILE"), folder + QStringLiteral(".key"));
}

void CliRun::setOutputDescriptor(int descriptor)
{
    m_process.setChildProcessModifier([descriptor] { dup2(descriptor, STDOUT_FILENO); });
}

void CliRun::setErrorDescriptor(int descriptor)
{
    m_process.setChildProcessModifier([descriptor] { dup2(descriptor, STDERR_FILENO); });
}

void CliRun::setTerminal(const QByteArray &name)
{
    m_process.setChildProcessModifier([name] {
        setsid();
        // the first terminal that the leader of a session opens is the session's
        const int terminal = open(name.constData(), O_RDWR);
        dup2(terminal, STDIN_FILENO);
        if (terminal > STDERR_FILENO)
            close(terminal);
    });
}

void CliRun::start()
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start(m_mode);
    m_lookout.start(5);
}

bool CliRun::waitForEnd(int patienceMSecs)
{
    const bool ended = QTest::qWaitFor([this] { return !isRunning(); }, patienceMSecs);
    m_lookout.stop();
    return ended && m_process.error() != QProcess::FailedToStart;
}

bool CliRun::waitForLine(const QByteArray &text, int patienceMSecs)
{
    return QTest::qWaitFor(
        [this, &text] {
            const QByteArray all = '\n' + m_output + '\n' + m_errors;
            const qsizetype start = all.indexOf('\n' + text);
            return start >= 0 && all.indexOf('\n', start + 1) > start;
        },
        patienceMSecs);
}

bool CliRun::run()
{
    start();
    return waitForEnd();
}

void CliRun::interrupt()
{
    ::kill(pid_t(m_process.processId()), SIGINT);
}

int CliRun::exitCode() const
{
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QJsonObject CliRun::outputObject() const
{
    return objectFrom(m_output);
}

QJsonObject CliRun::errorObject() const
{
    QJsonObject last;
    for (const QByteArray &line : m_errors.split('\n')) {
        if (const QJsonObject object = objectFrom(line); !object.isEmpty())
            last = object;
    }
    return last;
}

QUrl CliRun::address() const
{
    for (const QByteArray &line : m_errors.split('\n')) {
        if (const QUrl url = addressIn(line); !url.isEmpty())
            return url;
    }
    return {};
}

QStringList CliRun::filesLeft() const
{
    QStringList files;
    QDirIterator all(m_home.path(), QDir::Files | QDir::Hidden | QDir::System,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        files += all.next();
    static const QRegularExpression vault(
        QStringLiteral("/vault(\\.key|/locks|/vault\\.db(-wal|-shm)?)$"));
    for (const QString &kept : files.filter(vault))
        files.removeOne(kept);
    return files;
}

QString CliRun::leaks(const QList<KnownSecret> &secrets) const
{
    QByteArray told;
    for (const QByteArray &line : m_errors.split('\n')) {
        if (addressIn(line).isEmpty())
            told += line + '\n';
    }
    QStringList found;
    for (const QString &leak : LeakOracle::findIn(told, secrets) + LeakOracle::findIn(told))
        found += QStringLiteral("standard error: ") + leak;
    for (const QByteArray &seen : m_seen) {
        for (const QString &leak : LeakOracle::findIn(seen, secrets) + LeakOracle::findIn(seen))
            found += QStringLiteral("command line or environment: ") + leak;
    }
    found += LeakOracle::findBelow(m_home.path(), secrets);
    found += LeakOracle::findBelow(m_home.path());
    return found.join(QStringLiteral("; "));
}

void CliRun::look()
{
    const QString folder = QStringLiteral("/proc/%1/").arg(m_process.processId());
    m_seen.insert(contentOf(folder + QStringLiteral("cmdline")));
    m_seen.insert(contentOf(folder + QStringLiteral("environ")));
}

} // namespace Qonsent
