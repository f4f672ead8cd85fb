// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clirun.h"
#include "tests/live/livebrowser.h"
#include "tests/live/livecertificates.h"
#include "tests/live/liveclients.h"
#include "tests/live/liveserver.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qonsent;

namespace {

/// One way to sign in and how it ends.
struct Scenario
{
    QStringList server = {};  ///< arguments of the server
    QStringList browser = {}; ///< arguments of the browser
    QStringList options = {}; ///< of the sign-in besides issuer, client and browser
    QString client = QStringLiteral("qonsent-public"); ///< of registry.json
    int exitCode = 0;
    QString error = {}; ///< JSON code; empty if all goes well
    /// False for a browser that asks for more after the program may be gone.
    bool browserEndsWell = true;
};

QStringList words(const char *line)
{
    return QProcess::splitCommand(QString::fromLatin1(line));
}

QByteArray secretOf(const QString &client)
{
    return registeredClient(qPrintable(client)).secret.reveal().toByteArray();
}

} // namespace

Q_DECLARE_METATYPE(Scenario)

/// `qonsent sign-in` as it was built, at both real servers, with a browser that clicks through
/// their pages. Whatever happens: nothing that is secret may be left anywhere.
class tst_LiveSignIn : public QObject
{
    Q_OBJECT

    LiveCertificates m_certificates;
    QTemporaryDir m_folder;

    /// A file with \a secret that is closed to others.
    QString secretFile(const QString &name, const QByteArray &secret) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(secret + '\n') < 0
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("A file of the test could not be written.");
        return file.fileName();
    }
    /// What \a client proves itself with.
    QStringList proof(const QString &client) const
    {
        if (client == QLatin1String("qonsent-key-jwt"))
            return {QStringLiteral("--client-key-file"),
                    secretFile(client, signingClient().signingKey.reveal().toByteArray())};
        const QByteArray secret = secretOf(client);
        if (secret.isEmpty())
            return {};
        return {QStringLiteral("--client-secret-file"), secretFile(client, secret)};
    }

    QStringList arguments(const Scenario &scenario, const LiveServer &server,
                          const LiveBrowser &browser) const
    {
        QStringList all{QStringLiteral("sign-in"), QStringLiteral("Work"),
                        QStringLiteral("--json"),  QStringLiteral("--issuer"),
                        server.issuer(),           QStringLiteral("--client-id"),
                        scenario.client,           QStringLiteral("--browser"),
                        browser.command()};
        return all + proof(scenario.client) + scenario.options;
    }

    static void addRows(const char *name, const Scenario &scenario)
    {
        addRow(name, LiveServer::Kind::OidcProvider, scenario);
        addRow(name, LiveServer::Kind::Authlib, scenario);
    }
    static void addRow(const char *name, LiveServer::Kind kind, const Scenario &scenario)
    {
        QTest::addRow("%s, %s", name,
                      kind == LiveServer::Kind::Authlib ? "Authlib" : "oidc-provider")
            << kind << scenario;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!m_certificates.authorityFile().isEmpty()); }

    void endsAsItShouldAndLeavesNothing_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<Scenario>("scenario");
        const int denied = 4;
        const int refused = 5;

        addRows("allowed", {});
        addRows("denied",
                {.browser = words("--script deny"),
                 .exitCode = denied,
                 .error = QStringLiteral("denied")});
        addRows("given up at the login page",
                {.browser = words("--script deny-at-login"),
                 .exitCode = denied,
                 .error = QStringLiteral("denied")});
        addRows("a wrong password, then the right one",
                {.browser = words("--script wrong-then-right")});
        addRows("the last page loaded again",
                {.browser = words("--script reload"), .browserEndsWell = false});
        addRows("somebody whose subject has slashes", {.browser = words("--user bob")});
        addRows("an icon asked for at the end",
                {.browser = words("--favicon after"), .browserEndsWell = false});

        for (const char *algorithm : {"PS256", "ES256", "ES384", "ES512", "EdDSA"}) {
            const QByteArray name = QByteArray("an ID token signed with ") + algorithm;
            addRows(name.constData(), {.server = words("--alg") << QLatin1String(algorithm)});
        }
        addRow("keys without names", LiveServer::Kind::Authlib, {.server = words("--no-kid")});

        addRows("everything on IPv6",
                {.server = words("--host ::1"), .options = words("--redirect-host ::1")});
        addRows("a redirect to localhost", {.options = words("--redirect-host localhost")});
        addRows("an issuer with a path", {.server = words("--path /tenant/a")});
        addRows("https with an authority of our own",
                {.server = m_certificates.serverArguments(),
                 .browser = {QStringLiteral("--ca"), m_certificates.authorityFile()},
                 .options = {QStringLiteral("--ca-file"), m_certificates.authorityFile()}});

        addRows("a secret by Basic", {.client = QStringLiteral("qonsent-basic-plain")});
        addRow("an awkward secret by Basic", LiveServer::Kind::OidcProvider,
               {.client = QStringLiteral("qonsent-basic")});
        // Authlib does not decode it (RFC 6749 section 2.3.1 wants it encoded)
        addRow("an awkward secret by Basic", LiveServer::Kind::Authlib,
               {.client = QStringLiteral("qonsent-basic"),
                .exitCode = refused,
                .error = QStringLiteral("server_refused")});
        addRows("an awkward secret in the body",
                {.options = words("--client-auth client_secret_post"),
                 .client = QStringLiteral("qonsent-post")});
        addRow("an assertion under the secret", LiveServer::Kind::OidcProvider,
               {.options = words("--client-auth client_secret_jwt"),
                .client = QStringLiteral("qonsent-secret-jwt")});
        addRow("an assertion that a key signed", LiveServer::Kind::OidcProvider,
               {.client = QStringLiteral("qonsent-key-jwt")});
        addRow("a secret sent the wrong way", LiveServer::Kind::Authlib,
               {.client = QStringLiteral("qonsent-post"),
                .exitCode = refused,
                .error = QStringLiteral("server_refused")});
    }
    void endsAsItShouldAndLeavesNothing()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(Scenario, scenario);
        LiveServer server(kind, scenario.server);
        QVERIFY2(server.isRunning(), qPrintable(server.notices()));
        const LiveBrowser browser(scenario.browser);
        CliRun run(arguments(scenario, server, browser));
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        QVERIFY2(run.run(), run.errors().constData());
        QVERIFY2(run.exitCode() == scenario.exitCode, run.errors().constData());
        QCOMPARE(run.errorObject().value(QLatin1String("error")).toString(), scenario.error);
        QCOMPARE(run.outputObject().value(QLatin1String("issuer")).toString(),
                 scenario.error.isEmpty() ? server.issuer() : QString());

        // the page that the person sees last says nothing of it either
        QTRY_VERIFY(!browser.report().isEmpty());
        if (scenario.browserEndsWell)
            QCOMPARE(browser.report().value(QLatin1String("reached")).toBool(), true);
        QCOMPARE(browser.report().value(QLatin1String("leaks")).toArray(), QJsonArray());

        QList<KnownSecret> secrets = server.secrets();
        QVERIFY(secrets.size() >= 2); // a state and a nonce at least
        secrets.append({"client_secret", secretOf(scenario.client)});
        QCOMPARE(run.leaks(secrets), QString());
        QCOMPARE(LeakOracle::findIn(run.output(), secrets).join(u' '), QString());
        QCOMPARE(run.filesLeft().join(u' '), QString());
        QVERIFY(run.address().isEmpty());
    }
};

QONSENT_TEST(tst_LiveSignIn)
#include "tst_signin.moc"
