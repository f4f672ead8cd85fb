// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/support/longestwait.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace Qonsent;

namespace {

quint16 redirectPort(const QUrl &address)
{
    return quint16(QUrl(parameterOf(address, "redirect_uri")).port());
}

bool isFree(quint16 port)
{
    return QTcpServer().listen(QHostAddress::LocalHost, port);
}

} // namespace

/// How the program lives among others: the ports it takes, the browsers it starts, how it ends.
class tst_CliProcess : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A file in a folder of its own.
    QString file(const QString &name, const QByteArray &content, QFile::Permissions more = {}) const
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("A file of the test could not be written.");
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | more);
        return out.fileName();
    }
    /// A browser that writes its arguments down, one a line, and ends with \a exitCode.
    QString recorder(const QString &name, int exitCode = 0) const
    {
        return file(name,
                    "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + argumentsFile().toUtf8() + ".new'\nmv '"
                        + argumentsFile().toUtf8() + ".new' '" + argumentsFile().toUtf8()
                        + "'\nexit " + QByteArray::number(exitCode) + '\n',
                    QFile::ExeOwner);
    }
    QString argumentsFile() const { return m_folder.filePath(QStringLiteral("arguments")); }

private Q_SLOTS:
    void init() { QFile::remove(argumentsFile()); }

    void aBusyPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString port = QString::number(other.serverPort());
        CliRun run(signInOffline(
            {QStringLiteral("--browser"), QStringLiteral("none"), QStringLiteral("--port"), port}));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 11);
        QVERIFY(run.errors().contains("port_unavailable"));
        QVERIFY(run.errors().contains(port.toLatin1()));
        QVERIFY(run.address().isEmpty());
    }

    void aRangeOfPortsSkipsTheBusyOne()
    {
        QTcpServer busy;
        QVERIFY(busy.listen(QHostAddress::LocalHost));
        const int first = busy.serverPort();
        const int last = qMin(first + 20, 65535); // others may hold some of them
        CliRun run(signInOffline(
            {QStringLiteral("--browser"), QStringLiteral("none"), QStringLiteral("--port"),
             QStringLiteral("%1-%2").arg(QString::number(first), QString::number(last))}));
        QVERIFY(startAndWaitForAddress(run));
        QVERIFY(redirectPort(run.address()) > first);
        QVERIFY(redirectPort(run.address()) <= last);
    }

    void controlCEndsASignInAndFreesThePort_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("for a person") << QStringList{};
        QTest::newRow("for a program") << QStringList{QStringLiteral("--json")};
    }
    void controlCEndsASignInAndFreesThePort()
    {
        QFETCH(QStringList, more);
        CliRun run(
            signInOffline(QStringList{QStringLiteral("--browser"), QStringLiteral("none")} + more));
        run.start();
        QVERIFY(run.waitForLine(more.isEmpty() ? "http" : "{\"open\""));
        const quint16 port = redirectPort(run.address());
        QVERIFY(port != 0 && !isFree(port));
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QVERIFY(run.errors().contains("cancelled"));
        QCOMPARE(run.output(), QByteArray());
        QVERIFY(isFree(port));
        QVERIFY(run.filesLeft().isEmpty());
    }

    void anEndingSessionEndsASignInInOrder()
    {
        CliRun run(signInOffline({QStringLiteral("--browser"), QStringLiteral("none")}));
        QVERIFY(startAndWaitForAddress(run));
        run.terminate();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QVERIFY(isFree(redirectPort(run.address())));
    }

    void controlCEndsAWaitForAServerThatIsSilent_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("sign-in") << QStringLiteral("sign-in --client-id app --issuer");
        QTest::newRow("discover") << QStringLiteral("discover");
    }
    void controlCEndsAWaitForAServerThatIsSilent()
    {
        QFETCH(QString, command);
        ScriptedServer server;
        server.play({Script::awaits()});
        CliRun run(QProcess::splitCommand(command) << server.url(QString()).toString());
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, longestWait);
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
    }

    void aBrowserIsGivenTheAddressAsItsLastArgument_data()
    {
        QTest::addColumn<QString>("browser");
        QTest::addColumn<QStringList>("leading");
        recorder(QStringLiteral("my browser"));
        recorder(QStringLiteral("browser"));
        recorder(QStringLiteral("xdg-open"));
        const QString path = m_folder.filePath(QStringLiteral("browser"));
        QTest::newRow("the desktop's own") << QStringLiteral("system") << QStringList{};
        QTest::newRow("an absolute path") << path << QStringList{};
        QTest::newRow("a relative path") << QStringLiteral("./browser") << QStringList{};
        QTest::newRow("a relative path through another folder")
            << QStringLiteral("../%1/browser").arg(QFileInfo(m_folder.path()).fileName())
            << QStringList{};
        QTest::newRow("a name in PATH") << QStringLiteral("browser") << QStringList{};
        QTest::newRow("with arguments of its own")
            << QStringLiteral("browser --private --profile \"a b\"")
            << QStringList{QStringLiteral("--private"), QStringLiteral("--profile"),
                           QStringLiteral("a b")};
        QTest::newRow("a path with spaces")
            << QStringLiteral("\"%1\"").arg(m_folder.filePath(QStringLiteral("my browser")))
            << QStringList{};
        QTest::newRow("no shell reads it")
            << QStringLiteral("browser $HOME ; * `id`")
            << QStringList{QStringLiteral("$HOME"), QStringLiteral(";"), QStringLiteral("*"),
                           QStringLiteral("`id`")};
    }
    void aBrowserIsGivenTheAddressAsItsLastArgument()
    {
        QFETCH(QString, browser);
        QFETCH(QStringList, leading);
        CliRun run(signInOffline({QStringLiteral("--browser"), browser}));
        run.setFolder(m_folder.path());
        run.setVariable(QStringLiteral("PATH"),
                        m_folder.path() + u':' + qEnvironmentVariable("PATH"));
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(argumentsFile()), longestWait);
        QFile written(argumentsFile());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QStringList arguments = QString::fromUtf8(written.readAll()).split(u'\n');
        QCOMPARE(arguments.takeLast(), QString()); // behind the last line feed
        const QUrl address(arguments.takeLast(), QUrl::StrictMode);
        QCOMPARE(arguments, leading);
        QVERIFY(address.toString().startsWith(
            QStringLiteral("http://127.0.0.1:1/authorize?response_type=code&client_id=app&")));
        QVERIFY(run.waitForLine("Continue in your browser."));
        // only who has nobody to open it for them is shown the address
        QCOMPARE(run.address(), browser == u"system" ? address : QUrl());
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
    }

    void withoutADesktopTheAddressIsPrinted_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::newRow("no xdg-open at all") << false;
        QTest::newRow("an xdg-open that finds no browser") << true;
    }
    void withoutADesktopTheAddressIsPrinted()
    {
        QFETCH(bool, fails);
        QTemporaryDir programs;
        if (fails)
            QVERIFY(QFile::copy(recorder(QStringLiteral("failing"), 3),
                                programs.filePath(QStringLiteral("xdg-open"))));
        CliRun run(signInOffline());
        run.setVariable(QStringLiteral("PATH"),
                        fails ? programs.path() + QStringLiteral(":/usr/bin:/bin")
                              : programs.path());
        run.start();
        QVERIFY(run.waitForLine("http"));
        QVERIFY(run.errors().startsWith("No browser could be started (xdg-open)."));
        QVERIFY(run.isRunning());
        QVERIFY(!isFree(redirectPort(run.address())));
        QCOMPARE(run.output(), QByteArray());
    }
};

QONSENT_TEST(tst_CliProcess)
#include "tst_cliprocess.moc"
