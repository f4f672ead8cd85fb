// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/sqlitevault/sqlitevault.h"
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clihome.h"
#include "tests/app/cli/clivisit.h"
#include "tests/app/cli/commandlines.h"
#include "tests/app/cli/ownpreset.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

using namespace Qonsent;
using Test::Answer;
using Test::Endpoint;

/// What is asked with the tokens of a stored account: `userinfo`, `introspect`, `revoke`,
/// `request`.
class tst_CliEndpoints : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::unique_ptr<CliHome> m_home;

    void signIn(const QString &scopes)
    {
        const QString secret = m_home->path("secret");
        QFile file(secret);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("CNRYS-secret");
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.close();
        CliRun run({QStringLiteral("sign-in"), QStringLiteral("Work"), QStringLiteral("--issuer"),
                    m_server->issuer(), QStringLiteral("--client-id"), QStringLiteral("app"),
                    QStringLiteral("--client-secret-file"), secret, QStringLiteral("--scope"),
                    scopes, QStringLiteral("--browser"), QStringLiteral("none")});
        run.setVault(m_home->vault());
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        m_server->clearRequests();
    }
    QJsonObject object(const char *line, int exitCode = 0)
    {
        return QJsonDocument::fromJson(m_home->printed(line, exitCode)).object();
    }
    QStringList request(const char *more = "") const
    {
        return QStringList{QStringLiteral("request"), QStringLiteral("Work"),
                           m_server->url(Endpoint::UserInfo).toString()}
        + words(more);
    }
    /// Lets the account be at \a issuer, on the internet as every provider that has a preset is;
    /// nobody is asked there while its token is fresh.
    void moveAccountTo(const QString &issuer) const
    {
        SqliteVault vault({.folder = m_home->vault(),
                           .keys = {std::make_shared<KeyFileSource>(m_home->path("vault.key"))}});
        const auto known = outcomeOf(vault.find(QStringLiteral("Work")));
        QVERIFY2(known, known ? "" : known.error().reason.constData());
        const auto stored = outcomeOf(vault.read(known->id));
        QVERIFY2(stored, stored ? "" : stored.error().reason.constData());
        Account account = stored->account;
        account.provider.issuer = issuer;
        QVERIFY(outcomeOf(vault.write(account, stored->tokens)).has_value());
    }
    /// A preset whose services want the token in \a place, as "oauth_token"; where they like if
    /// that is empty.
    static QByteArray presetWith(const QByteArray &place)
    {
        QByteArray preset = ownPreset();
        if (place.isEmpty())
            return preset;
        preset.replace("\"scopes\": [",
                       "\"token_placement\": {\"place\": \"" + place
                           + "\", \"parameter\": \"oauth_token\"}, \"scopes\": [");
        return preset.replace("\"scopes\": \"docs\"",
                              "\"token_placement\": \"docs\", \"scopes\": \"docs\"");
    }
    /// Runs \a run on the account, for somebody who has \a preset, with \a input in its pipe.
    void runWithPreset(CliRun &run, const QByteArray &preset, const QByteArray &input) const
    {
        const QString configuration = m_home->path("configuration");
        writeFile(ownProviders(configuration) + QStringLiteral("/mine.json"), preset);
        run.setVariable(QStringLiteral("XDG_CONFIG_HOME"), configuration);
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qonsent.*=true"));
        run.setVault(m_home->vault());
        run.openInput();
        run.start();
        run.type(input);
        run.closeInput();
        QVERIFY(run.waitForEnd());
        QVERIFY2(!run.errors().contains("cannot be used"), run.errors().constData());
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<Test::AuthorizationServer>(Test::ServerOptions{
            .clients = {{.id = "app", .secret = "CNRYS-secret"}}, .canaries = true});
        m_home = std::make_unique<CliHome>();
        signIn(QStringLiteral("openid profile offline_access"));
    }

    // userinfo

    void theProviderSaysWhoItIs()
    {
        const QByteArray text = m_home->printed("userinfo Work");
        QVERIFY2(text.contains("  name           Alice Demo\n"), text.constData());
        QVERIFY(text.contains("  sub "));
        QCOMPARE(object("userinfo Work --json").value(QLatin1String("name")).toString(),
                 QStringLiteral("Alice Demo"));
    }

    void whatSpeaksOfSomebodyElseIsThrownAway()
    {
        m_server->edit(Endpoint::UserInfo, [](QJsonObject &claims) {
            claims.insert(QStringLiteral("sub"), QStringLiteral("mallory"));
        });
        QCOMPARE(m_home->printed("userinfo Work --json", 5), QByteArray());
        QCOMPARE(m_home->error().value(QLatin1String("error")).toString(),
                 QStringLiteral("id_token_rejected"));
    }

    void noClaimMovesTheCursor()
    {
        m_server->edit(Endpoint::UserInfo, [](QJsonObject &claims) {
            claims.insert(QStringLiteral("\u001b]0;x\u0007"),
                          QStringLiteral("\u202ea\nb\u009b31m"));
        });
        QCOMPARE(whatATerminalObeys(m_home->printed("userinfo Work")), QByteArray()); // B40
    }

    void anAnswerThatIsNotSignedIsRefusedWhereThatWasWanted()
    {
        QCOMPARE(m_home->printed("userinfo Work --signed --json", 5), QByteArray());
        QCOMPARE(m_home->error().value(QLatin1String("reason")).toString(),
                 QStringLiteral("content_type"));
    }

    void anAccountWithoutIdentityHasNoUserinfo()
    {
        m_home = std::make_unique<CliHome>();
        signIn(QStringLiteral("api"));
        QCOMPARE(m_home->printed("userinfo Work --json", 2), QByteArray());
        QCOMPARE(m_home->error().value(QLatin1String("reason")).toString(),
                 QStringLiteral("no_identity"));
        QCOMPARE(m_server->count(Endpoint::UserInfo), 0);
    }

    // introspect

    void theProviderSaysWhatATokenIsWorth()
    {
        const QByteArray text = m_home->printed("introspect Work");
        QVERIFY2(text.startsWith("The provider says that the token is good.\n"), text.constData());
        QVERIFY(text.contains("  scope          openid profile offline_access\n"));
        const auto asked = m_server->requests(Endpoint::Introspection).constLast().form();
        QVERIFY(asked.value("token")->startsWith("CNRYA-"));
        QCOMPARE(asked.value("token_type_hint"), QByteArray("access_token"));
        QCOMPARE(object("introspect Work --json").value(QLatin1String("active")).toBool(), true);
        QCOMPARE(m_server->count(Endpoint::Token), 0);
    }

    void theRefreshTokenIsAskedAboutToo()
    {
        QCOMPARE(object("introspect Work --token refresh --json")
                     .value(QLatin1String("active"))
                     .toBool(),
                 true);
        QVERIFY(m_server->requests(Endpoint::Introspection)
                    .constLast()
                    .form()
                    .value("token")
                    ->startsWith("CNRYR-"));
    }

    void aTokenThatEndedIsNamedSo()
    {
        m_server->revokeAll();
        QVERIFY(m_home->printed("introspect Work").contains("good no longer"));
        QVERIFY2(m_home->errors().contains("qonsent token \"Work\" --force-refresh"),
                 m_home->errors().constData());
        QCOMPARE(object("introspect Work --json").value(QLatin1String("active")).toBool(true),
                 false);
    }

    void whatIsNotSignedIsRefused()
    {
        QCOMPARE(m_home->printed("introspect Work --signed --json", 5), QByteArray());
    }

    // revoke

    void allTokensEndAndTheAccountStays()
    {
        const QByteArray text = m_home->printed("revoke Work");
        QVERIFY2(text.contains("The account stays") && text.contains("qonsent sign-in \"Work\""),
                 text.constData());
        QCOMPARE(m_server->count(Endpoint::Revocation), 2);
        const auto asked = m_server->requests(Endpoint::Revocation);
        QVERIFY(asked.at(0).form().value("token")->startsWith("CNRYR-"));
        QVERIFY(asked.at(1).form().value("token")->startsWith("CNRYA-"));
        QVERIFY(m_home->printed("accounts").startsWith("Work  "));
        QCOMPARE(m_home->printed("token Work", 3), QByteArray()); // nobody is handed a dead one
        QCOMPARE(m_server->count(Endpoint::Token), 0);
        CliRun again(words("sign-in Work --browser none"));
        again.setVault(m_home->vault());
        QVERIFY2(visit(again), again.errors().constData());
        QVERIFY2(again.exitCode() == 0, again.errors().constData());
        QVERIFY(m_home->printed("token Work").startsWith("CNRYA-"));
    }

    void anAccessTokenEndsAndTheNextIsGotWithoutAnybody()
    {
        const QByteArray before = m_home->printed("token Work");
        const QJsonObject told = object("revoke Work --token access --json");
        QCOMPARE(told.value(QLatin1String("needs_sign_in")).toBool(true), false);
        QCOMPARE(m_server->count(Endpoint::Revocation), 1);
        const QByteArray after = m_home->printed("token Work");
        QVERIFY(after.startsWith("CNRYA-") && after != before);
        QCOMPARE(m_server->count(Endpoint::Token), 1);
    }

    void whatTheProviderDidNotHearChangesNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("it refuses") << 400 << 5;
        QTest::newRow("it is down") << 500 << 6;
    }
    void whatTheProviderDidNotHearChangesNothing()
    {
        QFETCH(int, status);
        QFETCH(int, exitCode);
        m_server->enqueue(Endpoint::Revocation, Answer::error(status, "unsupported_token_type"));
        QCOMPARE(m_home->printed("revoke Work --json", exitCode), QByteArray());
        QVERIFY(m_home->printed("token Work").startsWith("CNRYA-"));
        QCOMPARE(m_server->count(Endpoint::Token), 0);
    }

    void aProviderThatKnowsOnlyRefreshTokensIsEnough()
    {
        m_server->enqueue(Endpoint::Revocation, Answer{});
        m_server->enqueue(Endpoint::Revocation, Answer::error(400, "unsupported_token_type"));
        m_home->printed("revoke Work");
        QVERIFY2(m_home->errors().contains("Warning: The access token may be good until it ends"),
                 m_home->errors().constData());
        m_home->printed("token Work", 3);
    }

    // request

    void anAnswerGoesToStandardOutput()
    {
        const QByteArray body = m_home->printed(request());
        QCOMPARE(QJsonDocument::fromJson(body).object().value(QLatin1String("name")).toString(),
                 QStringLiteral("Alice Demo"));
        QCOMPARE(m_server->requests(Endpoint::UserInfo).constLast().method, QByteArray("GET"));
        const QJsonObject told =
            QJsonDocument::fromJson(m_home->printed(request("--json"))).object();
        QCOMPARE(told.value(QLatin1String("status")).toInt(), 200);
        QVERIFY(told.value(QLatin1String("body")).toString().contains(u"Alice Demo"));
        QVERIFY(!told.value(QLatin1String("headers")).toArray().isEmpty());
        QVERIFY(m_home->printed(request("--include")).startsWith("HTTP 200\n"));
    }

    void bytesComeAsTheyAre()
    {
        const QByteArray bytes("\x00\xff\r\n\x1b[31m\x80", 10);
        m_server->enqueue(Endpoint::UserInfo, Answer{.body = bytes});
        QCOMPARE(m_home->printed(request()), bytes);
        m_server->enqueue(Endpoint::UserInfo, Answer{.body = bytes});
        const QJsonObject told =
            QJsonDocument::fromJson(m_home->printed(request("--json"))).object();
        QCOMPARE(
            QByteArray::fromBase64(told.value(QLatin1String("body_base64")).toString().toLatin1()),
            bytes);
    }

    void aTerminalObeysNoAnswer()
    {
        m_server->enqueue(Endpoint::UserInfo, Answer{.body = "a\x1b]0;pwned\x07z"});
        const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
        const int screen = open(ptsname(terminal), O_RDWR | O_NOCTTY);
        QVERIFY(screen >= 0);
        CliRun run(request());
        run.setVault(m_home->vault());
        run.setOutputDescriptor(screen);
        QVERIFY(run.run());
        QByteArray shown(4096, '\0');
        shown.resize(qMax<qsizetype>(0, read(terminal, shown.data(), size_t(shown.size()))));
        close(screen);
        close(terminal);
        QCOMPARE(shown, QByteArray("a]0;pwnedz\r\n")); // B40
    }

    void methodFieldsAndBodyArrive()
    {
        m_server->enqueue(Endpoint::UserInfo, Answer{});
        m_home->printed(request()
                            + QStringList{QStringLiteral("-X"), QStringLiteral("patch"),
                                          QStringLiteral("-H"), QStringLiteral("X-One: 1 2"),
                                          QStringLiteral("--data"), QStringLiteral("-")},
                        0, "{\"a\":1}\n");
        const auto asked = m_server->requests(Endpoint::UserInfo).constLast();
        QCOMPARE(asked.method, QByteArray("PATCH"));
        QCOMPARE(asked.body, QByteArray("{\"a\":1}\n"));
        QCOMPARE(asked.header("X-One"), QByteArray("1 2"));
        QCOMPARE(asked.header("Content-Type"), QByteArray("application/json"));
        QVERIFY(asked.header("Authorization")->startsWith("Bearer CNRYA-"));
    }

    void aFileIsABody()
    {
        QFile file(m_home->path("body"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<a/>");
        file.close();
        m_server->enqueue(Endpoint::UserInfo, Answer{});
        m_home->printed(request()
                        + QStringList{QStringLiteral("--data"), u'@' + file.fileName(),
                                      QStringLiteral("--header"),
                                      QStringLiteral("content-type: text/xml")});
        const auto asked = m_server->requests(Endpoint::UserInfo).constLast();
        QCOMPARE(asked.method, QByteArray("POST"));
        QCOMPARE(asked.body, QByteArray("<a/>"));
        QCOMPARE(asked.header("Content-Type"), QByteArray("text/xml"));
    }

    void aRefusedTokenIsRenewedOnceAndTheRequestSentAgain()
    {
        m_server->enqueue(
            Endpoint::UserInfo,
            Answer{.status = 401}.with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
        QVERIFY(m_home->printed(request()).contains("Alice Demo")); // RX-06, RX-09
        QCOMPARE(m_server->count(Endpoint::UserInfo), 2);
        QCOMPARE(m_server->count(Endpoint::Token), 1);
        QVERIFY(m_home->printed("token Work").startsWith("CNRYA-")); // RX-07: the new one is stored
        QCOMPARE(m_server->count(Endpoint::Token), 1);
    }

    void aMissingPermissionIsNamed()
    {
        m_server->enqueue(
            Endpoint::UserInfo,
            Answer{.status = 403}.with("WWW-Authenticate",
                                       "Bearer error=\"insufficient_scope\", scope=\"api admin\""));
        QCOMPARE(m_home->printed(request(), 3), QByteArray());
        QVERIFY2(m_home->errors().contains("It wants these permissions: api admin"),
                 m_home->errors().constData());
    }

    void anErrorOfTheServiceIsPrintedAndCounts()
    {
        m_server->enqueue(Endpoint::UserInfo, Answer::json(404, {{QStringLiteral("no"), 1}}));
        QVERIFY(m_home->printed(request(), 5).contains("\"no\""));
        QVERIFY(m_home->errors().contains("The server answered with status 404."));
    }

    void theTokenStaysWithTheHostThatWasNamed()
    {
        Test::AuthorizationServer other;
        m_server->enqueue(Endpoint::UserInfo,
                          Answer::redirect(other.issuer().toLatin1() + "/x", 302));
        CliRun run(request());
        run.setVault(m_home->vault());
        QVERIFY(run.run());
        QVERIFY(m_server->requests(Endpoint::UserInfo).constLast().header("Authorization"));
        QCOMPARE(other.requests().size(), 1); // the redirect is followed, without the token
        QVERIFY(!other.requests().constFirst().header("Authorization"));
    }

    void theTokenGoesWhereThePresetWantsIt_data()
    {
        QTest::addColumn<QString>("issuer"); // of the account
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QByteArray>("goesInto");
        const QString here = QStringLiteral("https://id.example.org");
        const QStringList get;
        const QStringList form = words("-H \"Content-Type: application/x-www-form-urlencoded\" "
                                       "--data -");
        QTest::newRow("RO-51: into the field, of a preset that wants nothing else")
            << here << QByteArray() << get << QByteArray("field");
        QTest::newRow("RO-51: into the address")
            << here << QByteArray("query") << get << QByteArray("address");
        QTest::newRow("RO-51: into the address, of a request with a form")
            << here << QByteArray("query") << form << QByteArray("address");
        QTest::newRow("RO-51: into the form")
            << here << QByteArray("form") << form << QByteArray("form");
        QTest::newRow("RO-51: into the field, whatever the preset of another provider wants")
            << here + u'x' << QByteArray("query") << get << QByteArray("field");
    }
    void theTokenGoesWhereThePresetWantsIt()
    {
        QFETCH(QString, issuer);
        QFETCH(QByteArray, place);
        QFETCH(QStringList, more);
        QFETCH(QByteArray, goesInto);
        m_server->enqueue(Endpoint::UserInfo, Answer{.body = "fine"});
        moveAccountTo(issuer);
        CliRun run(request() + more);
        runWithPreset(run, presetWith(place), "a=1&b=+%26");
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QCOMPARE(run.output(), QByteArray("fine"));
        QCOMPARE(run.leaks({}), QString());
        const auto asked = m_server->requests(Endpoint::UserInfo).constLast();
        const auto isToken = [](const auto &value) {
            return value.value_or(QByteArray()).startsWith("CNRYA-");
        };
        QCOMPARE(asked.header("Authorization").has_value(), goesInto == "field");
        QCOMPARE(isToken(asked.query().value("oauth_token")), goesInto == "address");
        QCOMPARE(isToken(asked.form().value("oauth_token")), goesInto == "form");
        QCOMPARE(asked.body.startsWith("a=1&b=+%26"), !more.isEmpty());
    }

    void aTokenThatDoesNotFitThereGoesNowhere_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("more");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("RO-51: a form is wanted, and there is none")
            << QByteArray("form") << QString() << QString() << QByteArray("form_body");
        QTest::newRow("RO-51: a form is wanted, and the body is something else")
            << QByteArray("form") << QString() << QStringLiteral("--data -")
            << QByteArray("form_body");
        QTest::newRow("RO-51: the address has such a parameter already")
            << QByteArray("query") << QStringLiteral("?oauth_token=x") << QString()
            << QByteArray("token_parameter");
        QTest::newRow("RO-51: the same, spelled in another way")
            << QByteArray("query") << QStringLiteral("?oauth%5Ftoken=x") << QString()
            << QByteArray("token_parameter");
    }
    void aTokenThatDoesNotFitThereGoesNowhere()
    {
        QFETCH(QByteArray, place);
        QFETCH(QString, query);
        QFETCH(QString, more);
        QFETCH(QByteArray, reason);
        QStringList arguments = request(qPrintable(more)) + QStringList{QStringLiteral("--json")};
        arguments[2] += query;
        CliRun run(arguments);
        moveAccountTo(QStringLiteral("https://id.example.org"));
        runWithPreset(run, presetWith(place), "a=1");
        QCOMPARE(run.exitCode(), 2);
        QCOMPARE(run.errorObject().value(QLatin1String("reason")).toString().toLatin1(), reason);
        QCOMPARE(run.leaks({}), QString());
        QCOMPARE(m_server->count(Endpoint::UserInfo), 0);
    }

    void mistakesSayWhatToType_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QStringList &arguments, int exitCode,
                            const char *reason) {
            QTest::newRow(name) << arguments << exitCode << QByteArray(reason);
        };
        row("a request of nobody", words("request"), 2, "name");
        row("a request to nowhere", words("request Work"), 2, "url");
        row("a request to a file", words("request Work file:///etc/passwd"), 10, "scheme");
        row("J10: a request without TLS", words("request Work http://api.example/"), 10, "scheme");
        row("a request that shows another host than it asks",
            {QStringLiteral("request"), QStringLiteral("Work"),
             QStringLiteral("https://a.example\\@evil.test")},
            10, "syntax");
        row("a body on the command line", words("request Work https://a.example --data a=b"), 2,
            "data");
        row("no such body", words("request Work https://a.example --data @/no/such"), 2, "data");
        row("half a field", words("request Work https://a.example -H Accept"), 2, "header");
        row("a field of two lines",
            {QStringLiteral("request"), QStringLiteral("Work"), QStringLiteral("https://a.example"),
             QStringLiteral("-H"), QStringLiteral("A: b\r\nC: d")},
            2, "header");
        row("J02: a token of one's own",
            {QStringLiteral("request"), QStringLiteral("Work"), QStringLiteral("https://a.example"),
             QStringLiteral("-H"), QStringLiteral("authorization: Bearer x")},
            2, "header");
        row("no method",
            {QStringLiteral("request"), QStringLiteral("Work"), QStringLiteral("https://a.example"),
             QStringLiteral("-X"), QStringLiteral("GET /")},
            2, "method");
        row("an unknown kind of token", words("revoke Work --token id"), 2, "token");
        row("an unknown kind to ask about", words("introspect Work --token id"), 2, "token");
        row("nobody's userinfo", words("userinfo"), 2, "name");
    }
    void mistakesSayWhatToType()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, reason);
        QCOMPARE(m_home->printed(arguments + QStringList{QStringLiteral("--json")}, exitCode),
                 QByteArray());
        QCOMPARE(m_home->error().value(QLatin1String("reason")).toString().toLatin1(), reason);
        QCOMPARE(m_server->requests().size(), 0);
    }

    void anAccountThatIsNotThereIsNamedSo_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"userinfo Home", "introspect Home", "revoke Home", "request Home https://a.example"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void anAccountThatIsNotThereIsNamedSo()
    {
        QFETCH(QString, line);
        QCOMPARE(m_home->printed(qPrintable(line), 9), QByteArray());
    }
};

QONSENT_TEST(tst_CliEndpoints)
#include "tst_cliendpoints.moc"
