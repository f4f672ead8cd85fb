// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/consentprocess.h"

#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/redirect/commanduseragent.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QTimer>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;
using Code = AuthError::Code;

constexpr auto patience = 5s;
constexpr qsizetype longestAnswer = 64 * 1024;

using PageReply = ReplyOf<PageOutcome>;

AuthError programNotStarted(const QByteArray &reason, const QString &program)
{
    return AuthError::of(Code::BrowserNotStarted, reason, program);
}

QProcessEnvironment environmentForBrowser()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QLatin1String("QONSENT_")))
            environment.remove(name);
    }
    return environment;
}

/// One run of the program. It belongs to nobody and outlives the reply, as it has to see the
/// program end; if this process ends first, the program sees the end of its input and ends too.
class ConsentRun : public QObject
{
public:
    ConsentRun(const QString &program, const ConsentMessage &message, PageReply *reply,
               std::shared_ptr<UserAgent> browser)
        : m_message(message)
        , m_reply(reply)
        , m_browser(std::move(browser))
    {
        m_kill.setSingleShot(true);
        connect(&m_kill, &QTimer::timeout, &m_process, &QProcess::kill);
        m_process.setProgram(program);
        m_process.setProcessEnvironment(environmentForBrowser());
        m_process.setStandardErrorFile(QProcess::nullDevice()); // pages may write there
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &ConsentRun::read);
        connect(&m_process, &QProcess::errorOccurred, this, &ConsentRun::onError);
        connect(&m_process, &QProcess::finished, this, &ConsentRun::onFinished);
        reply->setAbort([this] { end(); });
        connect(reply, &QObject::destroyed, this, &ConsentRun::end);
    }

    void start()
    {
        m_process.start();
        m_process.write(m_message.toLine());
    }

private:
    /// Asks the program to end, and sees to it.
    void end()
    {
        if (m_process.state() == QProcess::NotRunning || m_kill.isActive())
            return;
        m_process.closeWriteChannel();
        m_kill.start(patience);
    }

    void read()
    {
        m_answer += m_process.readAllStandardOutput();
        const qsizetype lineEnd = m_answer.indexOf('\n');
        if (lineEnd < 0 && m_answer.size() <= longestAnswer)
            return;
        conclude(ConsentAnswer::parse(m_answer.left(lineEnd), m_message.request));
        end();
    }

    void conclude(const Result<PageOutcome> &outcome)
    {
        if (!m_reply || m_reply->isFinished() || std::exchange(m_concluded, true))
            return;
        if (!outcome || !outcome->redirect.isEmpty())
            return m_reply->finish(outcome);
        auto *opening = m_browser->open({.url = m_message.request.url,
                                         .redirectUri = m_message.request.redirectUri,
                                         .issuer = m_message.request.issuer},
                                        m_reply);
        whenFinished(opening, m_reply, [reply = m_reply](const Result<PageOutcome> &opened) {
            reply->finish(opened);
        });
    }

    void onError(QProcess::ProcessError error)
    {
        if (error != QProcess::FailedToStart)
            return;
        conclude(programNotStarted("failed_to_start", m_process.program()));
        deleteLater();
    }

    void onFinished(int code, QProcess::ExitStatus status)
    {
        if (status == QProcess::CrashExit)
            conclude(AuthError::of(Code::BrowserCrashed, "crashed"));
        else
            conclude(
                programNotStarted("exit_status_" + QByteArray::number(code), m_process.program()));
        deleteLater();
    }

    const ConsentMessage m_message;
    const QPointer<PageReply> m_reply;
    const std::shared_ptr<UserAgent> m_browser;
    QByteArray m_answer;
    bool m_concluded = false;
    QProcess m_process;
    QTimer m_kill;
};

} // namespace

ConsentProcess::ConsentProcess(const QString &program, const Options &options)
    : m_program(program)
    , m_options(options)
{
    if (!m_options.browser)
        m_options.browser = systemBrowser();
}

ConsentProcess::~ConsentProcess() = default;

ReplyOf<PageOutcome> *ConsentProcess::open(const AuthorizationPage &page, QObject *parent)
{
    if (const auto safe = checkWebAddress(page.url); !safe)
        return finishedReply<PageOutcome>(parent, safe.error());
    if (!QDir::isAbsolutePath(m_program))
        return finishedReply<PageOutcome>(parent, programNotStarted("relative_path", m_program));
    const QFileInfo program(m_program);
    if (!program.isFile() || !program.isExecutable())
        return finishedReply<PageOutcome>(parent, programNotStarted("not_found", m_program));

    auto *reply = new PageReply(parent);
    auto *run = new ConsentRun(m_program,
                               {.request = {.url = page.url,
                                            .redirectUri = page.redirectUri,
                                            .issuer = page.issuer,
                                            .label = m_options.label,
                                            .provider = m_options.provider},
                                .appearance = m_options.appearance},
                               reply, m_options.browser);
    run->start();
    return reply;
}

std::shared_ptr<UserAgent> consentProcess(const QString &program,
                                          const ConsentProcess::Options &options)
{
    return std::make_shared<ConsentProcess>(program, options);
}

std::shared_ptr<UserAgent> consentProcess(const QString &program)
{
    return consentProcess(program, {});
}

} // namespace Qonsent
