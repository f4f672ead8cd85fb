// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/consentprocess.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qonsent;

namespace {

using Code = AuthError::Code;

const AuthorizationPage page{.url = QUrl(QStringLiteral("https://as.example/authorize?x=y")),
                             .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:40001/callback")),
                             .issuer = QStringLiteral("https://as.example")};

class Recorder final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &shown, QObject *parent) override
    {
        pages.append(shown);
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
    QList<AuthorizationPage> pages;
};

} // namespace

/// The starter of the embedded browser, with programs that only pretend to be one.
class tst_ConsentProcess : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QByteArray contents(const char *name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    /// A program that reads its line and then does \a lines. It leaves its process id.
    QString program(const QByteArray &lines) const
    {
        QFile out(file("browser"));
        if (!out.open(QIODevice::WriteOnly))
            return {};
        out.write("#!/bin/sh\ncd \"$(dirname \"$0\")\"\nread -r line\n"
                  "printf '%s\\n' \"$line\" > line\necho $$ > pid\n"
                  + lines + '\n');
        out.close();
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return out.fileName();
    }
    bool isRunning() const
    {
        const qint64 pid = contents("pid").trimmed().toLongLong();
        return pid > 0 && ::kill(pid_t(pid), 0) == 0;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theProgramIsToldTheSignInAndNoMore()
    {
        qputenv("QONSENT_PASSPHRASE_FILE", "/secret");
        const QString browser =
            program("env > environment; echo \"$#\" > arguments\n"
                    "echo '{\"redirect\":\"http://127.0.0.1:40001/callback?code=c&state=s\"}'");
        QObject owner;
        const auto outcome =
            outcomeOf(consentProcess(browser,
                                     {.label = QStringLiteral("Work"),
                                      .provider = QStringLiteral("example"),
                                      .appearance = {.locale = QStringLiteral("de")}})
                          ->open(page, &owner));
        qunsetenv("QONSENT_PASSPHRASE_FILE");
        QVERIFY(outcome);
        QCOMPARE(outcome->redirect.query(), QStringLiteral("code=c&state=s"));
        const ConsentMessage expected{.request = {.url = page.url,
                                                  .redirectUri = page.redirectUri,
                                                  .issuer = page.issuer,
                                                  .label = QStringLiteral("Work"),
                                                  .provider = QStringLiteral("example")},
                                      .appearance = {.locale = QStringLiteral("de")}};
        const Result<ConsentMessage> told = ConsentMessage::parse(contents("line"));
        QVERIFY(told);
        QCOMPARE(*told, expected);
        QCOMPARE(contents("arguments"), QByteArray("0\n"));
        QVERIFY(!contents("environment").contains("QONSENT_"));
    }

    void whatTheProgramSaysIsTheOutcome_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *lines, Code code, const char *reason) {
            QTest::newRow(name) << QByteArray(lines) << code << QByteArray(reason);
        };
        row("the person closed it", "echo '{\"error\":\"cancelled\"}'", Code::Cancelled, "");
        row("it does not run as root",
            "echo '{\"error\":\"browser_not_started\",\"reason\":\"root\"}'; exit 11",
            Code::BrowserNotStarted, "root");
        row("the page is gone", "echo '{\"error\":\"browser_crashed\",\"reason\":\"page\"}'",
            Code::BrowserCrashed, "page");
        row("a redirect to elsewhere",
            "echo '{\"redirect\":\"http://127.0.0.1:40001/other?code=c\"}'", Code::BrowserCrashed,
            "redirect_elsewhere");
        row("noise", "echo hello", Code::BrowserCrashed, "answer_malformed");
        row("noise in front of the answer",
            "echo hello; echo '{\"redirect\":\"http://127.0.0.1:40001/callback?code=c\"}'",
            Code::BrowserCrashed, "answer_malformed");
        row("a flood without an end of line", "head -c 300000 /dev/zero | tr '\\0' x; sleep 30",
            Code::BrowserCrashed, "answer_malformed");
        row("no answer", "exit 0", Code::BrowserNotStarted, "exit_status_0");
        row("an exit code", "exit 3", Code::BrowserNotStarted, "exit_status_3");
        row("half an answer", "printf '{\"redirect\":'; exit 0", Code::BrowserNotStarted,
            "exit_status_0");
        row("killed", "kill -9 $$", Code::BrowserCrashed, "crashed");
        row("a fault", "kill -11 $$", Code::BrowserCrashed, "crashed");
    }
    void whatTheProgramSaysIsTheOutcome()
    {
        QFETCH(QByteArray, lines);
        QFETCH(Code, code);
        QFETCH(QByteArray, reason);
        QObject owner;
        const auto outcome = outcomeOf(consentProcess(program(lines))->open(page, &owner));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, code);
        QCOMPARE(outcome.error().reason, reason);
    }

    void whatCannotBeStartedIsRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("a name for PATH") << "sh" << QByteArray("relative_path");
        QTest::newRow("a relative path") << "./qonsent-consent" << QByteArray("relative_path");
        QTest::newRow("nothing") << "" << QByteArray("relative_path");
        QTest::newRow("a file that is not there") << "/nonexistent/x" << QByteArray("not_found");
        QTest::newRow("a folder") << "/usr" << QByteArray("not_found");
        QTest::newRow("no program") << "/etc/passwd" << QByteArray("not_found");
    }
    void whatCannotBeStartedIsRefused()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, reason);
        QObject owner;
        const auto outcome = outcomeOf(consentProcess(path)->open(page, &owner));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::BrowserNotStarted);
        QCOMPARE(outcome.error().reason, reason);
    }

    void anUnsafePageStartsNothing()
    {
        QObject owner;
        AuthorizationPage unsafe = page;
        unsafe.url = QUrl(QStringLiteral("http://as.example/authorize"));
        const auto outcome = outcomeOf(consentProcess(program({}))->open(unsafe, &owner));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::InsecureUrl);
        QVERIFY(contents("pid").isEmpty());
    }

    void thePersonsOwnBrowserIsOpenedFromHere()
    {
        const auto recorder = std::make_shared<Recorder>();
        QObject owner;
        const auto outcome = outcomeOf(
            consentProcess(program("echo '{\"open_in_browser\":true}'"), {.browser = recorder})
                ->open(page, &owner));
        QVERIFY(outcome && outcome->redirect.isEmpty());
        QCOMPARE(recorder->pages.size(), 1);
        QCOMPARE(recorder->pages.constFirst().url, page.url);
        QCOMPARE(recorder->pages.constFirst().redirectUri, page.redirectUri);
    }

    void theEndOfItsInputIsHowItIsAsked_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("the sign-in was cancelled") << true;
        QTest::newRow("the sign-in is gone") << false;
    }
    void theEndOfItsInputIsHowItIsAsked()
    {
        QFETCH(bool, cancelled);
        auto owner = std::make_unique<QObject>();
        auto *reply =
            consentProcess(program("cat > /dev/null; echo > asked"))->open(page, owner.get());
        QTRY_VERIFY(isRunning());
        if (cancelled) {
            reply->cancel();
            QCOMPARE(outcomeOf(reply).error().code, Code::Cancelled);
        } else {
            owner.reset();
        }
        QTRY_VERIFY(!isRunning());
        QVERIFY(QFile::exists(file("asked")));
    }

    void whoDoesNotListenIsKilledAfterFiveSeconds()
    {
        QObject owner;
        auto *reply = consentProcess(program("exec sleep 60"))->open(page, &owner);
        QTRY_VERIFY(isRunning());
        QElapsedTimer timer;
        timer.start();
        reply->cancel();
        QCOMPARE(outcomeOf(reply).error().code, Code::Cancelled); // nobody waits for it
        QVERIFY(timer.elapsed() < 2000);
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 8000);
        QVERIFY(timer.elapsed() >= 4500);
    }
};

QONSENT_TEST(tst_ConsentProcess)
#include "tst_consentprocess.moc"
