// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/exporter.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qonsent;

namespace {

/// Every printable character, and what a shell would love to run.
const QByteArray nasty =
    "$(touch evil)`touch evil`;touch evil&&'touch evil'\"$HOME\"\\n\\\\!#%&()*+,-./0:<=>?@[]^_{|}~ "
    "z";
/// The same without what a word of a netrc file cannot have.
const QByteArray nastyWord = "$(touch)`id`;&&'|!%*+,-./:<=>?@[]^_{|}~#z";

struct Run
{
    int exitCode = -1;
    QByteArray output = {};
    QByteArray errors = {};
    bool operator==(const Run &) const = default;
};

} // namespace

/// The programs that the formats are for, run for real: what they understand is what counts.
class tst_Readers : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray text(const char *format, const QByteArray &token,
                           const QString &issuer = QStringLiteral("http://127.0.0.1"))
    {
        const auto exportedText =
            exported(format, {.name = QStringLiteral("Work"), .provider = {.issuer = issuer}},
                     {.accessToken = Secret(QByteArrayView(token)),
                      .tokenType = "Bearer",
                      .refreshToken = Secret(QByteArrayView("it's \"refreshing\""))},
                     RefreshTokenInclusion::Included);
        return exportedText ? *exportedText : QByteArray();
    }

    /// Runs a program in an empty folder; the server of the test answers meanwhile.
    Run run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        if (!process.waitForStarted())
            return {};
        process.write(input);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; },
                             20'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QString fileWith(const QByteArray &content) const
    {
        const QString path = m_folder.filePath(QStringLiteral("exported"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return path;
    }

    static void tokensOfAnyLength()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("an ordinary token") << QByteArray("CNRYA-1");
        QTest::newRow("every printable character, and commands") << nasty;
        QTest::newRow("a quote alone") << QByteArray("'");
        QTest::newRow("quotes only") << QByteArray("'''\"\"\"");
        QTest::newRow("a backslash at the end") << QByteArray("a\\");
        QTest::newRow("a dash in front") << QByteArray("-n");
        QTest::newRow("60 KB") << QByteArray(60 * 1024, 'x');
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void cleanup()
    {
        QVERIFY2(!QFile::exists(m_folder.filePath(QStringLiteral("evil"))),
                 "what was exported was run");
    }

    void aShellReadsWhatWasWritten_data() { tokensOfAnyLength(); }
    void aShellReadsWhatWasWritten()
    {
        QFETCH(QByteArray, token);
        const QByteArray exportedText = text("env", token);
        const QString show =
            QStringLiteral("printf '%s\\n' \"$ACCESS_TOKEN\" \"$TOKEN_TYPE\" \"$EXPIRES_AT\" "
                           "\"$REFRESH_TOKEN\"");
        const Run expected{0, token + "\nBearer\n\nit's \"refreshing\"\n"};
        QCOMPARE(run(QStringLiteral("/bin/sh"),
                     {QStringLiteral("-euc"), QStringLiteral(". \"$1\"; ") + show,
                      QStringLiteral("sh"), fileWith(exportedText)}),
                 expected);
        QCOMPARE(run(QStringLiteral("/bin/sh"),
                     {QStringLiteral("-euc"), QStringLiteral("eval \"$(cat)\"; ") + show},
                     exportedText),
                 expected);
    }

    void aShellTakesTheTokenAlone_data() { tokensOfAnyLength(); }
    void aShellTakesTheTokenAlone()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(
            run(QStringLiteral("/bin/sh"),
                {QStringLiteral("-euc"), QStringLiteral("token=$(cat); printf '%s' \"$token\"")},
                text("raw", token)),
            (Run{0, token}));
    }

    void curlSendsTheTokenThatWasWritten_data() { tokensOfAnyLength(); }
    void curlSendsTheTokenThatWasWritten()
    {
        QFETCH(QByteArray, token);
        const QString curl = QStandardPaths::findExecutable(QStringLiteral("curl"));
        if (curl.isEmpty())
            QSKIP("curl is not installed.");
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK", "welcome"));
        const QString url = server.url(QStringLiteral("/")).toString();
        const QStringList quiet = {QStringLiteral("--disable"), QStringLiteral("--silent"),
                                   QStringLiteral("--show-error"), QStringLiteral("--noproxy"),
                                   QStringLiteral("*")};
        const Run welcome{0, "welcome"};
        QCOMPARE(run(curl,
                     quiet + QStringList{QStringLiteral("--config"), QStringLiteral("-"), url},
                     text("curl", token)),
                 welcome);
        QCOMPARE(run(curl,
                     quiet + QStringList{QStringLiteral("--header"), QStringLiteral("@-"), url},
                     text("header", token)),
                 welcome);
        QCOMPARE(server.requests().size(), 2);
        for (const ServerRequest &request : server.requests()) {
            QCOMPARE(request.header("Authorization"), "Bearer " + token);
            QCOMPARE(request.target, "/");
        }
    }

    void netrcIsReadAsOneWord_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("an ordinary token") << QByteArray("CNRYA-1");
        QTest::newRow("every character that a word can have") << nastyWord;
        QTest::newRow("a comment sign inside") << QByteArray("a#b");
        QTest::newRow("a word of the file's own language") << QByteArray("machine");
        QTest::newRow("the longest line")
            << QByteArray(4095 - qsizetype(sizeof "machine 127.0.0.1 login oauth2 password "), 'x');
    }
    void netrcIsReadAsOneWord()
    {
        QFETCH(QByteArray, token);
        const QByteArray line = text("netrc", token);
        QVERIFY(!line.isEmpty());
        const QString file = fileWith(line + "machine 127.0.0.2 login other password other\n");

        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        const QString curl = QStandardPaths::findExecutable(QStringLiteral("curl"));
        if (python.isEmpty() && curl.isEmpty())
            QSKIP("Neither python3 nor curl is installed.");
        if (!python.isEmpty()) {
            QCOMPARE(
                run(python,
                    {QStringLiteral("-c"),
                     QStringLiteral("import netrc, sys\n"
                                    "n = netrc.netrc(sys.argv[1])\n"
                                    "print(*n.authenticators('127.0.0.1')[::2], len(n.hosts))"),
                     file}),
                (Run{0, "oauth2 " + token + " 2\n"}));
        }
        if (!curl.isEmpty()) {
            ScriptedServer server;
            server.answerAll(ScriptedServer::answer("200 OK", "welcome"));
            QCOMPARE(run(curl,
                         {QStringLiteral("--disable"), QStringLiteral("--silent"),
                          QStringLiteral("--noproxy"), QStringLiteral("*"),
                          QStringLiteral("--netrc-file"), file,
                          server.url(QStringLiteral("/")).toString()}),
                     (Run{0, "welcome"}));
            QCOMPARE(server.requests().first().header("Authorization"),
                     "Basic " + ("oauth2:" + token).toBase64());
        }
    }
};

QONSENT_TEST(tst_Readers)
#include "tst_readers.moc"
