// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qonsent;
using Test::Answer;
using Test::Endpoint;

/// What becomes of an account after the sign-in, one program at a time.
class tst_CliAccounts : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;

    QString vault() const { return m_home->filePath(QStringLiteral("vault")); }
    QStringList signIn(const QString &name) const
    {
        return {QStringLiteral("sign-in"),     name,
                QStringLiteral("--issuer"),    m_server->issuer(),
                QStringLiteral("--client-id"), QStringLiteral("app"),
                QStringLiteral("--scope"),     QStringLiteral("openid profile offline_access"),
                QStringLiteral("--browser"),   QStringLiteral("none")};
    }
    /// What a run in the same home printed; an empty text and a failed test if it did not work.
    QByteArray printed(const char *line, int exitCode = 0)
    {
        CliRun run(QProcess::splitCommand(QString::fromUtf8(line)));
        run.setVault(vault());
        if (!run.run() || run.exitCode() != exitCode) {
            const QByteArray said = QByteArray(line) + " ended with "
                + QByteArray::number(run.exitCode()) + ": " + run.errors();
            QTest::qFail(said.constData(), __FILE__, __LINE__);
            return {};
        }
        m_errors = run.errors();
        return run.output();
    }
    QByteArray m_errors;

private Q_SLOTS:
    void init()
    {
        m_server =
            std::make_unique<Test::AuthorizationServer>(Test::ServerOptions{.canaries = true});
        m_home = std::make_unique<QTemporaryDir>();
        CliRun run(signIn(QStringLiteral("Work")));
        run.setVault(vault());
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        m_server->clearRequests();
    }

    void aTokenComesFromTheVaultAndAsksNobody()
    {
        const QByteArray token = printed("token Work");
        QVERIFY(token.startsWith("CNRYA-"));
        QCOMPARE(token.count('\n'), 1);
        QCOMPARE(m_errors, QByteArray());
        QCOMPARE(printed("token Work"), token);
        QVERIFY(m_server->requests().isEmpty());
    }

    void aListThatDoesNotArriveIsNoSuccess_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("lines") << QStringLiteral("accounts");
        QTest::newRow("JSON") << QStringLiteral("accounts --json");
    }
    void aListThatDoesNotArriveIsNoSuccess()
    {
        QFETCH(QString, line);
        CliRun run(QProcess::splitCommand(line));
        run.setVault(vault());
        const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
        QVERIFY(full >= 0);
        run.setOutputDescriptor(full);
        QVERIFY(run.run());
        close(full);
        QCOMPARE(run.exitCode(), 7);
        QVERIFY2(run.errors().contains("could not be written"), run.errors().constData());
    }

    void aTokenInEveryForm_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("raw") << "raw" << QByteArray("CNRYA-");
        QTest::newRow("header") << "header" << QByteArray("Authorization: Bearer CNRYA-");
        QTest::newRow("json") << "json" << QByteArray("{\"access_token\":\"CNRYA-");
        QTest::newRow("env") << "env" << QByteArray("ACCESS_TOKEN=");
        QTest::newRow("curl") << "curl" << QByteArray("header = \"Authorization: Bearer CNRYA-");
        QTest::newRow("netrc") << "netrc" << QByteArray("machine 127.0.0.1");
    }
    void aTokenInEveryForm()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, beginning);
        const QByteArray out = printed(qPrintable(QStringLiteral("token Work --format ") + format));
        QVERIFY2(out.startsWith(beginning), out.constData());
        QVERIFY(!out.contains("CNRYR-"));
    }

    void aForcedRefreshIsANewTokenThatLasts()
    {
        const QByteArray before = printed("token Work");
        const QByteArray after = printed("token Work --force-refresh");
        QVERIFY(after != before);
        QCOMPARE(printed("token Work"), after);
        QCOMPARE(m_server->count(Endpoint::Token), 1);
    }

    void aTokenThatHasToLastLongerThanAnyComesWithAWarning()
    {
        QVERIFY(printed("token Work --min-valid 999999").startsWith("CNRYA-"));
        QVERIFY2(m_errors.startsWith("Warning: "), m_errors.constData());
        QVERIFY(m_server->requests().isEmpty()); // a newer one would not last longer
    }

    void aPermissionThatWasNotGivenIsNamed_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("one that was given") << "profile" << 0;
        QTest::newRow("B41: one that was not") << "api" << 3;
    }
    void aPermissionThatWasNotGivenIsNamed()
    {
        QFETCH(QString, scope);
        QFETCH(int, exitCode);
        const QByteArray out =
            printed(qPrintable(QStringLiteral("token Work --scope ") + scope), exitCode);
        QCOMPARE(out.isEmpty(), exitCode != 0);
        QCOMPARE(m_errors.contains("not given this permission: api"), exitCode != 0);
    }

    void accountsAreListed()
    {
        const QByteArray list = printed("accounts");
        QVERIFY2(list.startsWith("Work  "), list.constData());
        QVERIFY(list.contains("Alice Demo, 127.0.0.1"));
        QCOMPARE(list.count('\n'), 1);
        const QJsonArray rows = QJsonDocument::fromJson(printed("accounts --json"))
                                    .object()
                                    .value(QLatin1String("accounts"))
                                    .toArray();
        QCOMPARE(rows.size(), 1);
        const QJsonObject row = rows.at(0).toObject();
        QCOMPARE(row.value(QLatin1String("account")).toString(), QStringLiteral("Work"));
        QCOMPARE(row.value(QLatin1String("status")).toString(), QStringLiteral("ready"));
        QCOMPARE(row.value(QLatin1String("renewable")).toBool(), true);
        QVERIFY(m_server->requests().isEmpty());
    }

    void oneIsShownWithoutItsTokens()
    {
        const QByteArray shown = printed("show Work");
        QVERIFY(shown.contains("signed in as   Alice Demo"));
        QVERIFY(shown.contains("opened by: key-file"));
        QVERIFY(!shown.contains("CNRYA-") && !shown.contains("CNRYR-"));
        const QByteArray json = printed("show Work --json");
        QVERIFY(!json.contains("CNRYA-") && !json.contains("CNRYR-"));
        QCOMPARE(
            QJsonDocument::fromJson(json)[QLatin1String("claims")][QLatin1String("sub")].toString(),
            QStringLiteral("248289761001"));
    }

    void aNewNameIsTheName()
    {
        printed("rename Work \"Old work\"");
        QVERIFY(printed("token \"Old work\"").startsWith("CNRYA-"));
        printed("token Work", 9);
    }

    void namesThatAreTakenOrNoneAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("one that is taken") << "Work";
        QTest::newRow("J09: one that shows nothing") << "\u202e";
        QTest::newRow("an empty one") << "\"\"";
    }
    void namesThatAreTakenOrNoneAreRefused()
    {
        QFETCH(QString, name);
        CliRun other(signIn(QStringLiteral("Home")));
        other.setVault(vault());
        QVERIFY(visit(other));
        printed(qPrintable(QStringLiteral("rename Home ") + name), 2);
        QVERIFY(printed("token Home").startsWith("CNRYA-"));
    }

    void signingInAgainNeedsTheNameOnly()
    {
        printed("sign-out Work");
        QCOMPARE(m_server->count(Endpoint::Revocation), 2);
        printed("token Work", 3);
        CliRun again({QStringLiteral("sign-in"), QStringLiteral("Work"),
                      QStringLiteral("--browser"), QStringLiteral("none")});
        again.setVault(vault());
        QVERIFY2(visit(again), again.errors().constData());
        QCOMPARE(again.exitCode(), 0);
        QVERIFY(printed("token Work").startsWith("CNRYA-"));
    }

    void aNameThatIsTakenAtAnotherProviderIsRefusedBeforeAnythingOpens_data()
    {
        QTest::addColumn<QByteArray>("where");
        QTest::newRow("another issuer") << QByteArray("--issuer https://other.test");
        QTest::newRow("endpoints without an issuer")
            << QByteArray("--authorization-endpoint https://other.test/a "
                          "--token-endpoint https://other.test/t");
        QTest::newRow("a provider by its name") << QByteArray("--provider gitlab");
    }
    void aNameThatIsTakenAtAnotherProviderIsRefusedBeforeAnythingOpens()
    {
        QFETCH(QByteArray, where);
        const QByteArray out =
            printed(("sign-in Work --client-id app --browser none " + where).constData(), 2);
        QCOMPARE(out, QByteArray());
        QVERIFY(m_errors.contains("Choose another name"));
    }

    void somebodyElseDoesNotTakeTheAccount_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::newRow("B43: mallory") << "mallory";
    }
    void somebodyElseDoesNotTakeTheAccount()
    {
        QFETCH(QString, subject);
        const QByteArray before = printed("token Work");
        m_server->editIdToken([&subject](Test::IdTokenDraft &token) {
            token.claims.insert(QLatin1String("sub"), subject);
        });
        CliRun again({QStringLiteral("sign-in"), QStringLiteral("Work"),
                      QStringLiteral("--browser"), QStringLiteral("none"),
                      QStringLiteral("--json")});
        again.setVault(vault());
        QVERIFY(visit(again));
        QCOMPARE(again.exitCode(), 3);
        QCOMPARE(again.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("different_user"));
        QCOMPARE(printed("token Work"), before);
    }

    void removingWithoutRevokingAsksNobody()
    {
        printed("remove Work");
        QVERIFY(m_server->requests().isEmpty());
        QCOMPARE(printed("accounts"), QByteArray());
        printed("token Work", 9);
    }

    void whatTheProviderDidNotHearIsToldLater_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("B46: sign-out") << "sign-out Work";
        QTest::newRow("B46: remove --revoke") << "remove Work --revoke";
    }
    void whatTheProviderDidNotHearIsToldLater()
    {
        QFETCH(QString, command);
        m_server->enqueue(Endpoint::Revocation, Answer{.status = 503});
        printed(qPrintable(command), 5);
        QVERIFY(m_errors.contains("does not know yet"));
        printed("token Work", 3); // it is over here
        printed(qPrintable(command));
        QCOMPARE(m_server->count(Endpoint::Revocation), 3);
    }

    void anExportIsForItsOwnerAlone_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("J11: umask 000") << 0;
        QTest::newRow("J11: umask 022") << 022;
    }
    void anExportIsForItsOwnerAlone()
    {
        QFETCH(int, mask);
        const mode_t before = umask(mode_t(mask));
        const QString file = m_home->filePath(QStringLiteral("work.env"));
        const QString command = QStringLiteral("export Work --format env --output ") + file;
        printed(qPrintable(command));
        umask(before);
        struct stat made = {};
        QCOMPARE(stat(qPrintable(file), &made), 0);
        QCOMPARE(int(made.st_mode & 0777), 0600);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray content = written.readAll();
        QVERIFY(content.contains("CNRYA-") && !content.contains("CNRYR-"));
        // It is not overwritten unasked.
        printed(qPrintable(command), 2);
        printed(qPrintable(command + QStringLiteral(" --force --include-refresh-token")));
        QFile replaced(file);
        QVERIFY(replaced.open(QIODevice::ReadOnly));
        QVERIFY(replaced.readAll().contains("CNRYR-"));
    }

    void anExportGoesIntoPlainFilesOnly_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("J11: a symbolic link") << "link";
        QTest::newRow("J11: a dangling link") << "dangling";
        QTest::newRow("J11: a folder") << "folder";
        QTest::newRow("J11: a device") << "device";
    }
    void anExportGoesIntoPlainFilesOnly()
    {
        QFETCH(QString, kind);
        QString path = m_home->filePath(kind);
        const QString target = m_home->filePath(QStringLiteral("target"));
        if (kind == u"device")
            path = QStringLiteral("/dev/null");
        else if (kind == u"folder")
            QVERIFY(QDir().mkdir(path));
        else
            QVERIFY(QFile::link(target, path));
        QFile file(target);
        if (kind == u"link")
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        printed(qPrintable(QStringLiteral("export Work --format env --force --output ") + path),
                10);
        if (kind == u"link") {
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), QByteArray("mine"));
        } else {
            QVERIFY(!QFileInfo::exists(target));
        }
    }

    void aPassphraseOpensTheVaultWithoutAPerson()
    {
        QFile file(m_home->filePath(QStringLiteral("passphrase")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write("CNRYP-correct horse\n");
        file.close();
        const QByteArray out = printed(
            qPrintable(QStringLiteral("passphrase --new-passphrase-file ") + file.fileName()));
        QVERIFY2(out.contains("key-file") && out.contains("passphrase"), out.constData());
        QVERIFY(QFile::remove(vault() + QStringLiteral(".key")));
        printed("token Work", 7); // nothing else opens it
        const QString with = QStringLiteral("token Work --passphrase-file ") + file.fileName();
        QVERIFY(printed(qPrintable(with)).startsWith("CNRYA-"));
        // The last way in is not thrown away with the wrong passphrase, nor at all.
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("wrong");
        file.close();
        printed(qPrintable(with), 7);
    }

    void whatOthersCanReadIsNoPassphraseFile_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("J02: readable for everybody") << 0644;
        QTest::newRow("J02: readable for the group") << 0640;
    }
    void whatOthersCanReadIsNoPassphraseFile()
    {
        QFETCH(int, mode);
        QFile file(m_home->filePath(QStringLiteral("passphrase")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("CNRYP-open");
        file.close();
        QCOMPARE(chmod(qPrintable(file.fileName()), mode_t(mode)), 0);
        printed(qPrintable(QStringLiteral("token Work --passphrase-file ") + file.fileName()), 10);
    }

    void withoutAnyWayInNothingOpensBeforeItIsSaid_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("a new vault") << "sign-in Other --issuer %1 --client-id app --browser none";
    }
    void withoutAnyWayInNothingOpensBeforeItIsSaid()
    {
        QFETCH(QString, command);
        CliRun run(QProcess::splitCommand(command.arg(m_server->issuer())));
        run.setVariable(QStringLiteral("QONSENT_KEY_FILE"), QString());
        run.setVariable(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                        QStringLiteral("unix:path=/nonexistent"));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 7);
        QVERIFY(run.address().isEmpty());
        QVERIFY2(run.errors().contains("passphrase"), run.errors().constData());
        QVERIFY(m_server->requests().isEmpty());
    }

    void aListOfNothingMakesNoVault()
    {
        CliRun run({QStringLiteral("accounts")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output(), QByteArray());
        QVERIFY(run.errors().startsWith("No accounts yet."));
        QCOMPARE(run.filesLeft().join(u' '), QString());
    }

    void nothingSecretIsLeftByAnyCommand_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command :
             {"token Work --force-refresh", "accounts", "show Work", "rename Work Job",
              "export Work --format json --output out.json", "sign-out Work",
              "remove Work --revoke", "passphrase --add-key-file other.key"})
            QTest::addRow("J01: %s", command) << QString::fromLatin1(command);
    }
    void nothingSecretIsLeftByAnyCommand()
    {
        QFETCH(QString, command);
        CliRun run(QProcess::splitCommand(command));
        run.setVault(vault());
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        run.setFolder(m_home->path());
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.leaks({}), QString());
        QFile::remove(m_home->filePath(QStringLiteral("out.json"))); // that one was asked for
        QCOMPARE(LeakOracle::findBelow(m_home->path()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_CliAccounts)
#include "tst_cliaccounts.moc"
