// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/commanduseragent.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qonsent;

class tst_CommandUserAgent : public QObject
{
    Q_OBJECT

    /// An executable shell script called \a name in a folder of its own for this test.
    QString script(const QString &name, const QByteArray &lines)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n" + lines);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    QByteArray contents(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void touch(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    /// The error of opening \a url with \a command; nothing if it was opened.
    static std::optional<AuthError> errorOf(const QStringList &command,
                                            const QString &url = QStringLiteral("https://op.test/"))
    {
        QObject parent;
        std::optional<AuthError> error;
        bool finished = false;
        auto *reply = browserCommand(command)->open({.url = QUrl(url)}, &parent);
        whenFinished(reply, &parent, [&](const Result<PageOutcome> &outcome) {
            finished = true;
            if (!outcome)
                error = outcome.error();
        });
        if (!QTest::qWaitFor([&] { return finished; }, 10'000))
            error = AuthError::of(AuthError::Code::TimedOutNetwork, "never finished");
        return error;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theAddressIsOneLastArgument_data() { onlyRow("MS-23: behind those of the command"); }
    void theAddressIsOneLastArgument()
    {
        const QString program =
            script(QStringLiteral("my browser"), "printf '%s\\n' \"$#\" \"$@\" > arguments\n");
        const QString url = QStringLiteral("https://op.test/a?x=$(touch%20pwned);y&z='%22%2B`id`");
        QVERIFY(!errorOf({program, QStringLiteral("--new window"), QStringLiteral("*")}, url));
        QTRY_COMPARE(contents(QStringLiteral("arguments")), // it may still be at it
                     "3\n--new window\n*\n" + QUrl(url).toEncoded() + '\n');
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("pwned"))));
    }

    void theProgramGetsNoStreamOfOurs()
    {
        const QString program =
            script(QStringLiteral("browser"),
                   "for f in 0 1 2; do all=\"$all$(readlink /proc/$$/fd/$f) \"; done\n"
                   "echo $all > streams\n");
        QVERIFY(!errorOf({program}));
        QTRY_COMPARE(contents(QStringLiteral("streams")),
                     QByteArray("/dev/null /dev/null /dev/null\n"));
    }

    void theProgramGetsNoVariableOfOurs_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<bool>("handedOn");
        QTest::newRow("J03: a passphrase for us") << QByteArray("QONSENT_PASSPHRASE") << false;
        QTest::newRow("J03: the file of one") << QByteArray("QONSENT_PASSPHRASE_FILE") << false;
        QTest::newRow("J03: anything that begins like ours") << QByteArray("QONSENT_") << false;
        QTest::newRow("what only looks like ours") << QByteArray("MY_QONSENT_OPTION") << true;
        QTest::newRow("what is for somebody else") << QByteArray("BROWSER_PROFILE") << true;
    }
    void theProgramGetsNoVariableOfOurs()
    {
        QFETCH(QByteArray, variable);
        // /proc tells what it was started with, whatever the shell makes of it
        const QString program = script(QStringLiteral("browser"), "cat /proc/$$/environ > all\n");
        qputenv(variable.constData(), "CNRYP-in-the-environment");
        const auto error = errorOf({program});
        qunsetenv(variable.constData());
        QVERIFY(!error);
        QTRY_VERIFY(contents(QStringLiteral("all")).endsWith('\0'));
        const QByteArrayList all = contents(QStringLiteral("all")).split('\0');
        QVERIFY(all.contains("PATH=" + qgetenv("PATH")));
        QTEST(all.contains(variable + "=CNRYP-in-the-environment"), "handedOn");
    }

    void aFailureNamesTheProgram_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("A38: a program that does not exist")
            << QStringList(QStringLiteral("qonsent-no-such-browser")) << QByteArray("not_found");
        QTest::newRow("A38: a file that does not exist")
            << QStringList(QStringLiteral("/nowhere/browser")) << QByteArray("not_found");
        QTest::newRow("a folder") << QStringList(QStringLiteral("/tmp")) << QByteArray("not_found");
        QTest::newRow("a relative path")
            << QStringList(QStringLiteral("./browser")) << QByteArray("relative_path");
        QTest::newRow("A38: a program that fails")
            << QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                           QStringLiteral("exit 3")}
            << QByteArray("exit_status_3");
        QTest::newRow("a program that crashes")
            << QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                           QStringLiteral("kill -ABRT $$")}
            << QByteArray("crashed");
    }
    void aFailureNamesTheProgram()
    {
        QFETCH(QStringList, command);
        const auto error = errorOf(command);
        QVERIFY(error);
        QCOMPARE(error->code, AuthError::Code::BrowserNotStarted);
        QTEST(error->reason, "reason");
        QVERIFY(error->message.contains(command.first()));
    }

    void aFileThatCannotRunIsAFailure()
    {
        const QString program = script(QStringLiteral("browser"), {});
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/nowhere/interpreter\n");
        file.close();
        const auto error = errorOf({program});
        QVERIFY(error);
        QCOMPARE(error->reason, QByteArray("failed_to_start"));
    }

    void noCommandIsAFailure()
    {
        const auto error = errorOf({});
        QVERIFY(error);
        QCOMPARE(error->reason, QByteArray("no_command"));
    }

    void nothingIsTakenFromTheCurrentFolder()
    {
        script(QStringLiteral("planted-browser"), "touch ran\n");
        const QString before = QDir::currentPath();
        const QByteArray path = qgetenv("PATH");
        QVERIFY(QDir::setCurrent(m_folder->path()));
        qputenv("PATH", ":.:" + path);
        const auto error = errorOf({QStringLiteral("planted-browser")});
        qputenv("PATH", path);
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(error);
        QCOMPARE(error->reason, QByteArray("not_found"));
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("ran"))));
    }

    void theSystemBrowserIsWhatThePathNames()
    {
        script(QStringLiteral("xdg-open"), "echo \"$1\" > opened\n");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder->path().toLocal8Bit() + ':' + path);
        QObject parent;
        auto *reply =
            systemBrowser()->open({.url = QUrl(QStringLiteral("https://op.test/x"))}, &parent);
        qputenv("PATH", path);
        QSignalSpy finished(reply, &Reply::finished);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(contents(QStringLiteral("opened")), QByteArray("https://op.test/x\n"));
    }

    void onlySafeAddressesAreHandedOver_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("safe");
        QTest::newRow("https") << QStringLiteral("https://op.test/a") << true;
        QTest::newRow("http on 127.0.0.1") << QStringLiteral("http://127.0.0.1:1/") << true;
        QTest::newRow("http on ::1") << QStringLiteral("http://[::1]:1/") << true;
        QTest::newRow("http on localhost") << QStringLiteral("http://localhost:1/") << true;
        QTest::newRow("http elsewhere") << QStringLiteral("http://op.test/") << false;
        QTest::newRow("a name that begins like loopback")
            << QStringLiteral("http://127.0.0.1.evil.test/") << false;
        QTest::newRow("a file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("a file on loopback") << QStringLiteral("file://localhost/etc") << false;
        QTest::newRow("a script") << QStringLiteral("javascript:alert(1)") << false;
        QTest::newRow("data") << QStringLiteral("data:text/html,x") << false;
        QTest::newRow("an option") << QStringLiteral("--help") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void onlySafeAddressesAreHandedOver()
    {
        QFETCH(QString, url);
        QFETCH(bool, safe);
        const QString program = script(QStringLiteral("browser"), "touch ran\n");
        const auto error = errorOf({program}, url);
        QCOMPARE(!error, safe);
        QCOMPARE(QFile::exists(m_folder->filePath(QStringLiteral("ran"))), safe);
        if (error)
            QCOMPARE(error->code, AuthError::Code::InsecureUrl);
    }

    void aProgramThatGoesOnCountsAsOpened()
    {
        const QString program =
            script(QStringLiteral("browser"), "echo $$ > pid.new\nmv pid.new pid\nexec sleep 60\n");
        QVERIFY(!errorOf({program}));
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("pid"))));
        const pid_t pid = contents(QStringLiteral("pid")).trimmed().toInt();
        QVERIFY(pid > 0);
        QCOMPARE(::getsid(pid), pid); // no interrupt of our terminal reaches it
        QCOMPARE(::kill(pid, SIGTERM), 0);
        QTRY_VERIFY(::kill(pid, 0) != 0); // and it was reaped
    }

    void theProgramOutlivesTheSignIn()
    {
        const QString program = script(QStringLiteral("browser"),
                                       "touch began\nn=0\nwhile [ ! -e go ] && [ $n -lt 3000 ]; do "
                                       "sleep 0.02; n=$((n+1)); done\n"
                                       "touch went\n");
        auto parent = std::make_unique<QObject>();
        auto *reply = browserCommand({program})->open(
            {.url = QUrl(QStringLiteral("https://op.test/"))}, parent.get());
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("began"))));
        reply->cancel();
        parent.reset();
        touch(QStringLiteral("go"));
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("went"))));
    }

    /// Runs itself in a process of its own, which opens a page and ends at once.
    void theProgramOutlivesThisProcess()
    {
        const QString inside = qEnvironmentVariable("QONSENT_TEST_BROWSER");
        if (!inside.isEmpty()) {
            QVERIFY(!errorOf({inside}));
            return;
        }
        const QString program = script(QStringLiteral("browser"),
                                       "touch began\nn=0\nwhile [ ! -e go ] && [ $n -lt 3000 ]; do "
                                       "sleep 0.02; n=$((n+1)); done\n"
                                       "touch went\n");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QONSENT_TEST_BROWSER"), program);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("tst_CommandUserAgent"),
                       QStringLiteral("theProgramOutlivesThisProcess")});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("began"))));
        touch(QStringLiteral("go"));
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("went"))));
    }
};

QONSENT_TEST(tst_CommandUserAgent)
#include "tst_commanduseragent.moc"
