// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/app/cli/ownpreset.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qonsent;
using Test::Answer;
using Test::Endpoint;

namespace {

constexpr QFile::Permissions closedToOthers = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

/// `grant`: tokens without a browser.
class tst_CliGrant : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server{
        {.clients = {{.id = "job", .secret = "CNRYS-a+b c%41"}}, .canaries = true}};
    QTemporaryDir m_folder;

    QStringList grant(const QString &kind, const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("grant"),
                           kind,
                           QStringLiteral("--issuer"),
                           m_server.issuer(),
                           QStringLiteral("--client-id"),
                           QStringLiteral("job"),
                           QStringLiteral("--client-secret-file"),
                           m_folder.filePath(QStringLiteral("secret"))}
        + more;
    }
    /// A grant at the preset \a id, with \a variables filled in.
    QStringList grantAt(const char *id, const QStringList &variables) const
    {
        QStringList all = grant(QStringLiteral("client-credentials"));
        all[2] = QStringLiteral("--provider");
        all[3] = QString::fromLatin1(id);
        for (const QString &variable : variables)
            all += {QStringLiteral("--set"), variable};
        return all;
    }
    QString file(const QString &name, const QByteArray &content,
                 QFile::Permissions permissions = closedToOthers) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no file %s", qPrintable(name));
        file.setPermissions(permissions);
        file.write(content);
        return file.fileName();
    }
    QByteArray namedPipe() const
    {
        const QByteArray name = QFile::encodeName(m_folder.filePath(QStringLiteral("pipe")));
        unlink(name.constData());
        if (mkfifo(name.constData(), S_IRUSR | S_IWUSR) != 0)
            qFatal("no pipe");
        return name;
    }
    QStringList grantWithPasswordIn(const QByteArray &file) const
    {
        return grant(QStringLiteral("password"),
                     {QStringLiteral("--user"), QStringLiteral("alice"),
                      QStringLiteral("--password-file"), QFile::decodeName(file)});
    }
    FormParameters asked() const { return m_server.requests(Endpoint::Token).constLast().form(); }
    QByteArray jwt() const
    {
        const QByteArray claims =
            "{\"sub\":\"alice\",\"aud\":\"" + m_server.issuer().toUtf8() + "\"}";
        return encodeBase64Url("{\"alg\":\"ES256\"}") + '.' + encodeBase64Url(claims) + '.'
            + encodeBase64Url("CNRYJ-signature");
    }
    /// Runs \a run with \a input in its pipe.
    static bool runWith(CliRun &run, const QByteArray &input)
    {
        run.openInput();
        run.start();
        run.type(input);
        run.closeInput();
        return run.waitForEnd();
    }

private Q_SLOTS:
    void init()
    {
        m_server.clearScript();
        m_server.clearRequests();
        file(QStringLiteral("secret"), "CNRYS-a+b c%41\n");
    }

    void aJobActsForItself()
    {
        CliRun run(grant(QStringLiteral("client-credentials"), words("--scope api")));
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY2(run.output().startsWith("CNRYA-"), run.output().constData());
        QCOMPARE(run.output().count('\n'), 1);
        QCOMPARE(asked().value("grant_type"), QByteArray("client_credentials")); // TY-09, MS-38
        QCOMPARE(asked().value("scope"), QByteArray("api"));
        QCOMPARE(run.leaks({}), QString());
        QVERIFY(run.filesLeft().isEmpty()); // nor is there a vault
    }

    void everyWayToProveWhoAsks_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("client_secret_basic") << QStringLiteral("client_secret_basic");
        QTest::newRow("client_secret_post") << QStringLiteral("client_secret_post");
        QTest::newRow("client_secret_jwt") << QStringLiteral("client_secret_jwt");
    }
    void everyWayToProveWhoAsks()
    {
        QFETCH(QString, method);
        m_server.options().clients = {{.id = "job",
                                       .secret = "CNRYS-0123456789012345678901234567",
                                       .authenticationMethod = method.toLatin1()}};
        file(QStringLiteral("secret"), "CNRYS-0123456789012345678901234567");
        CliRun run(
            grant(QStringLiteral("client-credentials"), {QStringLiteral("--client-auth"), method}));
        QVERIFY(run.run());
        m_server.options().clients = {{.id = "job", .secret = "CNRYS-a+b c%41"}};
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.leaks({}), QString());
    }

    void aProgramIsToldInJson()
    {
        CliRun run(grant(QStringLiteral("client-credentials"), words("--json --scope api")));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.errors(), QByteArray());
        const QJsonObject told = run.outputObject();
        QVERIFY(told.value(QLatin1String("access_token")).toString().startsWith(u"CNRYA-"));
        QCOMPARE(told.value(QLatin1String("scope")).toString(), QStringLiteral("api"));
        QVERIFY(told.contains(QLatin1String("expires_at")));
    }

    void aTerminalGetsATokenOnlyWhenAsked_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<bool>("shows");
        QTest::newRow("J10: what is known of it") << QString() << false;
        QTest::newRow("J10: the token, by an explicit word")
            << QStringLiteral("--format raw") << true;
    }
    void aTerminalGetsATokenOnlyWhenAsked()
    {
        QFETCH(QString, more);
        QFETCH(bool, shows);
        const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
        const int screen = open(ptsname(terminal), O_RDWR | O_NOCTTY);
        QVERIFY(screen >= 0);
        CliRun run(grant(QStringLiteral("client-credentials"), words(qPrintable(more))));
        run.setOutputDescriptor(screen);
        QVERIFY(run.run());
        QByteArray shown(4096, '\0');
        shown.resize(qMax<qsizetype>(0, read(terminal, shown.data(), size_t(shown.size()))));
        close(screen);
        close(terminal);
        QCOMPARE(run.exitCode(), 0);
        QVERIFY2(shown.contains("CNRYA-") == shows, shown.constData());
        QCOMPARE(run.errors().contains("This is a secret."), shows);
        QCOMPARE(shown.contains("expires"), !shows);
    }

    void anAssertionBecomesAToken_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("assertion");
        QTest::addColumn<QByteArray>("grantType");
        QTest::newRow("MS-33: a JWT") << QStringLiteral("jwt-bearer") << jwt()
                                      << QByteArray("urn:ietf:params:oauth:grant-type:jwt-bearer");
        QTest::newRow("MS-33: a SAML assertion")
            << QStringLiteral("saml2-bearer")
            << QByteArray("<Assertion><NameID>alice</NameID>CNRYJ-1</Assertion>")
            << QByteArray("urn:ietf:params:oauth:grant-type:saml2-bearer");
    }
    void anAssertionBecomesAToken()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, assertion);
        QFETCH(QByteArray, grantType);
        CliRun piped(grant(kind));
        QVERIFY(runWith(piped, assertion + '\n'));
        QVERIFY2(piped.exitCode() == 0, piped.errors().constData());
        QVERIFY(piped.output().startsWith("CNRYA-"));
        QCOMPARE(asked().value("grant_type"), grantType);
        QVERIFY2(!(piped.output() + piped.errors()).contains("CNRYJ"), piped.errors().constData());
        CliRun filed(grant(
            kind,
            {QStringLiteral("--assertion-file"), file(QStringLiteral("assertion"), assertion)}));
        QVERIFY(filed.run());
        QVERIFY2(filed.exitCode() == 0, filed.errors().constData());
        QCOMPARE(filed.leaks({}), QString());
    }

    void aTokenIsExchanged()
    {
        CliRun first(grant(QStringLiteral("jwt-bearer"), words("--scope api")));
        QVERIFY(runWith(first, jwt()));
        CliRun run(grant(QStringLiteral("token-exchange"),
                         words("--scope api --audience billing --audience mail --resource "
                               "https://api.example/a --requested-token-type access_token "
                               "--format json")));
        QVERIFY(runWith(run, first.output()));
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.outputObject().value(QLatin1String("issued_token_type")).toString(),
                 QStringLiteral("urn:ietf:params:oauth:token-type:access_token"));
        QCOMPARE(asked().value("subject_token"), first.output().trimmed());
        QCOMPARE(asked().value("resource"), QByteArray("https://api.example/a"));
        const FormParameters sent = asked();
        QByteArrayList audiences;
        for (const FormParameter &each : sent.list()) {
            if (each.name == "audience")
                audiences += each.value;
        }
        QCOMPARE(audiences, QByteArrayList({"billing", "mail"}));
    }

    void anActorGoesAlong()
    {
        m_server.enqueue(Endpoint::Token,
                         Answer::json(200,
                                      {{QStringLiteral("access_token"), QStringLiteral("a")},
                                       {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                                       {QStringLiteral("issued_token_type"),
                                        QStringLiteral("urn:ietf:params:oauth:token-type:jwt")}}));
        CliRun run(grant(QStringLiteral("token-exchange"),
                         {QStringLiteral("--subject-token-type"), QStringLiteral("id_token"),
                          QStringLiteral("--actor-token-type"), QStringLiteral("urn:example:badge"),
                          QStringLiteral("--actor-token-file"),
                          file(QStringLiteral("actor"), "CNRYT-actor")}));
        QVERIFY(runWith(run, "CNRYT-subject"));
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(asked().value("subject_token_type"),
                 QByteArray("urn:ietf:params:oauth:token-type:id_token"));
        QCOMPARE(asked().value("actor_token"), QByteArray("CNRYT-actor"));
        QCOMPARE(asked().value("actor_token_type"), QByteArray("urn:example:badge"));
    }

    void aPasswordIsTakenWithAWarning_data()
    {
        QTest::addColumn<bool>("json");
        QTest::newRow("RO-20: for a person") << false;
        QTest::newRow("RO-20: for a program") << true;
    }
    void aPasswordIsTakenWithAWarning()
    {
        QFETCH(bool, json);
        QStringList more = words("--user alice --scope profile");
        if (json)
            more += QStringLiteral("--json");
        CliRun run(grant(QStringLiteral("password"), more));
        QVERIFY(runWith(run, "demo\n"));
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY2(run.errors().startsWith(json ? "{\"warning\":" : "Warning: "),
                 run.errors().constData());
        QVERIFY(run.errors().contains("second factor"));
        QCOMPARE(asked().value("username"), QByteArray("alice"));
        QCOMPARE(asked().value("password"), QByteArray("demo"));
        QVERIFY(run.output().contains("CNRYA-"));
        QVERIFY(!run.output().contains("CNRYR-"));
    }

    void aWrongPasswordIsTheProvidersWord()
    {
        CliRun run(grant(QStringLiteral("password"), words("--user alice --json")));
        QVERIFY(runWith(run, "CNRYP-wrong"));
        QCOMPARE(run.exitCode(), 5);
        QCOMPARE(run.output(), QByteArray());
        QCOMPARE(run.errorObject().value(QLatin1String("server_error")).toString(),
                 QStringLiteral("invalid_grant"));
        QVERIFY(!run.errors().contains("CNRYP-"));
    }

    void whatAProgramWantsBesidesGoesAlong()
    {
        CliRun run(grant(QStringLiteral("client-credentials"),
                         {QStringLiteral("--param"), QStringLiteral("audience=https://a?b=c&d"),
                          QStringLiteral("--param"), QStringLiteral("x=1+1 =")}));
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(asked().value("audience"), QByteArray("https://a?b=c&d")); // RO-30
        QCOMPARE(asked().value("x"), QByteArray("1+1 ="));
    }

    void aProviderWithoutDiscoveryIsGivenByItsEndpoint()
    {
        QStringList arguments = grant(QStringLiteral("client-credentials"));
        arguments[2] = QStringLiteral("--token-endpoint");
        arguments[3] = m_server.url(Endpoint::Token).toString();
        CliRun run(arguments);
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(m_server.count(Endpoint::Discovery), 0);
    }

    void aProviderIsGivenByItsName()
    {
        CliRun run(grantAt("gitlab", {QStringLiteral("base=") + m_server.issuer()}));
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY2(run.output().startsWith("CNRYA-"), run.output().constData());
        QCOMPARE(run.leaks({}), QString());
        const auto request = m_server.requests(Endpoint::Token).constLast();
        QVERIFY(request.header("Authorization")->startsWith("Basic ")); // as its preset says
        QVERIFY(!asked().contains("scope")); // what the preset has is for people
    }

    void aProviderOfTheKitThatAFileReplacesIsSaid()
    {
        const QString configuration = m_folder.filePath(QStringLiteral("configuration"));
        const QString preset = ownProviders(configuration) + QStringLiteral("/google.json");
        writeFile(preset, ownPreset().replace("\"mine\"", "\"google\""));
        CliRun run(grantAt("google", {QStringLiteral("base=") + m_server.issuer()}));
        run.setVariable(QStringLiteral("XDG_CONFIG_HOME"), configuration);
        QVERIFY(run.run());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY2(run.errors().contains("google is as " + preset.toUtf8() + " says."),
                 run.errors().constData());
    }

    void aSecretThatOthersCanReadIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("J02: readable for the group") << int(QFile::ReadGroup);
        QTest::newRow("J02: readable for everybody") << int(QFile::ReadOther);
        QTest::newRow("J02: writable for everybody") << int(QFile::WriteOther);
    }
    void aSecretThatOthersCanReadIsRefused()
    {
        QFETCH(int, mode);
        const QString open =
            file(QStringLiteral("open"), "CNRYS-1", closedToOthers | QFile::Permissions(mode));
        QStringList arguments = grant(QStringLiteral("client-credentials"));
        arguments.last() = open;
        CliRun run(arguments);
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 10);
        QVERIFY2(run.errors().contains("chmod 600"), run.errors().constData());
        QVERIFY(!run.errors().contains("CNRYS-"));
        QCOMPARE(m_server.requests().size(), 0);
    }

    void ctrlCEndsTheWaitForASecret_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("from standard input")
            << grant(QStringLiteral("password"), words("--user alice"));
        QTest::newRow("from a named pipe that nobody writes to")
            << grantWithPasswordIn(namedPipe());
    }
    void ctrlCEndsTheWaitForASecret()
    {
        QFETCH(QStringList, arguments);
        CliRun run(arguments);
        run.openInput();
        run.start();
        QVERIFY(run.waitForLine("Warning: "));
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QCOMPARE(m_server.count(Endpoint::Token), 0);
    }

    void aNamedPipeIsWaitedFor()
    {
        const QByteArray pipe = namedPipe();
        CliRun run(grantWithPasswordIn(pipe));
        run.start();
        QVERIFY(run.waitForLine("Warning: "));
        int writer = -1; // opens once somebody reads
        QVERIFY(QTest::qWaitFor(
            [&] { return (writer = open(pipe.constData(), O_WRONLY | O_NONBLOCK)) >= 0; },
            longestWait));
        const bool isWritten = write(writer, "demo\n", 5) == 5;
        close(writer);
        QVERIFY(isWritten);
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(asked().value("password"), QByteArray("demo"));
    }

    void ctrlCEndsTheWaitForTheProvider()
    {
        m_server.hold(Endpoint::Token);
        CliRun run(grant(QStringLiteral("client-credentials")));
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_server.count(Endpoint::Token), 1, longestWait);
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
        QCOMPARE(run.output(), QByteArray());
    }

    void noTextOfAServerMovesTheCursor()
    {
        m_server.enqueue(Endpoint::Token,
                         Answer::error(400, "invalid_request",
                                       QStringLiteral("\u001b]0;pwned\u0007\nqonsent: fine")));
        CliRun run(grant(QStringLiteral("client-credentials")));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 5);
        QCOMPARE(whatATerminalObeys(run.errors()), QByteArray()); // B40
        QVERIFY(!run.errors().contains("\nqonsent: fine"));
    }

    void mistakesSayWhatToType_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("hint");
        const auto row = [](const char *name, const char *line, const char *reason,
                            const char *hint) {
            QTest::newRow(name) << words(line) << QByteArray(reason) << QByteArray(hint);
        };
        row("no kind", "grant --issuer https://a.example --client-id a", "grant", "jwt-bearer");
        row("no such kind", "grant implicit --issuer https://a.example --client-id a", "grant",
            "client-credentials");
        row("two kinds", "grant password jwt-bearer", "grant", "password");
        row("no provider", "grant client-credentials --client-id a", "issuer", "--token-endpoint");
        row("two providers",
            "grant client-credentials --client-id a --issuer https://a.example --token-endpoint "
            "https://a.example/t",
            "issuer", "--issuer");
        row("no such provider", "grant client-credentials --provider example --client-id a",
            "provider_unknown", "example");
        row("a provider and an issuer",
            "grant client-credentials --provider gitlab --issuer https://evil.test --client-id a",
            "provider_and_issuer", "gitlab");
        row("a provider and an endpoint",
            "grant client-credentials --provider gitlab --token-endpoint https://evil.test "
            "--client-id a",
            "provider_and_issuer", "gitlab");
        row("a kind of server, without the server",
            "grant client-credentials --provider keycloak --client-id a", "provider_variable",
            "--set realm=");
        row("D13: a realm that leads out of its place",
            "grant client-credentials --provider keycloak --set base=https://a.example --set "
            "realm=../x --client-id a",
            "provider_variable", "--set realm=");
        row("something to set that is not there",
            "grant client-credentials --provider google --set base=https://a.example --client-id a",
            "provider_variable_unknown", "Google");
        row("something to set for nobody",
            "grant client-credentials --issuer https://a.example --set realm=a --client-id a",
            "set", "--provider");
        row("a key instead of a secret, and the key is not there",
            "grant client-credentials --provider github --client-id a --client-key-file /no/such",
            "client_key_file", "/no/such");
        row("no secret where the provider wants one",
            "grant client-credentials --provider github --client-id a", "client_secret",
            "--client-secret-file");
        row("no client", "grant client-credentials --issuer https://a.example", "client_id",
            "--client-id");
        row("nobody's password", "grant password --issuer https://a.example --client-id a", "user",
            "--user");
        row("an option of another kind",
            "grant client-credentials --issuer https://a.example --client-id a --user alice",
            "option_of_another_grant", "--user");
        row("an unknown proof",
            "grant client-credentials --issuer https://a.example --client-id a --client-auth card",
            "client_auth", "private_key_jwt");
        row("a proof that no option brings",
            "grant client-credentials --issuer https://a.example --client-id a --client-auth "
            "tls_client_auth",
            "client_auth", "private_key_jwt");
        row("a proof without its secret",
            "grant client-credentials --issuer https://a.example --client-id a --client-auth "
            "private_key_jwt",
            "client_auth", "--client-key-file");
        row("no such file",
            "grant client-credentials --issuer https://a.example --client-id a "
            "--client-secret-file /no/such",
            "client_secret_file", "/no/such");
        row("an empty input", "grant jwt-bearer --issuer https://a.example --client-id a",
            "assertion_file", "--assertion-file");
        row("two secrets in one input",
            "grant jwt-bearer --issuer https://a.example --client-id a --client-secret-file - "
            "--assertion-file -",
            "client_secret_file", "--client-secret-file");
        row("a parameter without a value",
            "grant client-credentials --issuer https://a.example --client-id a --param x", "param",
            "NAME=VALUE");
        row("no such format",
            "grant client-credentials --issuer https://a.example --client-id a --format yaml",
            "format", "header");
    }
    void mistakesSayWhatToType()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, hint);
        CliRun run(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY(runWith(run, {}));
        QCOMPARE(run.exitCode(), 2);
        QCOMPARE(run.output(), QByteArray());
        QCOMPARE(run.errorObject().value(QLatin1String("reason")).toString().toLatin1(), reason);
        QVERIFY2(run.errors().contains(hint), run.errors().constData());
    }

    void twoSecretsDoNotShareOneInput()
    {
        QStringList arguments = grant(QStringLiteral("jwt-bearer"));
        arguments.last() = QStringLiteral("-");
        CliRun run(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY(runWith(run, "CNRYS-1"));
        QCOMPARE(run.exitCode(), 2);
        QCOMPARE(run.errorObject().value(QLatin1String("reason")).toString(),
                 QStringLiteral("assertion_file"));
        QCOMPARE(m_server.requests().size(), 0);
    }
};

QONSENT_TEST(tst_CliGrant)
#include "tst_cligrant.moc"
