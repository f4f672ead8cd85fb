// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/live/livebrowser.h"
#include "tests/live/livecertificates.h"
#include "tests/live/liveserver.h"
#include "tests/support/longestwait.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qonsent;

/// What a person and a program are told by the command line at both real servers, and whether it
/// is true.
class tst_LiveOutput : public QObject
{
    Q_OBJECT

    static void addServers()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::newRow("oidc-provider") << LiveServer::Kind::OidcProvider;
        QTest::newRow("Authlib") << LiveServer::Kind::Authlib;
    }
    static QStringList signIn(const LiveServer &server, const QString &browser,
                              const QStringList &more = {})
    {
        return QStringList{QStringLiteral("sign-in"),     QStringLiteral("Work"),
                           QStringLiteral("--issuer"),    server.issuer(),
                           QStringLiteral("--client-id"), QStringLiteral("qonsent-public"),
                           QStringLiteral("--browser"),   browser}
        + more;
    }
    /// What the provider's own metadata calls its userinfo endpoint.
    static QUrl userinfoEndpoint(const LiveServer &server)
    {
        CliRun run({QStringLiteral("discover"), server.issuer(), QStringLiteral("--json")});
        return run.run()
            ? QUrl(run.outputObject().value(QLatin1String("userinfo_endpoint")).toString())
            : QUrl();
    }
    /// The status that userinfo answers \a authorization with.
    static int statusOfUserinfo(const LiveServer &server, const QByteArray &authorization)
    {
        QNetworkRequest request(userinfoEndpoint(server));
        request.setRawHeader("Authorization", authorization);
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, longestWait))
            return -1;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

private Q_SLOTS:
    void namesThePerson_data() { addServers(); }
    void namesThePerson()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer server(kind); // oidc-provider names her in userinfo only
        const LiveBrowser browser;
        CliRun run(signIn(server, browser.command(),
                          {QStringLiteral("--scope"), QStringLiteral("openid profile")}));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(QString::fromUtf8(run.output()),
                 QStringLiteral("You are signed in as Alice Ådams 🦉.\n"));
        // behind "Continue in your browser." if the browser takes its time
        QVERIFY2(run.errors().endsWith("To get its access token: qonsent token \"Work\"\n"),
                 run.errors().constData());
    }

    void printsATokenThatWorks_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<QString>("format");
        for (const char *format : {"json", "header"}) {
            QTest::addRow("%s, oidc-provider", format)
                << LiveServer::Kind::OidcProvider << QString::fromLatin1(format);
            QTest::addRow("%s, Authlib", format)
                << LiveServer::Kind::Authlib << QString::fromLatin1(format);
        }
    }
    void printsATokenThatWorks()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QString, format);
        const LiveServer server(kind);
        const LiveBrowser browser;
        CliRun run(signIn(server, browser.command(), {QStringLiteral("--format"), format}));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(run.output().count('\n'), 1);
        const QByteArray authorization = format == u"json"
            ? "Bearer "
                + run.outputObject().value(QLatin1String("access_token")).toString().toUtf8()
            : run.output().trimmed().mid(qstrlen("Authorization: "));
        QCOMPARE(statusOfUserinfo(server, authorization), 200);
        QCOMPARE(statusOfUserinfo(server, authorization + 'x'), 401);
        QCOMPARE(run.leaks(server.secrets()), QString());
    }

    void thePrintedAddressCanBeOpenedLater_data() { addServers(); }
    void thePrintedAddressCanBeOpenedLater()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer server(kind);
        const LiveBrowser browser;
        CliRun run(signIn(server, QStringLiteral("none")));
        run.start();
        QVERIFY(run.waitForLine("http"));
        QCOMPARE(server.requestCount(QStringLiteral("/token")), 0);
        QStringList command = browser.commandLine();
        QProcess later;
        later.start(command.takeFirst(), command << run.address().toString(QUrl::FullyEncoded));
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 0);
        QTRY_COMPARE(later.state(), QProcess::NotRunning);
        QCOMPARE(later.exitCode(), 0);
        QCOMPARE(run.leaks(server.secrets()), QString());
    }

    void withoutOurAuthorityNothingIsSent_data() { addServers(); }
    void withoutOurAuthorityNothingIsSent()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveCertificates certificates;
        const LiveServer server(kind, certificates.serverArguments());
        const LiveBrowser browser({QStringLiteral("--ca"), certificates.authorityFile()});
        CliRun run(signIn(server, browser.command(), {QStringLiteral("--json")}));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 6);
        QCOMPARE(run.errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("tls_failed"));
        QCOMPARE(run.errorObject().value(QLatin1String("retryable")).toBool(true), false);
        QCOMPARE(server.requests(), QJsonArray());
        QVERIFY(browser.report().isEmpty());
    }

    void keysThatWereRotatedAreFoundByTheNextRun_data() { addServers(); }
    void keysThatWereRotatedAreFoundByTheNextRun()
    {
        QFETCH(LiveServer::Kind, kind);
        LiveServer server(kind);
        const LiveBrowser browser;
        for (const char *rotation : {"none", "the old key is gone", "the old key stays"}) {
            if (qstrcmp(rotation, "the old key is gone") == 0)
                QVERIFY(!server.rotateKeys().isEmpty());
            if (qstrcmp(rotation, "the old key stays") == 0)
                QVERIFY(!server.rotateKeysKeepingOld().isEmpty());
            CliRun run(signIn(server, browser.command()));
            QVERIFY(run.run());
            QVERIFY2(run.exitCode() == 0, rotation);
        }
    }

    void errorsOfAServerAreObjects_data() { addServers(); }
    void errorsOfAServerAreObjects()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer server(kind);
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("deny")});
        CliRun run(signIn(server, browser.command(), {QStringLiteral("--json")}));
        QVERIFY(run.run());
        QCOMPARE(run.exitCode(), 4);
        QCOMPARE(run.output(), QByteArray());
        QCOMPARE(run.errors().count('\n'), 1);
        const QJsonObject object = run.errorObject();
        QCOMPARE(object.value(QLatin1String("error")).toString(), QStringLiteral("denied"));
        QCOMPARE(object.value(QLatin1String("server_error")).toString(),
                 QStringLiteral("access_denied"));
        QCOMPARE(object.value(QLatin1String("retryable")).toBool(true), false);
        QCOMPARE(object.value(QLatin1String("needs_sign_in")).toBool(true), false);
        QVERIFY(object.value(QLatin1String("message"))
                    .toString()
                    .startsWith(QStringLiteral("Access was denied at the provider.")));
    }

    void discoversWhatThereIs_data() { addServers(); }
    void discoversWhatThereIs()
    {
        QFETCH(LiveServer::Kind, kind);
        const LiveServer server(kind, {QStringLiteral("--path"), QStringLiteral("/tenant/a")});
        CliRun program({QStringLiteral("discover"), server.issuer(), QStringLiteral("--json")});
        QVERIFY(program.run());
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.errors(), QByteArray());
        const QJsonObject object = program.outputObject();
        QCOMPARE(object.value(QLatin1String("issuer")).toString(), server.issuer());
        QVERIFY(object.value(QLatin1String("code_challenge_methods_supported"))
                    .toArray()
                    .contains(QStringLiteral("S256")));
        // RFC 9207 is the habit that sets the two servers apart
        QCOMPARE(
            object.value(QLatin1String("authorization_response_iss_parameter_supported")).toBool(),
            kind == LiveServer::Kind::OidcProvider);

        CliRun person({QStringLiteral("discover"), server.issuer()});
        QVERIFY(person.run());
        QCOMPARE(person.exitCode(), 0);
        QCOMPARE(person.errors(), QByteArray());
        const QString text = QString::fromUtf8(person.output());
        QVERIFY(text.startsWith(server.issuer() + u'\n'));
        for (const char *endpoint :
             {"authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint",
              "device_authorization_endpoint", "pushed_authorization_request_endpoint"}) {
            const QString name = QString::fromLatin1(endpoint);
            const QString address = object.value(name).toString(QStringLiteral("–"));
            QVERIFY2(
                text.contains(QStringLiteral("  %1  %2\n").arg(name.leftJustified(38), address)),
                endpoint);
        }
        // oidc-provider has them all, Authlib takes no pushed requests
        QCOMPARE(text.contains(QStringLiteral(" –\n")), kind == LiveServer::Kind::Authlib);
    }
};

QONSENT_TEST(tst_LiveOutput)
#include "tst_output.moc"
