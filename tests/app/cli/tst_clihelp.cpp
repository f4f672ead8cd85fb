// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qonsent;

/// What the program says of itself, and the demo, which is what people see first.
class tst_CliHelp : public QObject
{
    Q_OBJECT

    static QStringList linesOf(const QByteArray &text)
    {
        return QString::fromUtf8(text).split(u'\n');
    }
    static void addPages()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString help = QStringLiteral("--help");
        QTest::newRow("no argument") << QStringList{};
        QTest::newRow("--help") << QStringList{help};
        QTest::newRow("-h") << QStringList{QStringLiteral("-h")};
        QTest::newRow("help") << QStringList{QStringLiteral("help")};
        QTest::newRow("sign-in --help") << QStringList{QStringLiteral("sign-in"), help};
        QTest::newRow("help sign-in")
            << QStringList{QStringLiteral("help"), QStringLiteral("sign-in")};
        QTest::newRow("sign-in with a mistake and --help")
            << QStringList{QStringLiteral("sign-in"), QStringLiteral("--nope"), help};
        QTest::newRow("discover --help") << QStringList{QStringLiteral("discover"), help};
        for (const char *command : {"grant", "request", "userinfo", "introspect", "revoke",
                                    "import", "register", "providers", "doctor"})
            QTest::addRow("%s --help", command) << QStringList{QLatin1String(command), help};
        QTest::newRow("demo -h") << QStringList{QStringLiteral("demo"), QStringLiteral("-h")};
    }

private Q_SLOTS:
    void everyPageFitsATerminal_data() { addPages(); }
    void everyPageFitsATerminal()
    {
        QFETCH(QStringList, arguments);
        CliRun run(arguments);
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.errors(), QByteArray());
        QVERIFY(run.output().startsWith("qonsent "));
        for (const QString &line : linesOf(run.output())) {
            QVERIFY2(line.size() <= 80, qPrintable(line));
            QVERIFY2(!line.endsWith(u' ') && !line.contains(u'\t'), qPrintable(line));
        }
    }

    void everyOptionIsExplained_data() { addPages(); }
    void everyOptionIsExplained()
    {
        QFETCH(QStringList, arguments);
        CliRun run(arguments);
        QVERIFY(run.run());
        const QStringList lines = linesOf(run.output());
        // an option, then either its explanation in the same line or nothing
        static const QRegularExpression option(
            QStringLiteral("^  --([a-z-]+)( [A-Z=\\[\\]-]+)?(   *\\S.*)?$"));
        static const QRegularExpression explanation(QStringLiteral("^ {27}\\S"));
        bool inOptions = false;
        int options = 0;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            inOptions = lines.at(i) == u"Options:" || (inOptions && !lines.at(i).isEmpty());
            if (!inOptions || !lines.at(i).startsWith(u"  -"))
                continue;
            const auto match = option.match(lines.at(i));
            QVERIFY2(match.hasMatch(), qPrintable(lines.at(i)));
            QVERIFY2(!match.captured(3).isEmpty() || explanation.match(lines.at(i + 1)).hasMatch(),
                     qPrintable(lines.at(i)));
            ++options;
        }
        const bool isPageOfACommand = lines.constFirst().contains(u':');
        QCOMPARE(options > 1, isPageOfACommand);
    }

    void noOptionTakesASecret_data()
    {
        QTest::addColumn<QString>("option");
        for (const char *option : {"client-secret", "secret", "password", "passphrase",
                                   "refresh-token", "access-token", "token", "code", "id-token"})
            QTest::addRow("J02: --%s", option) << QStringLiteral("--") + QLatin1String(option);
    }
    void noOptionTakesASecret()
    {
        QFETCH(QString, option);
        for (const char *command : {"sign-in", "discover", "demo", "grant", "request", "userinfo",
                                    "import", "register", "doctor"}) {
            CliRun run({QLatin1String(command), option + QStringLiteral("=CNRYS-1")});
            QVERIFY(run.run());
            QCOMPARE(run.exitCode(), 2);
            QVERIFY(run.errors().contains("Unknown option"));
            QVERIFY(!run.errors().contains("CNRYS-1")); // nor is it repeated
        }
    }

    void saysItsVersion()
    {
        CliRun run({QStringLiteral("--version")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QVERIFY(QRegularExpression(QStringLiteral("^qonsent \\d+\\.\\d+\\.\\d+\n$"))
                    .match(QString::fromUtf8(run.output()))
                    .hasMatch());
    }

    void theDemoShowsAPersonWhoTheyAre()
    {
        CliRun run({QStringLiteral("demo")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        const QStringList lines = linesOf(run.output());
        QCOMPARE(lines.constFirst(), QStringLiteral("You are signed in as Alice Demo."));
        static const QRegularExpression token(
            QStringLiteral("^  (access|refresh) token +hidden \\(\\d+ bytes, [0-9a-f]{8}\\)$"));
        QCOMPARE(lines.filter(token).size(), 2);
        // values stand below each other
        for (const QString &line : lines) {
            if (line.startsWith(u"  "))
                QVERIFY2(line.size() > 17 && line.at(16) == u' ' && line.at(17) != u' ',
                         qPrintable(line));
        }
        QVERIFY(run.errors().contains("This is a demo."));
        QVERIFY(run.filesLeft().isEmpty());
    }

    void theDemoTellsAProgramTheSame()
    {
        CliRun run({QStringLiteral("demo"), QStringLiteral("--json")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.errors(), QByteArray());
        const QJsonObject object = run.outputObject();
        QCOMPARE(object.value(QLatin1String("demo")).toBool(), true);
        QCOMPARE(object.value(QLatin1String("signed_in_as")).toString(),
                 QStringLiteral("Alice Demo"));
        QCOMPARE(object.value(QLatin1String("claims"))[QLatin1String("iss")],
                 object.value(QLatin1String("issuer")));
        for (const char *token : {"access_token", "refresh_token", "id_token"})
            QVERIFY(!run.output().contains(token));
    }
};

QONSENT_TEST(tst_CliHelp)
#include "tst_clihelp.moc"
