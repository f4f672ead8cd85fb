// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clihome.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>
#include <QTest>

using namespace Qonsent;
using Test::Answer;
using Test::Endpoint;

/// What comes before the first sign-in, or instead of it: `register`, `import`, `doctor`.
class tst_CliSetup : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::unique_ptr<CliHome> m_home;

    static QJsonObject objectIn(const QByteArray &text)
    {
        return QJsonDocument::fromJson(text).object();
    }
    QStringList registration(const char *more = "") const
    {
        return QStringList{QStringLiteral("register"), m_server->issuer(), QStringLiteral("--name"),
                           QStringLiteral("My program")}
        + words(more);
    }
    /// Answers the next registration with \a more besides what was asked for.
    void answerRegistration(const QJsonObject &more = {})
    {
        const QString endpoint = m_server->issuer() + QStringLiteral("/register");
        m_server->edit(Endpoint::Discovery, [endpoint](QJsonObject &metadata) {
            metadata.insert(QStringLiteral("registration_endpoint"), endpoint);
        });
        QJsonObject answer{{QStringLiteral("client_id"), QStringLiteral("c-1")},
                           {QStringLiteral("redirect_uris"),
                            QJsonArray{QStringLiteral("http://127.0.0.1/callback")}},
                           {QStringLiteral("token_endpoint_auth_method"), QStringLiteral("none")}};
        for (auto member = more.begin(); member != more.end(); ++member)
            answer.insert(member.key(), member.value());
        m_server->enqueue(Endpoint::Other, Answer::json(201, answer));
    }
    QJsonObject secrets() const
    {
        return {
            {QStringLiteral("client_secret"), QStringLiteral("CNRYS-1")},
            {QStringLiteral("client_secret_expires_at"), 0},
            {QStringLiteral("token_endpoint_auth_method"), QStringLiteral("client_secret_basic")},
            {QStringLiteral("registration_access_token"), QStringLiteral("CNRYM-1")},
            {QStringLiteral("registration_client_uri"),
             m_server->issuer() + QStringLiteral("/register/c-1")}};
    }

    QStringList import(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("import"),      QStringLiteral("Old"),
                           QStringLiteral("--issuer"),    m_server->issuer(),
                           QStringLiteral("--client-id"), QStringLiteral("app")}
        + more;
    }
    QByteArray refreshToken() const
    {
        return m_server->issueRefreshToken("app", QStringLiteral("alice"),
                                           {QStringLiteral("openid"), QStringLiteral("profile")});
    }
    /// Starts \a run, an import, and presses Ctrl+C once the provider has the token but does not
    /// answer; false if the run does not say that it waits for the answer.
    bool interruptWhileAsked(CliRun &run) const
    {
        m_server->hold(Endpoint::Token);
        run.setVault(m_home->vault());
        run.openInput();
        run.start();
        run.type(refreshToken());
        run.closeInput();
        if (!QTest::qWaitFor([this] { return m_server->count(Endpoint::Token) == 1; }, longestWait))
            return false;
        run.interrupt();
        return run.waitForLine("The provider is being asked");
    }

private Q_SLOTS:
    void init()
    {
        m_server =
            std::make_unique<Test::AuthorizationServer>(Test::ServerOptions{.canaries = true});
        m_home = std::make_unique<CliHome>();
    }

    // register

    void aProviderLearnsOfTheProgram()
    {
        answerRegistration();
        const QByteArray text = m_home->printed(registration());
        QCOMPARE(text, QByteArray("The provider knows this program as c-1 now.\n"));
        QVERIFY2(m_home->errors().contains("--client-id \"c-1\""), m_home->errors().constData());
        const QJsonObject asked = objectIn(m_server->requests(Endpoint::Other).constLast().body);
        QCOMPARE(asked.value(QLatin1String("client_name")).toString(),
                 QStringLiteral("My program"));
        QCOMPARE(asked.value(QLatin1String("redirect_uris")).toArray(),
                 QJsonArray{QStringLiteral("http://127.0.0.1/callback")});
        QCOMPARE(asked.value(QLatin1String("token_endpoint_auth_method")).toString(),
                 QStringLiteral("none"));
    }

    void whatIsSecretIsShownOnce()
    {
        answerRegistration(secrets());
        const QJsonObject told =
            objectIn(m_home->printed(registration("--client-auth client_secret_basic")));
        QCOMPARE(told.value(QLatin1String("client_secret")).toString(), QStringLiteral("CNRYS-1"));
        QCOMPARE(told.value(QLatin1String("registration_access_token")).toString(),
                 QStringLiteral("CNRYM-1"));
        QVERIFY2(m_home->errors().contains("\nWarning: This is shown once and stored nowhere."),
                 m_home->errors().constData());
    }

    void whatIsSecretGoesIntoAFileOfOnesOwn()
    {
        answerRegistration(secrets());
        const QString file = m_home->path("client.json");
        const QByteArray text = m_home->printed(registration("--client-auth client_secret_basic")
                                                + QStringList{QStringLiteral("--output"), file});
        QVERIFY(!text.contains("CNRY"));
        QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(objectIn(saved.readAll()).value(QLatin1String("client_secret")).toString(),
                 QStringLiteral("CNRYS-1"));
        // and a second registration does not take its place, nor is one made for nothing
        m_server->clearRequests();
        m_home->printed(registration("--json") + QStringList{QStringLiteral("--output"), file}, 2);
        QCOMPARE(m_home->reason(), QStringLiteral("file_exists"));
        QCOMPARE(m_server->requests().size(), 0);
    }

    void whoMayRegisterIsProvedByAToken()
    {
        answerRegistration();
        m_home->printed(registration("--initial-token-file - --json"), 0, "CNRYM-initial\n");
        QCOMPARE(m_server->requests(Endpoint::Other).constLast().header("Authorization"),
                 QByteArray("Bearer CNRYM-initial"));
    }

    void anotherRedirectThanAskedForIsRefused()
    {
        answerRegistration(
            {{QStringLiteral("redirect_uris"), QJsonArray{QStringLiteral("https://evil.test/")}}});
        QCOMPARE(m_home->printed(registration("--json"), 5), QByteArray());
        QCOMPARE(m_home->reason(), QStringLiteral("redirect_uris"));
    }

    void aClientThatIsRefusedForWhatItIsIsTakenBack()
    {
        QJsonObject other = secrets();
        other.insert(QLatin1String("redirect_uris"),
                     QJsonArray{QStringLiteral("https://evil.test/")});
        answerRegistration(other);
        m_server->enqueue(Endpoint::Other, Answer{.status = 204});
        m_home->printed(registration("--client-auth client_secret_basic --json"), 5);
        QCOMPARE(m_home->reason(), QStringLiteral("redirect_uris"));
        const auto asked = m_server->requests(Endpoint::Other);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.constLast().method, QByteArray("DELETE"));
        QCOMPARE(asked.constLast().header("Authorization"), QByteArray("Bearer CNRYM-1"));
    }

    void whoManagesAClientElsewhereIsNotAskedToTakeItBack_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("D15: another origin") << QStringLiteral("https://evil.test/register/c-1");
        QTest::newRow("D15: no address") << QString();
    }
    void whoManagesAClientElsewhereIsNotAskedToTakeItBack()
    {
        QFETCH(QString, address);
        QJsonObject other = secrets();
        other.insert(QLatin1String("registration_client_uri"), address);
        other.insert(QLatin1String("redirect_uris"),
                     QJsonArray{QStringLiteral("https://evil.test/")});
        answerRegistration(other);
        m_home->printed(registration("--client-auth client_secret_basic --json"), 5);
        QCOMPARE(m_server->requests(Endpoint::Other).size(), 1);
    }

    void aFileThatCannotBeMadeIsSaidBeforeAnybodyIsAsked()
    {
        answerRegistration(secrets());
        m_home->printed(registration("--client-auth client_secret_basic --json --output")
                            + QStringList{m_home->path("none/client.json")},
                        7);
        QVERIFY(m_server->requests().isEmpty());
    }

    void aRegistrationThatFailsLeavesNoFile()
    {
        const QString file = m_home->path("client.json");
        m_home->printed(registration("--json --output") + QStringList{file}, 2);
        QVERIFY(!QFile::exists(file));
    }

    void aShellReadsNoCommandInWhatAProviderSays()
    {
        answerRegistration({{QStringLiteral("client_id"), QStringLiteral("$(id) `id` \"id\"")}});
        m_home->printed(registration());
        QVERIFY2(m_home->errors().contains("--client-id '$(id) `id` \"id\"'"),
                 m_home->errors().constData());
    }

    void aProviderThatRegistersNobodyIsNamedSo()
    {
        m_home->printed(registration("--json"), 2);
        QCOMPARE(m_home->reason(), QStringLiteral("registration_endpoint"));
    }

    void mistakesInARegistrationAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *line, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(reason);
        };
        row("nowhere", "register --name a", "issuer");
        row("nobody", "register https://id.example", "name");
        row("a redirect with a fragment",
            "register https://id.example --name a --redirect-uri https://a.example/#b",
            "redirect_uri");
        row("half a redirect", "register https://id.example --name a --redirect-uri callback",
            "redirect_uri");
        row("an unknown proof", "register https://id.example --name a --client-auth card",
            "client_auth");
        row("a proof with a key that nobody sends along",
            "register https://id.example --name a --client-auth private_key_jwt", "client_auth");
    }
    void mistakesInARegistrationAreNamed()
    {
        QFETCH(QString, line);
        m_home->printed(words(qPrintable(line + QStringLiteral(" --json"))), 2);
        QTEST(m_home->reason(), "reason");
    }

    // import

    void aRefreshTokenBecomesAnAccount()
    {
        const QByteArray token = refreshToken();
        const QByteArray text = m_home->printed(import(), 0, token + '\n'); // MS-36
        QVERIFY2(text.startsWith("\"Old\" is "), text.constData());
        QVERIFY(!(text + m_home->errors()).contains("CNRY"));
        QCOMPARE(m_server->requests(Endpoint::Token).constLast().form().value("refresh_token"),
                 token);
        QVERIFY(m_home->printed(words("token Old")).startsWith("CNRYA-"));
        QVERIFY(m_home->printed(words("token Old --force-refresh")).startsWith("CNRYA-"));
        QVERIFY(m_home->printed(words("accounts")).startsWith("Old  "));
    }

    void theProviderOfATokenIsGivenByItsName()
    {
        QStringList arguments =
            import({QStringLiteral("--set"), QStringLiteral("base=") + m_server->issuer()});
        arguments[2] = QStringLiteral("--provider");
        arguments[3] = QStringLiteral("gitlab");
        m_home->printed(arguments, 0, refreshToken());
        QVERIFY(m_home->printed(words("token Old --force-refresh")).startsWith("CNRYA-"));
        const QJsonObject account = objectIn(m_home->printed(words("show Old --json")));
        QCOMPARE(account.value(QLatin1String("issuer")).toString(), m_server->issuer());
    }

    void tokensOfAnotherProgramAreReadFromTheirFile()
    {
        QFile file(m_home->path("tokens.json")); // RX-04
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write("{\n  \"access_token\": \"CNRYA-old\",\n  \"expires_on\": \"1\",\n"
                   "  \"refresh_token\": \""
                   + refreshToken() + "\"\n}\n");
        file.close();
        m_home->printed(import({QStringLiteral("--refresh-token-file"), file.fileName()}));
        QVERIFY(m_home->printed(words("token Old")).startsWith("CNRYA-"));
        m_home->printed(words("export Old --format json --include-refresh-token --output")
                        + QStringList{m_home->path("export.json")});
        QStringList again =
            import({QStringLiteral("--refresh-token-file"), m_home->path("export.json")});
        again[1] = QStringLiteral("Again");
        m_home->printed(again);
        QVERIFY(m_home->printed(words("token Again")).startsWith("CNRYA-"));
    }

    void jsonWithoutARefreshTokenIsNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("RX-04: only an access token")
            << QByteArray("{\"access_token\": \"CNRYA-1\"}");
        QTest::newRow("RX-04: no text") << QByteArray("{\"refresh_token\": 1}");
        QTest::newRow("RX-04: twice")
            << QByteArray("{\"refresh_token\": \"CNRYR-1\", \"refresh_token\": \"CNRYR-2\"}");
        QTest::newRow("RX-04: half of it") << QByteArray("{\"refresh_token\": \"CNRYR-1");
    }
    void jsonWithoutARefreshTokenIsNone()
    {
        QFETCH(QByteArray, json);
        m_home->printed(import({QStringLiteral("--json")}), 2, json);
        QCOMPARE(m_home->reason(), QStringLiteral("refresh_token"));
        QVERIFY(!m_home->errors().contains("CNRY"));
        QCOMPARE(m_server->requests().size(), 0);
    }

    void aRefreshTokenIsNotLostForAnIdTokenThatCannotBeChecked_data()
    {
        QTest::addColumn<bool>("hasKeys");
        QTest::newRow("the keys cannot be fetched") << false;
        QTest::newRow("this computer's clock is three minutes behind") << true;
    }
    void aRefreshTokenIsNotLostForAnIdTokenThatCannotBeChecked()
    {
        QFETCH(bool, hasKeys);
        const QByteArray spent = refreshToken();
        if (hasKeys)
            m_server->editIdToken([](Test::IdTokenDraft &token) {
                token.claims.insert(QLatin1String("iat"), QDateTime::currentSecsSinceEpoch() + 180);
            });
        else
            m_server->editAnswer(Endpoint::Jwks, [](Answer &answer) { answer.status = 503; });
        m_home->printed(import(), 0, spent);
        QVERIFY(m_home->printed(words("token Old --force-refresh")).startsWith("CNRYA-"));
    }

    void theFirstInterruptionWaitsForTheNewToken()
    {
        CliRun run(import());
        QVERIFY2(interruptWhileAsked(run), run.errors().constData());
        m_server->release(Endpoint::Token);
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY(m_home->printed(words("token Old --force-refresh")).startsWith("CNRYA-"));
    }

    void theSecondInterruptionGivesUp()
    {
        CliRun run(import());
        QVERIFY2(interruptWhileAsked(run), run.errors().constData());
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), -1); // by the signal, at once
        QCOMPARE(m_home->printed(words("accounts")), QByteArray());
    }

    void aTokenThatDoesNotRotateIsKept()
    {
        m_server->options().refreshRotation = Test::RefreshRotation::Keep;
        m_home->printed(import({QStringLiteral("--json")}), 0, refreshToken());
        QVERIFY(m_home->printed(words("token Old --force-refresh")).startsWith("CNRYA-"));
    }

    void aTokenThatIsNotGoodMakesNoAccount()
    {
        QCOMPARE(m_home->printed(import({QStringLiteral("--json")}), 5, "CNRYR-wrong"),
                 QByteArray());
        QVERIFY(m_home->errors().contains("invalid_grant"));
        QCOMPARE(m_home->printed(words("accounts")), QByteArray());
    }

    void aNameThatIsTakenCostsNoToken()
    {
        m_home->printed(import(), 0, refreshToken());
        m_server->clearRequests();
        m_home->printed(import({QStringLiteral("--json")}), 2, refreshToken());
        QCOMPARE(m_home->reason(), QStringLiteral("name_taken"));
        QCOMPARE(m_server->requests().size(), 0);
    }

    void mistakesInAnImportAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *line, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(reason);
        };
        row("no name", "import --issuer https://id.example --client-id app", "name");
        row("two names", "import a b --issuer https://id.example --client-id app", "name");
        row("no provider", "import a --client-id app", "issuer");
        row("no such provider", "import a --provider example --client-id app", "provider_unknown");
        row("a provider and an issuer",
            "import a --provider gitlab --issuer https://evil.test --client-id app",
            "provider_and_issuer");
        row("a kind of server, without the server", "import a --provider keycloak --client-id app",
            "provider_variable");
        row("D13: a server without TLS",
            "import a --provider gitlab --set base=http://a.example --client-id app",
            "provider_variable");
        row("half of something to set", "import a --provider gitlab --set base --client-id app",
            "set");
        row("no secret where the provider wants one", "import a --provider github --client-id app",
            "client_secret");
        row("no client", "import a --issuer https://id.example", "client_id");
        row("no token", "import a --issuer https://id.example --client-id app",
            "refresh_token_file");
    }
    void mistakesInAnImportAreNamed()
    {
        QFETCH(QString, line);
        m_home->printed(words(qPrintable(line + QStringLiteral(" --json"))), 2);
        QTEST(m_home->reason(), "reason");
        QVERIFY(!QFile::exists(m_home->path("vault/vault.db")));
    }

    // doctor

    void allIsSaidInLines()
    {
        CliRun run(words("doctor"));
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.output().constData());
        for (const char *line :
             {"ok       tls       OpenSSL", "ok       vault     There is none yet",
              "ok       ports     127.0.0.1", "note     browser   There is no"})
            QVERIFY2(run.output().contains(line), run.output().constData());
        QVERIFY(run.filesLeft().isEmpty());
    }

    void aVaultThatOpensIsSaidSo()
    {
        m_home->printed(import(), 0, refreshToken());
        const QByteArray text = m_home->printed(words("doctor"));
        QVERIFY2(text.contains("opened by: key-file"), text.constData());
    }

    void aVaultThatDoesNotOpenIsAProblem()
    {
        m_home->printed(import(), 0, refreshToken());
        QFile::remove(m_home->path("vault.key"));
        const QByteArray text = m_home->printed(words("doctor"), 7);
        QVERIFY2(text.contains("problem  vault     "), text.constData());
        const QJsonArray rows = objectIn(m_home->printed(words("doctor --json"), 7))
                                    .value(QLatin1String("checks"))
                                    .toArray();
        QCOMPARE(rows.at(1).toObject().value(QLatin1String("state")).toString(),
                 QStringLiteral("problem"));
        QVERIFY(rows.size() >= 5); // the rest is looked at all the same
    }

    void clocksAreCompared_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("they agree") << 0 << 0 << QByteArray("its clock agrees");
        QTest::newRow("half a minute is nothing") << 30 << 0 << QByteArray("its clock agrees");
        QTest::newRow("an hour behind") << 3600 << 5 << QByteArray("seconds behind");
        QTest::newRow("an hour ahead") << -3600 << 5 << QByteArray("seconds ahead");
    }
    void clocksAreCompared()
    {
        QFETCH(int, ahead);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, said);
        m_server->editAnswer(Endpoint::Discovery, [ahead](Answer &answer) {
            const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(ahead);
            answer.setHeader("Date",
                             QLocale::c()
                                 .toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                                 .toLatin1());
        });
        const QByteArray text = m_home->printed(
            {QStringLiteral("doctor"), QStringLiteral("--issuer"), m_server->issuer()}, exitCode);
        QVERIFY2(text.contains(said), text.constData());
    }

    void aProviderThatIsNotThereIsAProblem_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("nobody answers") << QStringLiteral("http://127.0.0.1:1") << 6;
        QTest::newRow("it has no TLS") << QStringLiteral("http://id.example") << 10;
    }
    void aProviderThatIsNotThereIsAProblem()
    {
        QFETCH(QString, issuer);
        QFETCH(int, exitCode);
        const QByteArray text = m_home->printed(
            {QStringLiteral("doctor"), QStringLiteral("--issuer"), issuer}, exitCode);
        QVERIFY2(text.contains("problem  provider"), text.constData());
    }
};

QONSENT_TEST(tst_CliSetup)
#include "tst_clisetup.moc"
