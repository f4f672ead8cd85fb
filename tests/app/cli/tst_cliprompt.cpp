// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/cliterminal.h"
#include "tests/app/cli/commandlines.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Test::Endpoint;

/// What a person types at a terminal and nobody should see.
class tst_CliPrompt : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;

    QStringList grant() const
    {
        return QStringList{QStringLiteral("grant"),       QStringLiteral("password"),
                           QStringLiteral("--issuer"),    m_server->issuer(),
                           QStringLiteral("--client-id"), QStringLiteral("app"),
                           QStringLiteral("--user"),      QStringLiteral("alice")};
    }
    /// \a run with the vault of this test, which a passphrase opens and nothing else.
    void prepare(CliRun &run) const
    {
        run.setVault(m_home->filePath(QStringLiteral("vault")));
        run.setVariable(QStringLiteral("QONSENT_KEY_FILE"), {});
    }
    /// Chooses \a passphrase for a new vault.
    void choose(const QByteArray &passphrase)
    {
        CliTerminal terminal;
        CliRun run(words("passphrase"));
        prepare(run);
        terminal.giveTo(run);
        run.start();
        QVERIFY2(terminal.waitFor("New passphrase: "), run.errors().constData());
        terminal.type(passphrase + '\n');
        QVERIFY(terminal.waitFor("The same again: "));
        terminal.type(passphrase + '\n');
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.output(), QByteArray("The vault is opened by: passphrase.\n"));
        QVERIFY(!terminal.shown().contains(passphrase));
    }

private Q_SLOTS:
    void init()
    {
        m_server =
            std::make_unique<Test::AuthorizationServer>(Test::ServerOptions{.canaries = true});
        m_home = std::make_unique<QTemporaryDir>();
    }

    void aPasswordIsTypedUnseen()
    {
        CliTerminal terminal;
        CliRun run(grant());
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        terminal.giveTo(run);
        run.start();
        QVERIFY2(terminal.waitFor("Password: "), run.errors().constData());
        QVERIFY(!terminal.echoes());
        terminal.type("demo\n");
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY(run.output().startsWith("CNRYA-"));
        QCOMPARE(m_server->requests(Endpoint::Token).constLast().form().value("password"),
                 QByteArray("demo"));
        QVERIFY(!terminal.shown().contains("demo"));
        QVERIFY(terminal.echoes());
        QVERIFY(!run.errors().contains("demo"));
        QCOMPARE(run.leaks({}), QString());
    }

    void whatIsNoPasswordIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::newRow("J02: Enter alone") << QByteArray("\n");
        QTest::newRow("J02: Ctrl+C") << QByteArray("de\x03");
        QTest::newRow("J02: Ctrl+D") << QByteArray("\x04");
        QTest::newRow("J02: more than anybody types") << QByteArray(1100, 'x') + '\n';
    }
    void whatIsNoPasswordIsNotSent()
    {
        QFETCH(QByteArray, keys);
        CliTerminal terminal;
        CliRun run(grant());
        terminal.giveTo(run);
        run.start();
        QVERIFY2(terminal.waitFor("Password: "), run.errors().constData());
        terminal.type(keys);
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QVERIFY2(run.errors().contains("cancelled"), run.errors().constData());
        QVERIFY(m_server->requests().isEmpty());
        QVERIFY(terminal.echoes()); // what is typed next is seen again
    }

    void aPassphraseOpensTheVaultWhenItIsTypedRight()
    {
        choose("correct horse battery");
        CliTerminal terminal;
        CliRun run(words("accounts --json"));
        prepare(run);
        terminal.giveTo(run);
        QVERIFY(run.run()); // a program is not asked
        QVERIFY(run.exitCode() != 0);
        QCOMPARE(terminal.shown(), QByteArray());

        CliRun person(words("accounts"));
        prepare(person);
        terminal.giveTo(person);
        person.start();
        QVERIFY2(terminal.waitFor("Passphrase: "), person.errors().constData());
        terminal.type("correct horse\n");
        QVERIFY2(terminal.waitFor("Passphrase: "), person.errors().constData());
        terminal.type("correct horse battery\n");
        QVERIFY(person.waitForEnd());
        QVERIFY2(person.exitCode() == 0, person.errors().constData());
        QVERIFY(!terminal.shown().contains("horse"));
    }

    void afterThreeWrongPassphrasesItEnds()
    {
        choose("correct horse battery");
        CliTerminal terminal;
        CliRun run(words("accounts"));
        prepare(run);
        terminal.giveTo(run);
        run.start();
        for (int question = 0; question < 3; ++question) {
            QVERIFY2(terminal.waitFor("Passphrase: "), run.errors().constData());
            terminal.type("wrong\n");
        }
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.errors().contains("vault_key_wrong"), run.errors().constData());
        QCOMPARE(terminal.shown().count("Passphrase: "), 3);
    }

    void aPassphraseThatIsTypedOtherwiseTheSecondTimeIsNone()
    {
        CliTerminal terminal;
        CliRun run(words("passphrase"));
        prepare(run);
        terminal.giveTo(run);
        run.start();
        QVERIFY2(terminal.waitFor("New passphrase: "), run.errors().constData());
        terminal.type("correct horse battery\n");
        QVERIFY(terminal.waitFor("The same again: "));
        terminal.type("correct horse batery\n");
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 2);
        QVERIFY2(run.errors().contains("the same twice"), run.errors().constData());
        QVERIFY(!QFile::exists(m_home->filePath(QStringLiteral("vault/vault.db"))));
    }
};

QONSENT_TEST(tst_CliPrompt)
#include "tst_cliprompt.moc"
