// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/redirect/consentprocess.h"
#include "oauthcore/testing/authorizationserver.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/hostilesite.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qonsent;

namespace {

using Code = AuthError::Code;

const QString program = QStringLiteral(QONSENT_CONSENT_PROGRAM);

bool isRunning(qint64 processId)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(processId));
    return processId > 0 && status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}

/// The command lines of everything that \a processId has started.
QByteArrayList commandLinesBelow(qint64 processId)
{
    QByteArrayList all;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(entry));
        if (entry.toLongLong() <= 0 || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        const qint64 parent = text.mid(text.lastIndexOf(')') + 4).split(' ').value(0).toLongLong();
        if (parent != processId)
            continue;
        QFile line(QStringLiteral("/proc/%1/cmdline").arg(entry));
        if (line.open(QIODevice::ReadOnly))
            all.append(line.readAll());
        all += commandLinesBelow(entry.toLongLong());
    }
    return all;
}

} // namespace

/// `qonsent-consent` as it was built, with its sandbox, as somebody who is not root.
class tst_ConsentProgram : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    /// A command that runs the program as nobody if we are root, in a home that can be searched
    /// afterwards. It leaves its process id.
    QString wrapper() const
    {
        const QByteArray asNobody =
            ::geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
        const QByteArray home = QFile::encodeName(file("home"));
        QFile script(file("wrapper"));
        if (!script.open(QIODevice::WriteOnly))
            return {};
        script.write("#!/bin/sh\necho $$ > '" + QFile::encodeName(file("pid"))
                     + "'\nunset XDG_RUNTIME_DIR\nexport HOME='" + home + "' TMPDIR='" + home
                     + "'\nexec " + asNobody + "'" + QFile::encodeName(program) + "' \"$@\"\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return script.fileName();
    }
    qint64 processId() const
    {
        QFile pid(file("pid"));
        return pid.open(QIODevice::ReadOnly) ? pid.readAll().trimmed().toLongLong() : 0;
    }
    QStringList left() const
    {
        QStringList files;
        QDirIterator it(file("home"), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(it.next());
        return files;
    }
    static QByteArray lineFor(const HostileSite &site)
    {
        return ConsentMessage{
            .request = {.url = site.url(),
                        .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:1/callback")),
                        .issuer = site.issuer()}}
            .toLine();
    }
    ReplyOf<PageOutcome> *open(const HostileSite &site, const SilentPort &port, QObject *owner)
    {
        return consentProcess(wrapper())->open(
            {.url = site.url(),
             .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:%1/callback").arg(port.port())),
             .issuer = site.issuer()},
            owner);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("home")));
        QVERIFY(QFile(m_folder->path())
                    .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                    | QFile::ExeOther));
        QVERIFY(QFile(file("home")).setPermissions(QFile::Permissions(0x7777)));
    }

    void aWholeSignInRunsThroughTheProgram_data()
    {
        onlyRow("G21: a whole sign-in, and what its home holds afterwards");
    }
    void aWholeSignInRunsThroughTheProgram()
    {
        Test::AuthorizationServer server(
            {.signingAlgorithm = "ES256", .rememberedUser = QStringLiteral("alice")});
        Accounts accounts(inMemoryServices());
        SignInRequest request;
        request.issuer = server.issuer();
        request.client.id = QStringLiteral("kit");
        request.scopes = {QStringLiteral("openid")};
        request.userAgent = consentProcess(wrapper());
        const Result<Account> account = outcomeOf<Account>(accounts.signIn(request), 30'000);
        QVERIFY2(account, account ? "" : qPrintable(account.error().message));
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(processId()), 6000);
        QVERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
    }

    void allowedIsTheRedirectAndNoRequest()
    {
        const SilentPort port;
        HostileSite site;
        site.setAnswer("/",
                       Test::Answer::redirect("http://127.0.0.1:" + QByteArray::number(port.port())
                                                  + "/callback?code=c&state=s",
                                              302));
        QObject owner;
        const auto outcome = outcomeOf(open(site, port, &owner), 30'000);
        QVERIFY(outcome);
        QCOMPARE(outcome->redirect.query(), QStringLiteral("code=c&state=s"));
        QCOMPARE(port.connections(), 0);
    }

    void closedByThePersonIsCancelled()
    {
        const SilentPort port;
        HostileSite site;
        site.setPage("/", "<script>window.close()</script>");
        QObject owner;
        const auto outcome = outcomeOf(open(site, port, &owner), 30'000);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::Cancelled);
    }

    void cancellingEndsTheProgram_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("a calm page") << QByteArray("calm");
        QTest::newRow("G32: a page that never rests") << QByteArray("<script>while (1);</script>");
        QTest::newRow("G32: a page that eats memory")
            << QByteArray("<script>const a = []; setInterval(() => a.push(new "
                          "Array(1e5).fill(1)), 1)</script>");
        QTest::newRow("G11: a page that does not want it")
            << QByteArray("<script>onbeforeunload = () => 'stay'</script>");
    }
    void cancellingEndsTheProgram()
    {
        QFETCH(QByteArray, html);
        const SilentPort port;
        HostileSite site;
        site.setPage("/", html);
        QObject owner;
        auto *reply = open(site, port, &owner);
        QTRY_VERIFY_WITH_TIMEOUT(site.count("/") == 1, 30'000);
        reply->cancel();
        const auto outcome = outcomeOf(reply);
        QCOMPARE(outcome.error().code, Code::Cancelled);
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(processId()), 8000);
    }

    void aProgramThatDiesIsACrash_data() { onlyRow("G22: killed while it shows a page"); }
    void aProgramThatDiesIsACrash()
    {
        const SilentPort port;
        HostileSite site;
        site.setPage("/", {});
        QObject owner;
        auto *reply = open(site, port, &owner);
        QTRY_VERIFY_WITH_TIMEOUT(site.count("/") == 1, 30'000);
        ::kill(pid_t(processId()), SIGKILL);
        const auto outcome = outcomeOf(reply);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::BrowserCrashed);
        QCOMPARE(outcome.error().reason, QByteArray("crashed"));
    }

    void theEndOfItsInputEndsIt()
    {
        HostileSite site;
        site.setPage("/", "<script>console.log('noise')</script>");
        QProcess process;
        process.start(wrapper(), {});
        process.write(lineFor(site));
        QTRY_VERIFY_WITH_TIMEOUT(site.count("/") == 1, 30'000);
        QCOMPARE(process.state(), QProcess::Running);
        process.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 5000);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        // exactly one line, whatever the engine and the page have to say
        const QByteArray out = process.readAllStandardOutput();
        QCOMPARE(out.count('\n'), 1);
        QCOMPARE(QJsonDocument::fromJson(out)[QLatin1String("error")].toString(),
                 QStringLiteral("cancelled"));
        QCOMPARE(process.exitCode(), 4);
        QVERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
    }

    void itBelievesOnlyAWholeMessage_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("exitCode");
        const QString invalid = QStringLiteral("invalid_configuration");
        const QString insecure = QStringLiteral("insecure_url");
        QTest::newRow("nothing") << QByteArray() << invalid << 2;
        QTest::newRow("an empty line") << QByteArray("\n") << invalid << 2;
        QTest::newRow("no end of the line") << QByteArray("{}") << invalid << 2;
        QTest::newRow("no JSON") << QByteArray("https://as.example/\n") << invalid << 2;
        QTest::newRow("an array") << QByteArray("[]\n") << invalid << 2;
        QTest::newRow("no addresses") << QByteArray("{}\n") << invalid << 2;
        QTest::newRow("no redirect")
            << QByteArray("{\"url\":\"https://as.example/\"}\n") << invalid << 2;
        QTest::newRow("an address twice")
            << QByteArray("{\"url\":\"https://as.example/\",\"url\":\"https://evil.test/\","
                          "\"redirect_uri\":\"http://127.0.0.1:1/\"}\n")
            << invalid << 2;
        QTest::newRow("a flood") << QByteArray(100'000, 'x') + '\n' << invalid << 2;
        QTest::newRow("G27: http") << QByteArray("{\"url\":\"http://as.example/\","
                                                 "\"redirect_uri\":\"http://127.0.0.1:1/\"}\n")
                                   << insecure << 10;
        QTest::newRow("G08: a file") << QByteArray("{\"url\":\"file:///etc/passwd\","
                                                   "\"redirect_uri\":\"http://127.0.0.1:1/\"}\n")
                                     << insecure << 10;
    }
    void itBelievesOnlyAWholeMessage()
    {
        QFETCH(QByteArray, input);
        QFETCH(QString, error);
        QFETCH(int, exitCode);
        QProcess process;
        process.start(wrapper(), {});
        process.write(input);
        if (!input.contains('\n'))
            process.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(QJsonDocument::fromJson(process.readAllStandardOutput())[QLatin1String("error")]
                     .toString(),
                 error);
        QCOMPARE(process.exitCode(), exitCode);
    }

    void theEngineCannotBeToldOtherwise_data()
    {
        onlyRow("G25: flags, debugging, no sandbox and a key log in the environment");
    }
    void theEngineCannotBeToldOtherwise()
    {
        const SilentPort free;
        HostileSite site;
        site.setPage("/", {});
        quint16 port = 0;
        {
            const SilentPort soon;
            port = soon.port();
        }
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QTWEBENGINE_REMOTE_DEBUGGING"), QString::number(port));
        environment.insert(QStringLiteral("QTWEBENGINE_CHROMIUM_FLAGS"),
                           QStringLiteral("--no-sandbox --remote-debugging-port=%1").arg(port));
        environment.insert(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1"));
        environment.insert(QStringLiteral("SSLKEYLOGFILE"), file("home/keys"));
        process.setProcessEnvironment(environment);
        process.start(wrapper(), {});
        process.write(lineFor(site));
        QTRY_VERIFY_WITH_TIMEOUT(site.count("/") == 1, 30'000);
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(!probe.waitForConnected(1000));
        const QByteArrayList lines = commandLinesBelow(processId());
        QVERIFY(!lines.isEmpty());
        for (const QByteArray &line : lines) {
            QVERIFY2(!line.contains("--no-sandbox"), line.constData());
            QVERIFY2(!line.contains("remote-debugging"), line.constData());
        }
        process.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 5000);
        QVERIFY(!QFile::exists(file("home/keys")));
    }

    void itTakesNoArguments_data() { onlyRow("G25: debugging on the command line"); }
    void itTakesNoArguments()
    {
        QProcess process;
        process.start(wrapper(), {QStringLiteral("--remote-debugging-port=1")});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardOutput().contains("\"arguments\""));
    }

    void rootIsRefusedWithASentence_data() { onlyRow("G26: as root"); }
    void rootIsRefusedWithASentence()
    {
        if (::geteuid() != 0)
            QSKIP("only root can see it");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.start(program, {});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 11);
        QVERIFY(process.readAllStandardError().contains("does not run as root"));
        const QJsonDocument answer = QJsonDocument::fromJson(process.readAllStandardOutput());
        QCOMPARE(answer[QLatin1String("error")].toString(), QStringLiteral("browser_not_started"));
        QCOMPARE(answer[QLatin1String("reason")].toString(), QStringLiteral("root"));

        QObject owner;
        const auto outcome = outcomeOf(consentProcess(program)->open(
            {.url = QUrl(QStringLiteral("https://as.example/")),
             .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:1/callback"))},
            &owner));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, Code::BrowserNotStarted);
        QCOMPARE(outcome.error().reason, QByteArray("root"));
        QVERIFY2(outcome.error().message.contains(QStringLiteral("root")),
                 qPrintable(outcome.error().message));
    }
};

QONSENT_TEST(tst_ConsentProgram)
#include "tst_consentprogram.moc"
