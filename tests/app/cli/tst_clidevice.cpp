// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/support/longestwait.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

using namespace Qonsent;
using Test::Answer;
using Test::Endpoint;

/// `sign-in --device`: a page and a code for any device.
class tst_CliDevice : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server{
        {.deviceInterval = std::chrono::seconds(1), .canaries = true}};

    QStringList signIn(const char *more = "") const
    {
        return QStringList{QStringLiteral("sign-in"),  QStringLiteral("Work"),
                           QStringLiteral("--device"), QStringLiteral("--issuer"),
                           m_server.issuer(),          QStringLiteral("--client-id"),
                           QStringLiteral("app")}
        + words(more);
    }
    static QString codeIn(const QByteArray &text)
    {
        static const QRegularExpression code(
            QStringLiteral("(?:^  |\"user_code\":\")([A-Z]{4}-[A-Z]{4})"),
            QRegularExpression::MultilineOption);
        return code.match(QString::fromUtf8(text)).captured(1);
    }
    static bool startAndWaitForCode(CliRun &run)
    {
        run.start();
        return QTest::qWaitFor(
                   [&run] { return !codeIn(run.errors()).isEmpty() || !run.isRunning(); },
                   longestWait)
            && run.isRunning();
    }
    /// Starts \a run and enters its code, as alice would on her telephone.
    bool visitByTelephone(CliRun &run)
    {
        return startAndWaitForCode(run)
            && m_server.allowDevice(codeIn(run.errors()), QStringLiteral("alice"))
            && run.waitForEnd();
    }

private Q_SLOTS:
    void init()
    {
        m_server.clearScript();
        m_server.clearRequests();
        m_server.options().deviceCodeLifetime = std::chrono::minutes(10);
    }

    void aPersonReadsPageAndCode_data()
    {
        onlyRow("E14: nothing to type into, the output in a pipe");
    }
    void aPersonReadsPageAndCode()
    {
        CliRun run(signIn("--scope openid --scope profile"));
        QVERIFY2(visitByTelephone(run), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.output(), QByteArray("You are signed in as Alice Demo.\n"));
        const QList<QByteArray> told = run.errors().split('\n');
        QVERIFY2(told.at(0).startsWith("Open this page in a browser on any device"),
                 told.at(0).constData());
        QCOMPARE(told.at(1), QByteArray());
        QCOMPARE(told.at(2), m_server.url(Endpoint::Device).toEncoded());
        QCOMPARE(told.at(3), QByteArray());
        QCOMPARE(told.at(4).size(), 2 + 9);
        QCOMPARE(told.at(5), QByteArray());
        QVERIFY(told.at(6).startsWith("To get its access token"));
        QVERIFY(!run.errors().contains("left")); // lines of a pipe do not change
        QCOMPARE(m_server.count(Endpoint::Authorization), 0);
    }

    void aProgramIsToldTheSameInJson_data() { onlyRow("E14: one line of JSON"); }
    void aProgramIsToldTheSameInJson()
    {
        CliRun run(signIn("--json"));
        QVERIFY2(visitByTelephone(run), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.errors().count('\n'), 1);
        const QJsonObject told = run.errorObject();
        QCOMPARE(told.value(QLatin1String("open")).toString(),
                 m_server.url(Endpoint::Device).toString());
        const QString code = told.value(QLatin1String("user_code")).toString();
        QCOMPARE(code.size(), 9);
        QVERIFY(told.value(QLatin1String("open_complete")).toString().endsWith(code));
        QVERIFY(QDateTime::fromString(told.value(QLatin1String("until")).toString(), Qt::ISODate)
                > QDateTime::currentDateTimeUtc());
        QCOMPARE(run.outputObject().value(QLatin1String("account")).toString(),
                 QStringLiteral("Work"));
        QVERIFY(!run.output().contains("CNRY"));
    }

    void theTokenComesOnlyWhenAsked()
    {
        CliRun run(signIn("--format raw"));
        QVERIFY2(visitByTelephone(run), run.errors().constData());
        QVERIFY2(run.output().startsWith("CNRYA-"), run.output().constData()); // E14
        QCOMPARE(run.output().count('\n'), 1);
    }

    void theDeviceCodeIsNowhere_data()
    {
        QTest::addColumn<QString>("more");
        QTest::newRow("E11, J01: for a person") << QString();
        QTest::newRow("E11, J01: for a program") << QStringLiteral("--json");
    }
    void theDeviceCodeIsNowhere()
    {
        QFETCH(QString, more);
        CliRun run(signIn(qPrintable(more)));
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        QVERIFY2(visitByTelephone(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QVERIFY(!run.errors().contains("CNRYD-"));
        QCOMPARE(run.leaks({}), QString());
        QCOMPARE(LeakOracle::findIn(run.output()).join(u' '), QString());
        QCOMPARE(run.filesLeft().join(u' '), QString());
    }

    void noBrowserIsStartedHere()
    {
        QTemporaryDir programs;
        const QString trace = programs.filePath(QStringLiteral("trace"));
        QFile fake(programs.filePath(QStringLiteral("xdg-open")));
        QVERIFY(fake.open(QIODevice::WriteOnly));
        fake.write("#!/bin/sh\necho \"$@\" > '" + trace.toUtf8() + "'\n");
        fake.close();
        fake.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        CliRun run(signIn());
        run.setVariable(QStringLiteral("PATH"),
                        programs.path() + u':' + qEnvironmentVariable("PATH"));
        run.setVariable(QStringLiteral("DISPLAY"), QStringLiteral(":99"));
        QVERIFY2(visitByTelephone(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QVERIFY(!QFile::exists(trace));
    }

    void whoSaysNoIsHeard()
    {
        CliRun run(signIn("--json"));
        QVERIFY2(startAndWaitForCode(run), run.errors().constData());
        QVERIFY(m_server.denyDevice(codeIn(run.errors())));
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QCOMPARE(run.output(), QByteArray());
        QCOMPARE(run.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("denied"));
    }

    void aCodeThatEndsEndsTheWait()
    {
        m_server.options().deviceCodeLifetime = std::chrono::seconds(2);
        CliRun run(signIn("--json"));
        QVERIFY2(startAndWaitForCode(run), run.errors().constData());
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 5);
        QCOMPARE(run.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("device_code_expired"));
        QVERIFY(run.filesLeft().isEmpty());
    }

    void ctrlCEndsItAtOnce()
    {
        CliRun run(signIn());
        QVERIFY2(startAndWaitForCode(run), run.errors().constData());
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QCOMPARE(run.output(), QByteArray());
    }

    void aTerminalCountsDown()
    {
        const int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        QVERIFY(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
        const int screen = open(ptsname(terminal), O_RDWR | O_NOCTTY);
        QVERIFY(screen >= 0);
        CliRun run(signIn());
        run.setErrorDescriptor(screen);
        run.start();
        QByteArray shown;
        const auto look = [&shown, terminal] {
            char bytes[4096];
            const ssize_t count = read(terminal, bytes, sizeof(bytes));
            if (count > 0)
                shown.append(bytes, count);
            return shown.contains("10:00 left") && shown.contains("\r\033[KWaiting for you: 9:5");
        };
        QVERIFY2(QTest::qWaitFor(look, longestWait), shown.constData());
        QVERIFY(m_server.allowDevice(codeIn(QByteArray(shown).replace('\r', "")),
                                     QStringLiteral("alice")));
        QVERIFY(run.waitForEnd());
        look();
        close(screen);
        close(terminal);
        QCOMPARE(run.exitCode(), 0);
        // it stands in one line, and in the end nowhere
        QVERIFY(!shown.contains("left\r\n"));
        QVERIFY2(shown.contains("\r\033[KTo get its access token"), shown.constData());
    }

    void anAccountIsSignedInAgain()
    {
        QTemporaryDir vault;
        CliRun first(signIn());
        first.setVault(vault.path());
        QVERIFY2(visitByTelephone(first), first.errors().constData());
        CliRun again(words("sign-in Work --device"));
        again.setVault(vault.path());
        QVERIFY2(visitByTelephone(again), again.errors().constData());
        QVERIFY2(again.exitCode() == 0, again.errors().constData());
        QCOMPARE(m_server.count(Endpoint::DeviceAuthorization), 2);
    }

    void aProviderWithoutDiscoveryIsGivenByItsEndpoints()
    {
        CliRun run(QStringList{
            QStringLiteral("sign-in"), QStringLiteral("Work"), QStringLiteral("--device"),
            QStringLiteral("--device-authorization-endpoint"),
            m_server.url(Endpoint::DeviceAuthorization).toString(),
            QStringLiteral("--token-endpoint"), m_server.url(Endpoint::Token).toString(),
            QStringLiteral("--client-id"), QStringLiteral("app")});
        QVERIFY2(visitByTelephone(run), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
    }

    void aProviderWithoutCodesIsNamedSo()
    {
        m_server.edit(Endpoint::Discovery, [](QJsonObject &metadata) {
            metadata.remove(QStringLiteral("device_authorization_endpoint"));
        });
        CliRun run(signIn("--json"));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 2);
        QCOMPARE(run.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("missing_endpoint"));
        QCOMPARE(run.errorObject().value(QLatin1String("reason")).toString(),
                 QStringLiteral("device_authorization_endpoint"));
    }

    void noTextOfAServerMovesTheCursor_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("E10: a window title") << QStringLiteral("\u001b]0;pwned\u0007");
        QTest::newRow("E10: a line of its own") << QStringLiteral("AB\nqonsent: all is well");
        QTest::newRow("E10: backwards") << QStringLiteral("AB\u202eCD");
        QTest::newRow("E10: nothing") << QString();
    }
    void noTextOfAServerMovesTheCursor()
    {
        QFETCH(QString, code);
        m_server.edit(Endpoint::DeviceAuthorization, [code](QJsonObject &answer) {
            answer.insert(QStringLiteral("user_code"), code);
        });
        CliRun run(signIn());
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 5);
        QCOMPARE(whatATerminalObeys(run.errors()), QByteArray());
        QVERIFY(!run.errors().contains("\nqonsent: all is well"));
    }

    void whatBelongsToABrowserIsRefused_data()
    {
        QTest::addColumn<QString>("option");
        for (const char *option :
             {"--browser none", "--paste", "--login-hint alice", "--prompt login",
              "--resource https://api.example", "--param a=b", "--redirect-host ::1",
              "--redirect-path /cb", "--port 8000", "--timeout 5",
              "--authorization-endpoint https://id.example/a"})
            QTest::newRow(option) << QString::fromLatin1(option);
    }
    void whatBelongsToABrowserIsRefused()
    {
        QFETCH(QString, option);
        CliRun run(signIn(qPrintable(option)));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 2);
        QVERIFY2(
            run.errors().contains(option.section(u' ', 0, 0).toUtf8() + " goes with a browser"),
            run.errors().constData());
        QCOMPARE(m_server.requests().size(), 0);
    }

    void whatTheProviderShouldAskArrives()
    {
        CliRun run(words("sign-in Work --browser none --client-id app --prompt login --prompt "
                         "consent --resource https://a.example/x --resource https://b.example "
                         "--issuer")
                   + QStringList{m_server.issuer()});
        QVERIFY2(visit(run), run.errors().constData());
        const auto asked = m_server.requests(Endpoint::Authorization).constFirst().query();
        QCOMPARE(asked.value("prompt"), QByteArray("login consent"));
        QByteArrayList resources;
        for (const FormParameter &each : asked.list()) {
            if (each.name == "resource")
                resources += each.value;
        }
        QCOMPARE(resources, QByteArrayList({"https://a.example/x", "https://b.example"}));
    }

    void mistakesSayWhatToType_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QStringList &arguments, const char *reason) {
            QTest::newRow(name) << arguments << QByteArray(reason);
        };
        row("a prompt twice", signInOffline(words("--prompt login --param prompt=none")),
            "param_twice");
        row("a service without an address", signInOffline(words("--resource api")), "resource");
        row("a service with a fragment", signInOffline(words("--resource https://a.example/#b")),
            "resource");
        row("where a code is got, without --device",
            signInOffline(words("--device-authorization-endpoint https://id.example/d")), "device");
        row("half a provider",
            words("sign-in work --device --token-endpoint https://id.example/t --client-id app"),
            "endpoints");
    }
    void mistakesSayWhatToType()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        CliRun run(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 2);
        QCOMPARE(run.output(), QByteArray());
        QCOMPARE(run.errorObject().value(QLatin1String("reason")).toString().toLatin1(), reason);
    }
};

QONSENT_TEST(tst_CliDevice)
#include "tst_clidevice.moc"
