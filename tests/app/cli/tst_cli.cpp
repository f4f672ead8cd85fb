// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>
#include <QUrlQuery>

using namespace Qonsent;

namespace {

/// A command line as a person would type it.
QStringList words(const char *line)
{
    return QProcess::splitCommand(QString::fromLatin1(line));
}

/// A provider that is never asked before the person comes back.
QStringList signInOffline(const QStringList &more = {})
{
    return words("sign-in work --authorization-endpoint http://127.0.0.1:1/authorize "
                 "--token-endpoint http://127.0.0.1:1/token --client-id app")
        + more;
}

quint16 redirectPort(const QUrl &address)
{
    const QString uri =
        QUrlQuery(address).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded);
    return quint16(QUrl(uri).port());
}

bool isFree(quint16 port)
{
    return QTcpServer().listen(QHostAddress::LocalHost, port);
}

} // namespace

/// What the program does before anybody has signed in: its errors, its exit codes, how it ends and
/// how it starts browsers.
class tst_Cli : public QObject
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

    void mistakesSayWhatToType_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("hint"); ///< what the sentence has to name

        QTest::newRow("an unknown command")
            << words("sign-inn") << QByteArray("command") << QByteArray("--help");
        QTest::newRow("an option before the command")
            << words("--json demo") << QByteArray("command") << QByteArray("--json");
        QTest::newRow("an unknown option") << words("sign-in --isuer https://id.example")
                                           << QByteArray("usage") << QByteArray("sign-in --help");
        QTest::newRow("an option without its value")
            << words("sign-in --issuer") << QByteArray("usage") << QByteArray("issuer");
        QTest::newRow("no provider") << words("sign-in work --client-id app")
                                     << QByteArray("issuer") << QByteArray("--issuer");
        QTest::newRow("no client id") << words("sign-in work --issuer https://id.example")
                                      << QByteArray("client_id") << QByteArray("--client-id");
        QTest::newRow("one endpoint")
            << words("sign-in --token-endpoint https://id.example/t --client-id app")
            << QByteArray("endpoints") << QByteArray("--authorization-endpoint");
        QTest::newRow("a provider twice")
            << words("sign-in --issuer https://id.example --token-endpoint https://id.example/t "
                     "--client-id app")
            << QByteArray("issuer_or_endpoints") << QByteArray("--issuer");
        QTest::newRow("an identity without a provider that could prove it")
            << signInOffline({QStringLiteral("--scope"), QStringLiteral("openid")})
            << QByteArray("openid") << QByteArray("--issuer");

        const auto option = [](const char *row, const char *value, const char *reason,
                               const char *hint) {
            QTest::newRow(row) << signInOffline(words(value)) << QByteArray(reason)
                               << QByteArray(hint);
        };
        option("an argument too many", "home", "arguments", "home");
        option("an unknown format", "--format yaml", "format", "header");
        option("no number of seconds", "--timeout soon", "timeout", "--timeout");
        option("no time at all", "--timeout 0", "timeout", "--timeout");
        option("a negative time", "--timeout=-1", "timeout", "--timeout");
        option("more than a day", "--timeout 86401", "timeout", "86400");
        option("no port number", "--port http", "port", "--port");
        option("port 0", "--port 0", "port", "--port");
        option("a port above all", "--port 65536", "port", "--port");
        option("a range from high to low", "--port 9000-8000", "port", "--port");
        option("a range without end", "--port 8000-", "port", "--port");
        option("three ports", "--port 1-2-3", "port", "--port");
        option("a redirect host elsewhere", "--redirect-host example.org", "redirect_host",
               "localhost");
        option("a redirect path without a slash", "--redirect-path callback", "redirect_path",
               "/callback");
        option("a redirect path with a query", "--redirect-path /callback?x", "redirect_path",
               "/callback?x");
        option("a redirect path that browsers rewrite", "--redirect-path /a/../b", "redirect_path",
               "/a/../b");
        option("a parameter without value", "--param prompt", "param", "NAME=VALUE");
        option("a parameter without name", "--param =consent", "param", "NAME=VALUE");
        option("a parameter twice", "--param prompt=login --param prompt=none", "param_twice",
               "prompt");
        option("a parameter that is ours alone", "--param state=mine", "parameter_reserved:state",
               "state");
        QTest::newRow("no browser command")
            << signInOffline({QStringLiteral("--browser"), QString()}) << QByteArray("browser")
            << QByteArray("--browser");
        option("an unknown way to send a secret",
               "--client-auth private_key_jwt --client-secret-file /dev/null", "client_auth",
               "client_secret_post");
        option("a way to send no secret", "--client-auth client_secret_post", "client_auth",
               "--client-secret-file");
        option("no such secret file", "--client-secret-file /no/such/file", "client_secret_file",
               "/no/such/file");
        option("an empty secret file", "--client-secret-file /dev/null", "client_secret_file",
               "/dev/null");
        option("no such authority", "--ca-file /no/such/file", "ca_file", "/no/such/file");
        option("a file without certificates", "--ca-file /dev/null", "ca_file", "/dev/null");

        QTest::newRow("discover nothing")
            << words("discover") << QByteArray("url") << QByteArray("qonsent discover https://");
        QTest::newRow("discover two") << words("discover https://a.example https://b.example")
                                      << QByteArray("url") << QByteArray("one provider");
        QTest::newRow("a demo of something")
            << words("demo github") << QByteArray("arguments") << QByteArray("github");
    }
    void mistakesSayWhatToType()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, hint);
        if (!arguments.contains(QStringLiteral("--json"))) {
            CliRun person(arguments);
            QVERIFY(person.run());
            QCOMPARE(person.exitCode(), 2);
            QCOMPARE(person.output(), QByteArray());
            QVERIFY2(person.errors().startsWith("qonsent: "), person.errors().constData());
            QVERIFY2(person.errors().contains(hint), person.errors().constData());
            QVERIFY(person.errors().endsWith("\n  (invalid_configuration: " + reason + ")\n"));
        }
        arguments.insert(1, QStringLiteral("--json"));
        CliRun program(arguments);
        QVERIFY(program.run());
        QCOMPARE(program.exitCode(), 2);
        QCOMPARE(program.output(), QByteArray());
        QCOMPARE(program.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("invalid_configuration"));
        QCOMPARE(program.errorObject().value(QLatin1String("reason")).toString(),
                 QString::fromLatin1(reason));
    }

    void everyErrorHasItsExitCode_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("retryable");
        const auto row = [](const char *name, const QStringList &arguments, int exitCode,
                            const char *error, const char *reason, bool retryable = false) {
            QTest::newRow(name) << arguments << exitCode << QString::fromLatin1(error)
                                << QString::fromLatin1(reason) << retryable;
        };
        row("J10: plain http", words("sign-in --issuer http://id.example --client-id app"), 10,
            "insecure_url", "scheme");
        row("J10: plain http to discover", words("discover http://id.example"), 10, "insecure_url",
            "scheme");
        row("J10: no address", words("discover id.example"), 10, "insecure_url", "syntax");
        row("J10: a plain http page",
            words("sign-in --authorization-endpoint http://id.example/a --token-endpoint "
                  "https://id.example/t --client-id app"),
            10, "insecure_url", "scheme");
        row("J10: nobody listens", words("sign-in --issuer https://127.0.0.1:1 --client-id app"), 6,
            "unreachable", "connection_refused", true);
        row("J10: nobody listens to discover", words("discover https://127.0.0.1:1"), 6,
            "unreachable", "connection_refused", true);
        row("J10: nobody came back", signInOffline(words("--browser none --timeout 1")), 8,
            "sign_in_timed_out", "no_redirect");
        row("J10: no such browser", signInOffline(words("--browser no-such-browser")), 11,
            "browser_not_started", "not_found");
        row("J10: no such browser file", signInOffline(words("--browser ./no-such-browser")), 11,
            "browser_not_started", "not_found");
        row("J10: a browser that fails", signInOffline(words("--browser false")), 11,
            "browser_not_started", "exit_status_1");
    }
    void everyErrorHasItsExitCode()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, error);
        CliRun person(arguments);
        QVERIFY(person.run());
        QTEST(person.exitCode(), "exitCode");
        QCOMPARE(person.output(), QByteArray());
        QVERIFY(person.errors().contains("qonsent: "));
        QVERIFY(!person.errors().contains('{'));

        CliRun program(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY(program.run());
        QTEST(program.exitCode(), "exitCode");
        QCOMPARE(program.output(), QByteArray());
        const QJsonObject object = program.errorObject();
        QCOMPARE(object.keys(),
                 QStringList({QStringLiteral("error"), QStringLiteral("message"),
                              QStringLiteral("needs_sign_in"), QStringLiteral("reason"),
                              QStringLiteral("retryable"), QStringLiteral("server_error")}));
        QCOMPARE(object.value(QLatin1String("error")).toString(), error);
        QTEST(object.value(QLatin1String("reason")).toString(), "reason");
        QTEST(object.value(QLatin1String("retryable")).toBool(), "retryable");
        QVERIFY(!object.value(QLatin1String("message")).toString().isEmpty());
    }

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
        QTcpServer reserved;
        do { // two neighbours; the second is given back
            busy.close();
            reserved.close();
            QVERIFY(busy.listen(QHostAddress::LocalHost));
        } while (busy.serverPort() == 65535
                 || !reserved.listen(QHostAddress::LocalHost, quint16(busy.serverPort() + 1)));
        const quint16 next = reserved.serverPort();
        reserved.close();
        CliRun run(signInOffline({QStringLiteral("--browser"), QStringLiteral("none"),
                                  QStringLiteral("--port"),
                                  QStringLiteral("%1-%2").arg(QString::number(busy.serverPort()),
                                                              QString::number(next))}));
        run.start();
        QVERIFY(run.waitForLine("http"));
        QCOMPARE(redirectPort(run.address()), next);
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
        QTRY_COMPARE(server.requests().size(), 1);
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
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(argumentsFile()), 20'000);
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

QONSENT_TEST(tst_Cli)
#include "tst_cli.moc"
