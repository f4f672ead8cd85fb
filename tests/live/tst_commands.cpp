// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/live/livebrowser.h"
#include "tests/live/liveserver.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qonsent;

/// Commands that go to other endpoints than those of a sign-in.
class tst_LiveCommands : public QObject
{
    Q_OBJECT

    static void addKinds()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }
    static QStringList signInAs(const QString &client, const LiveServer &server,
                                const LiveBrowser &browser)
    {
        return {QStringLiteral("sign-in"),     QStringLiteral("Work"),
                QStringLiteral("--issuer"),    server.issuer(),
                QStringLiteral("--client-id"), client,
                QStringLiteral("--scope"),     QStringLiteral("openid profile"),
                QStringLiteral("--browser"),   browser.command()};
    }

private Q_SLOTS:
    void registerMakesAClientThatSignsIn_data() { addKinds(); }
    void registerMakesAClientThatSignsIn()
    {
        QFETCH(LiveServer::Kind, kind);
        const QByteArray initial = "only-for-those-who-were-invited";
        const LiveServer server(
            kind, {QStringLiteral("--initial-access-token"), QString::fromLatin1(initial)});
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("client.json"));
        const QStringList command{QStringLiteral("register"), server.issuer(),
                                  QStringLiteral("--name"),   QStringLiteral("A program"),
                                  QStringLiteral("--scope"),  QStringLiteral("openid profile"),
                                  QStringLiteral("--output"), file,
                                  QStringLiteral("--json")};
        CliRun stranger(command);
        QVERIFY(stranger.run());
        QCOMPARE(stranger.exitCode(), 5);
        QCOMPARE(stranger.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("server_refused"));
        QVERIFY(!QFile::exists(file));

        CliRun invited(command
                       + QStringList{QStringLiteral("--initial-token-file"), QStringLiteral("-")});
        invited.openInput();
        invited.start();
        invited.type(initial + '\n');
        invited.closeInput();
        QVERIFY(invited.waitForEnd());
        QVERIFY2(invited.exitCode() == 0, invited.errors().constData());
        const QString id = invited.outputObject().value(QLatin1String("client_id")).toString();
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(saved.readAll()).object();
        QCOMPARE(all.value(QLatin1String("client_id")).toString(), id);
        QVERIFY(!all.value(QLatin1String("registration_access_token")).toString().isEmpty());

        const LiveBrowser browser;
        CliRun signIn(signInAs(id, server, browser));
        QVERIFY(signIn.run());
        QCOMPARE(QString::fromUtf8(signIn.output()),
                 QStringLiteral("You are signed in as Alice Ådams 🦉.\n"));

        QList<KnownSecret> secrets = server.secrets();
        secrets.append({"initial access token", initial});
        secrets.append({"management",
                        all.value(QLatin1String("registration_access_token")).toString().toUtf8()});
        for (CliRun *run : {&stranger, &invited, &signIn}) {
            QCOMPARE(run->leaks(secrets), QString());
            QCOMPARE(LeakOracle::findIn(run->output(), secrets).join(u' '), QString());
        }
    }

    void introspectAsksTheServer_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider << 0;
        QTest::newRow("Authlib, which tells nothing to clients without a secret")
            << LiveServer::Kind::Authlib << 5;
    }
    void introspectAsksTheServer()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(int, exitCode);
        const LiveServer server(kind);
        const LiveBrowser browser;
        const QTemporaryDir home;
        CliRun signIn(signInAs(QStringLiteral("qonsent-public"), server, browser));
        signIn.setVault(home.path());
        QVERIFY(signIn.run());
        QCOMPARE(signIn.exitCode(), 0);
        CliRun run(
            {QStringLiteral("introspect"), QStringLiteral("Work"), QStringLiteral("--json")});
        run.setVault(home.path());
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == exitCode, run.errors().constData());
        QCOMPARE(run.outputObject().value(QLatin1String("active")).toBool(), exitCode == 0);
        QCOMPARE(run.leaks(server.secrets()), QString());
    }
};

QONSENT_TEST(tst_LiveCommands)
#include "tst_commands.moc"
