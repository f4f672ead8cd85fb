// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

/// The errors of the program and its exit codes.
class tst_Cli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
               "--client-auth card --client-secret-file /dev/null", "client_auth",
               "client_secret_post");
        option("a way to send no secret", "--client-auth client_secret_post", "client_auth",
               "--client-secret-file");
        option("a key for another proof", "--client-auth private_key_jwt --client-secret-file x",
               "client_auth", "--client-key-file");
        option("no such key file", "--client-key-file /no/such/key", "client_key_file",
               "/no/such/key");
        option("a secret and an address in one input", "--client-secret-file - --paste", "paste",
               "--paste");
        option("no such secret file", "--client-secret-file /no/such/file", "client_secret_file",
               "/no/such/file");
        option("a secret in what is no file", "--client-secret-file /dev/null",
               "client_secret_file", "/dev/null is no file");
        option("a secret in a folder", "--client-secret-file /etc", "client_secret_file",
               "/etc is no file");
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

    void whatAPersonPastedMovesNoCursorEither()
    {
        // J10
        const QString evil = QStringLiteral("\u001b]0;x\u0007\u009b31m\u202e\U000e0041");
        for (const QStringList &arguments :
             {QStringList{evil}, QStringList{QStringLiteral("demo"), evil},
              QStringList{QStringLiteral("demo"), QStringLiteral("--") + evil},
              QStringList{QStringLiteral("discover"), QStringLiteral("https://") + evil}}) {
            for (const QStringList &more : {QStringList(), QStringList{QStringLiteral("--json")}}) {
                CliRun run(arguments + more);
                QVERIFY(run.run());
                QVERIFY(run.exitCode() == 2 || run.exitCode() == 10);
                QCOMPARE(whatATerminalObeys(run.errors()), QByteArray());
            }
        }
    }
};

QONSENT_TEST(tst_Cli)
#include "tst_cli.moc"
