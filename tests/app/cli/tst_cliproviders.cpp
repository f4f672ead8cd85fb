// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/app/cli/ownpreset.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qonsent;
using Test::Endpoint;

/// `providers` with `check`, and `sign-in --provider`.
class tst_CliProviders : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server;
    QTemporaryDir m_config;

    /// The folder of presets below the configuration called \a who.
    QString providersOf(const QString &who) const { return ownProviders(m_config.filePath(who)); }

private Q_SLOTS:
    void theProvidersAreListedByName()
    {
        CliRun run(words("providers"));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.errors(), QByteArray());
        QByteArrayList ids;
        for (const QByteArray &line : run.output().trimmed().split('\n'))
            ids += line.left(line.indexOf(' '));
        QCOMPARE(ids.size(), 23);
        QCOMPARE(ids.first(3), QByteArrayList({"auth0", "discord", "dropbox"}));
        QCOMPARE(ids.last(), QByteArray("zoho"));
        QVERIFY(run.output().contains("about 3 minutes"));
    }

    void aProgramIsToldTheSameInJson()
    {
        CliRun run(words("providers --json"));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        const QJsonArray rows = run.outputObject().value(QLatin1String("providers")).toArray();
        QCOMPARE(rows.size(), 23);
        const QJsonObject gitlab = rows.at(8).toObject();
        QCOMPARE(gitlab.value(QLatin1String("id")).toString(), QStringLiteral("gitlab"));
        QCOMPARE(gitlab.value(QLatin1String("issuer")).toString(), QStringLiteral("{base}"));
        QCOMPARE(gitlab.value(QLatin1String("redirect_uri")).toString(),
                 QStringLiteral("http://127.0.0.1/callback"));
        QCOMPARE(gitlab.value(QLatin1String("registration_minutes")).toInt(), 3);
        QVERIFY(gitlab.value(QLatin1String("unverified"))
                    .toArray()
                    .contains(QStringLiteral("registration")));
    }

    void aProviderIsSignedInToByItsName()
    {
        QTemporaryDir vault;
        const QStringList signIn = words("sign-in work --provider gitlab --client-id app "
                                         "--browser none --set")
            + QStringList{QStringLiteral("base=") + m_server.issuer()};
        CliRun run(signIn);
        run.setVault(vault.path());
        QVERIFY2(visit(run), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(m_server.requests(Endpoint::Authorization).constLast().query().value("scope"),
                 QByteArray("openid profile email"));
        // and again, with the same words
        CliRun again(signIn);
        again.setVault(vault.path());
        QVERIFY2(visit(again), again.errors().constData());
        QVERIFY2(again.exitCode() == 0, again.errors().constData());
        // but not the same account somewhere else
        CliRun elsewhere(words("sign-in work --provider gitlab --client-id app --browser none"));
        elsewhere.setVault(vault.path());
        QVERIFY(elsewhere.run());
        QCOMPARE(elsewhere.exitCode(), 2);
        QVERIFY(elsewhere.errors().contains("name_taken"));
    }

    void aProviderOfOnesOwnIsKnownByName()
    {
        const QString folder = providersOf(QStringLiteral("mine"));
        writeFile(folder + QStringLiteral("/mine.json"), ownPreset());
        writeFile(folder + QStringLiteral("/wrong.json"), "{\"id\": 1}");
        CliRun list(words("providers"));
        list.setVariable(QStringLiteral("XDG_CONFIG_HOME"),
                         m_config.filePath(QStringLiteral("mine")));
        QVERIFY(list.run());
        QCOMPARE(list.exitCode(), 0);
        QVERIFY2(list.output().contains("\nmine        Mine "), list.output().constData());
        QVERIFY2(list.errors().contains("wrong.json cannot be used"), list.errors().constData());
        QVERIFY(list.errors().contains("qonsent providers check"));
        CliRun run(words("sign-in work --provider mine --client-id app --browser none --set")
                   + QStringList{QStringLiteral("base=") + m_server.issuer()});
        run.setVariable(QStringLiteral("XDG_CONFIG_HOME"),
                        m_config.filePath(QStringLiteral("mine")));
        QVERIFY2(visit(run), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        const auto asked = m_server.requests(Endpoint::Authorization).constLast().query();
        QCOMPARE(asked.value("scope"), QByteArray("openid email"));
        QCOMPARE(asked.value("colour"), QByteArray("blue"));
    }

    void aProviderOfOnesOwnIsKnownWhenSignedInAgain()
    {
        writeFile(providersOf(QStringLiteral("again")) + QStringLiteral("/mine.json"), ownPreset());
        QTemporaryDir vault;
        const auto signIn = [&](const QString &base) {
            auto run = std::make_unique<CliRun>(
                words("sign-in work --provider mine --client-id app --browser none --set")
                + QStringList{QStringLiteral("base=") + base});
            run->setVault(vault.path());
            run->setVariable(QStringLiteral("XDG_CONFIG_HOME"),
                             m_config.filePath(QStringLiteral("again")));
            return run;
        };
        for (int time = 1; time <= 2; ++time) {
            const auto run = signIn(m_server.issuer());
            QVERIFY2(visit(*run), run->errors().constData());
            QVERIFY2(run->exitCode() == 0, run->errors().constData());
            const auto query = m_server.requests(Endpoint::Authorization).constLast().query();
            QCOMPARE(query.value("colour"), QByteArray("blue"));
        }
        const auto elsewhere = signIn(QStringLiteral("https://evil.test"));
        QVERIFY(elsewhere->run());
        QCOMPARE(elsewhere->exitCode(), 2);
        QVERIFY2(elsewhere->errors().contains("Choose another name"),
                 elsewhere->errors().constData());
    }

    void thePersonsPresetReplacesTheOrganisations()
    {
        writeFile(providersOf(QStringLiteral("all")) + QStringLiteral("/gitlab.json"),
                  ownPreset().replace("\"mine\"", "\"gitlab\"").replace("Mine", "Company"));
        writeFile(providersOf(QStringLiteral("me")) + QStringLiteral("/gitlab.json"),
                  ownPreset().replace("\"mine\"", "\"gitlab\"").replace("Mine", "Myself"));
        for (const bool hasOwn : {false, true}) {
            CliRun list(words("providers"));
            list.setVariable(QStringLiteral("XDG_CONFIG_DIRS"),
                             m_config.filePath(QStringLiteral("all")));
            if (hasOwn)
                list.setVariable(QStringLiteral("XDG_CONFIG_HOME"),
                                 m_config.filePath(QStringLiteral("me")));
            QVERIFY(list.run());
            QVERIFY2(
                list.output().contains(hasOwn ? "\ngitlab      Myself" : "\ngitlab      Company"),
                list.output().constData());
        }
    }

    void aFileIsCheckedByLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        const QByteArray good = ownPreset();
        QTest::newRow("nothing wrong") << good << 0 << QByteArray();
        QTest::newRow("a fact that nobody checked")
            << QByteArray(good).replace("\"scopes\": \"docs\"", "\"scopes\": null") << 0
            << QByteArray(":6: unverified: scopes,");
        QTest::newRow("a member that is wrong")
            << QByteArray(good).replace("\"any_loopback_port\"", "\"any\"") << 2
            << QByteArray(":9: wrong: redirect.rule,");
        QTest::newRow("a member that is missing")
            << QByteArray(good).replace("\"name\": \"Mine\",", "") << 2
            << QByteArray(":1: wrong: name,");
        QTest::newRow("no JSON") << QByteArray("\x00{", 2) << 2 << QByteArray(":1: wrong: ");
        QTest::newRow("what a terminal would obey")
            << QByteArray(good).replace("\"id\"", "\"\\u001b]0;x\\u0007\"") << 2
            << QByteArray("wrong: ");
        QTest::newRow("nothing at all") << QByteArray() << 2 << QByteArray(":1: wrong: ");
    }
    void aFileIsCheckedByLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, said);
        const QString file = m_config.filePath(QStringLiteral("checked.json"));
        writeFile(file, content);
        CliRun run({QStringLiteral("providers"), QStringLiteral("check"), file});
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == exitCode, (run.output() + run.errors()).constData());
        QCOMPARE(whatATerminalObeys(run.output()), QByteArray());
        QVERIFY2(run.output().contains(said), run.output().constData());
        CliRun program(
            {QStringLiteral("providers"), QStringLiteral("check"), file, QStringLiteral("--json")});
        QVERIFY(program.run());
        QCOMPARE(program.exitCode(), exitCode);
        QCOMPARE(program.outputObject().value(QLatin1String("usable")).toBool(), exitCode == 0);
    }

    void whatOthersCanChangeDescribesNoProvider_data()
    {
        QTest::addColumn<QFile::Permissions>("ofFile");
        QTest::addColumn<QFile::Permissions>("ofFolder");
        QTest::addColumn<bool>("isUsed");
        const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
        const QFile::Permissions folder = own | QFile::ExeOwner;
        QTest::newRow("a file of one's own") << own << folder << true;
        QTest::newRow("a file that all may read")
            << (own | QFile::ReadOther) << (folder | QFile::ReadOther) << true;
        QTest::newRow("D13: a file that all may change")
            << (own | QFile::WriteOther) << folder << false;
        QTest::newRow("D13: a folder that all may change")
            << own << (folder | QFile::WriteOther) << false;
    }
    void whatOthersCanChangeDescribesNoProvider()
    {
        QFETCH(QFile::Permissions, ofFile);
        QFETCH(QFile::Permissions, ofFolder);
        QFETCH(bool, isUsed);
        const QString folder = providersOf(QStringLiteral("permissions"));
        const QString file = folder + QStringLiteral("/mine.json");
        writeFile(file, ownPreset());
        QVERIFY(QFile::setPermissions(file, ofFile));
        QVERIFY(QFile::setPermissions(folder, ofFolder));
        CliRun run(words("providers"));
        run.setVariable(QStringLiteral("XDG_CONFIG_HOME"),
                        m_config.filePath(QStringLiteral("permissions")));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output().contains("\nmine "), isUsed);
        QCOMPARE(run.errors().contains("can be changed by others"), !isUsed);
        QVERIFY(
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void aProviderOfTheKitThatAFileReplacesIsSaid()
    {
        const QString folder = providersOf(QStringLiteral("replaced"));
        writeFile(folder + QStringLiteral("/google.json"),
                  ownPreset().replace("\"mine\"", "\"google\""));
        CliRun run(words("sign-in a --provider google"));
        run.setVariable(QStringLiteral("XDG_CONFIG_HOME"),
                        m_config.filePath(QStringLiteral("replaced")));
        QVERIFY(run.run()); // without a client it goes no further
        QVERIFY2(run.errors().contains("google is as " + folder.toUtf8() + "/google.json says."),
                 run.errors().constData());
    }

    void aMistakeIsNamedAtOnce_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *line, const char *reason,
                            const char *said) {
            QTest::newRow(name) << words(line) << QByteArray(reason) << QByteArray(said);
        };
        row("no such provider", "sign-in a --provider example --client-id app", "provider_unknown",
            "example");
        row("a provider and an issuer",
            "sign-in a --provider gitlab --issuer https://evil.test --client-id app",
            "provider_and_issuer", "gitlab");
        row("a provider and endpoints",
            "sign-in a --provider gitlab --token-endpoint https://evil.test --client-id app",
            "provider_and_issuer", "gitlab");
        row("a kind of server, without the server", "sign-in a --provider keycloak --client-id app",
            "provider_variable", "--set realm=");
        row("D13: a realm that leads out of its place",
            "sign-in a --provider keycloak --set base=https://a.example --set realm=../x "
            "--client-id app",
            "provider_variable", "--set realm=");
        row("D13: a server without TLS",
            "sign-in a --provider gitlab --set base=http://a.example --client-id app",
            "provider_variable", "--set base=");
        row("something to set that is not there",
            "sign-in a --provider google --set base=https://a.example --client-id app",
            "provider_variable_unknown", "Google");
        row("half of something to set", "sign-in a --provider gitlab --set base --client-id app",
            "set", "NAME=VALUE");
        row("something to set twice",
            "sign-in a --provider keycloak --set realm=a --set realm=b --client-id app", "set",
            "each name once");
        row("something to set for nobody",
            "sign-in a --issuer https://a.example --set realm=a --client-id app", "set",
            "--provider");
        row("no secret where the provider wants one", "sign-in a --provider github --client-id app",
            "client_secret", "--client-secret-file");
        row("a key instead of a secret, and the key is not there",
            "sign-in a --provider github --client-id app --client-key-file /no/such",
            "client_key_file", "/no/such");
        row("no client", "sign-in a --provider gitlab", "client_id", "--client-id");
        row("no file to check", "providers check", "arguments", "no argument");
        row("a file that is not there", "providers check /no/such", "file", "/no/such");
        row("providers with an argument", "providers gitlab", "arguments", "no argument");
    }
    void aMistakeIsNamedAtOnce()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, said);
        CliRun run(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 2);
        QCOMPARE(run.output(), QByteArray());
        const QJsonObject error = run.errorObject();
        QCOMPARE(error.value(QLatin1String("reason")).toString().toUtf8(), reason);
        QVERIFY2(error.value(QLatin1String("message")).toString().toUtf8().contains(said),
                 run.errors().constData());
    }
};

QONSENT_TEST(tst_CliProviders)
#include "tst_cliproviders.moc"
