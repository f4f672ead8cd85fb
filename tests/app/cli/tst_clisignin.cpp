// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

using namespace Qonsent;
using Test::Endpoint;

/// Whole sign-ins of the program at a provider in this process.
class tst_CliSignIn : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server{{.canaries = true}};
    QTemporaryDir m_folder;

    QStringList signIn(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("sign-in"),     QStringLiteral("Work"),
                           QStringLiteral("--issuer"),    m_server.issuer(),
                           QStringLiteral("--client-id"), QStringLiteral("app"),
                           QStringLiteral("--browser"),   QStringLiteral("none")}
        + more;
    }
private Q_SLOTS:
    void init()
    {
        m_server.clearScript();
        m_server.clearRequests();
    }

    void dataGoesToStandardOutputAndNothingElseDoes()
    {
        CliRun run(signIn({QStringLiteral("--scope"), QStringLiteral("openid profile")}));
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output(), QByteArray("You are signed in as Alice Demo.\n"));
        const QList<QByteArray> told = run.errors().split('\n');
        QVERIFY(told.at(0).startsWith("Open this address in a browser on this computer."));
        QCOMPARE(told.at(1), QByteArray());
        QCOMPARE(told.at(2), run.address().toEncoded());
        QCOMPARE(told.at(3), QByteArray());
        QVERIFY(told.at(4).startsWith("To get its access token: qonsent token \"Work\""));
    }

    void aProgramIsToldTheSameInJson()
    {
        CliRun run(signIn(
            {QStringLiteral("--json"), QStringLiteral("--scope"), QStringLiteral("openid email")}));
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        const QJsonObject object = run.outputObject();
        QCOMPARE(object.value(QLatin1String("account")).toString(), QStringLiteral("Work"));
        QCOMPARE(object.value(QLatin1String("issuer")).toString(), m_server.issuer());
        QCOMPARE(object.value(QLatin1String("scope")).toString(), QStringLiteral("openid email"));
        QCOMPARE(object.value(QLatin1String("kept")).toBool(), true);
        QVERIFY(
            QDateTime::fromString(object.value(QLatin1String("expires_at")).toString(), Qt::ISODate)
            > QDateTime::currentDateTimeUtc());
        // besides that, one line: where to go
        QCOMPARE(run.errors().count('\n'), 1);
        QVERIFY(run.errorObject().contains(QLatin1String("until")));
    }

    void nothingSecretIsLeftAnywhere_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("J01: for a person") << QStringList{};
        QTest::newRow("J01: for a program") << QStringList{QStringLiteral("--json")};
    }
    void nothingSecretIsLeftAnywhere()
    {
        QFETCH(QStringList, more);
        CliRun run(signIn(more));
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QVERIFY(run.errors().contains("qonsent.net")); // it did log
        QCOMPARE(run.leaks(secretsIn(run.address())), QString());
        QCOMPARE(LeakOracle::findIn(run.output()).join(u' '), QString());
        QCOMPARE(run.filesLeft().join(u' '), QString());
    }

    void tokensComeAsOneLineThatWorks_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("J10: json") << QStringLiteral("json");
        QTest::newRow("J10: header") << QStringLiteral("header");
    }
    void tokensComeAsOneLineThatWorks()
    {
        QFETCH(QString, format);
        CliRun run(signIn({QStringLiteral("--format"), format}));
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output().count('\n'), 1);
        QVERIFY(run.output().endsWith('\n'));
        const QByteArray header = format == u"json"
            ? "Bearer "
                + run.outputObject().value(QLatin1String("access_token")).toString().toUtf8()
            : run.output().trimmed().mid(qstrlen("Authorization: "));
        QNetworkRequest request(m_server.url(Endpoint::UserInfo));
        request.setRawHeader("Authorization", header);
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), longestWait);
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QVERIFY(!run.errors().contains("This is a secret")); // a pipe needs no warning
        QVERIFY(!run.output().contains("CNRYR-"));
        QCOMPARE(run.leaks(secretsIn(run.address())), QString());
    }

    void theRefreshTokenComesOnlyWhenAsked()
    {
        CliRun run(signIn({QStringLiteral("--format"), QStringLiteral("json"),
                           QStringLiteral("--include-refresh-token")}));
        QVERIFY2(visit(run), run.errors().constData());
        QVERIFY(run.outputObject()
                    .value(QLatin1String("refresh_token"))
                    .toString()
                    .startsWith(QStringLiteral("CNRYR-")));
    }

    void aTerminalIsWarnedOfASecret()
    {
        // J10
        const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
        const int screen = open(ptsname(terminal), O_RDWR | O_NOCTTY);
        QVERIFY(screen >= 0);
        CliRun run(signIn({QStringLiteral("--format"), QStringLiteral("header")}));
        run.setOutputDescriptor(screen);
        QVERIFY2(visit(run), run.errors().constData());
        QByteArray shown(4096, '\0');
        shown.resize(qMax<qsizetype>(0, read(terminal, shown.data(), size_t(shown.size()))));
        close(screen);
        close(terminal);
        QVERIFY2(shown.startsWith("Authorization: Bearer CNRYA-"), shown.constData());
        QCOMPARE(shown.count('\n'), 1);
        QCOMPARE(run.errors().count("This is a secret."), 1);
    }

    void whatIsAskedArrivesByteByByte()
    {
        CliRun run(signIn({QStringLiteral("--scope"), QStringLiteral("openid"),
                           QStringLiteral("--scope"), QStringLiteral("email profile"),
                           QStringLiteral("--login-hint"), QStringLiteral("a+b@example.org"),
                           QStringLiteral("--param"), QStringLiteral("prompt=consent"),
                           QStringLiteral("--param"), QStringLiteral("resource=https://a?b=c&d"),
                           QStringLiteral("--param"), QStringLiteral("resource=https://e"),
                           QStringLiteral("--param"), QStringLiteral("x=1+1 %2B ü =")}));
        QVERIFY2(visit(run), run.errors().constData());
        const auto asked = m_server.requests(Endpoint::Authorization).constFirst().query();
        QCOMPARE(asked.value("scope"), QByteArray("openid email profile"));
        QCOMPARE(asked.value("login_hint"), QByteArray("a+b@example.org"));
        QCOMPARE(asked.value("prompt"), QByteArray("consent"));
        QCOMPARE(asked.value("x"), QByteArray("1+1 %2B \xc3\xbc ="));
        QByteArrayList resources;
        for (const FormParameter &each : asked.list()) {
            if (each.name == "resource")
                resources += each.value;
        }
        QCOMPARE(resources, QByteArrayList({"https://a?b=c&d", "https://e"}));
    }

    void whatWasNotGrantedIsSaid()
    {
        CliRun run(signIn(
            {QStringLiteral("--scope"), QStringLiteral("openid profile mail.read mail.send")}));
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QVERIFY(run.errors().contains("Not granted: mail.read mail.send\n"));
    }

    void aSecretComesFromAFile_data()
    {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("J02: as an editor leaves it") << QByteArray("\n");
        QTest::newRow("J02: as an editor elsewhere leaves it") << QByteArray("\r\n");
        QTest::newRow("J02: as printf leaves it") << QByteArray();
    }
    void aSecretComesFromAFile()
    {
        QFETCH(QByteArray, lineEnd);
        m_server.options().clients = {{.id = "confidential", .secret = "CNRYS-a+b c%41:é"}};
        QFile file(m_folder.filePath(QStringLiteral("secret")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("CNRYS-a+b c%41:é" + lineEnd);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.close();
        QStringList arguments = signIn({QStringLiteral("--client-secret-file"), file.fileName()});
        arguments.replaceInStrings(QStringLiteral("app"), QStringLiteral("confidential"));
        CliRun run(arguments);
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        QVERIFY2(visit(run), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.leaks(secretsIn(run.address())), QString());
        QCOMPARE(LeakOracle::findIn(run.output()).join(u' '), QString());
    }

    void aSecretThatOthersCanReadIsNotUsed_data()
    {
        QTest::addColumn<QFile::Permissions>("others");
        QTest::newRow("J02: by the group") << QFile::Permissions(QFile::ReadGroup);
        QTest::newRow("J02: by everybody") << QFile::Permissions(QFile::ReadOther);
        QTest::newRow("J02: or change") << QFile::Permissions(QFile::WriteGroup);
    }
    void aSecretThatOthersCanReadIsNotUsed()
    {
        QFETCH(QFile::Permissions, others);
        QFile file(m_folder.filePath(QStringLiteral("open")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("CNRYS-secret");
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | others));
        file.close();
        CliRun run(signIn({QStringLiteral("--client-secret-file"), file.fileName()}));
        QVERIFY(run.run());
        QVERIFY(run.exitCode() != 0);
        QVERIFY2(run.errors().contains("chmod 600"), run.errors().constData());
        QVERIFY(m_server.requests().isEmpty());
        QCOMPARE(run.leaks({}), QString());
    }

    void theDemoServesASignInAsItSays()
    {
        CliRun demo({QStringLiteral("demo"), QStringLiteral("--serve")});
        demo.start();
        QVERIFY(demo.waitForLine("  qonsent "));
        const QByteArray said = demo.output();
        const qsizetype start = said.indexOf("  qonsent ") + qstrlen("  qonsent ");
        const QString suggestion =
            QString::fromUtf8(said.mid(start, said.indexOf('\n', start) - start));
        CliRun run(QProcess::splitCommand(suggestion)
                   + QStringList{QStringLiteral("--browser"), QStringLiteral("none")});
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        demo.interrupt();
        QVERIFY(demo.waitForEnd());
        QCOMPARE(demo.exitCode(), 0);
        QCOMPARE(demo.errors(), QByteArray());
    }

    void aProgramIsToldWhereTheDemoServes()
    {
        CliRun demo({QStringLiteral("demo"), QStringLiteral("--serve"), QStringLiteral("--json")});
        demo.start();
        QTRY_VERIFY_WITH_TIMEOUT(!demo.outputObject().isEmpty(), longestWait);
        CliRun run({QStringLiteral("discover"),
                    demo.outputObject().value(QLatin1String("issuer")).toString(),
                    QStringLiteral("--json")});
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.outputObject().value(QLatin1String("issuer")),
                 demo.outputObject().value(QLatin1String("issuer")));
    }
};

QONSENT_TEST(tst_CliSignIn)
#include "tst_clisignin.moc"
