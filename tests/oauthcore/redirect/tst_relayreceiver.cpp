// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/relayreceiver.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qonsent;

class tst_RelayReceiver : public QObject
{
    Q_OBJECT

    const QUrl m_relay = QUrl(QStringLiteral("https://app.example/back"));
    const Secret m_state = Secret("{listenPort}.0123456789abcdefghijkl");

    static QByteArray page()
    {
        QFile file(QStringLiteral(QONSENT_SOURCE_DIR "/resources/pages/relay.html"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray script()
    {
        const QByteArray html = page();
        const qsizetype from = html.indexOf("<script>") + 8;
        return html.mid(from, html.indexOf("</script>") - from);
    }

private Q_SLOTS:
    void theProviderSeesTheRelayAndTheListenerHears_data()
    {
        onlyRow("CK-P03: the redirect is the relay's, the answer comes to the exact path here");
    }
    void theProviderSeesTheRelayAndTheListenerHears()
    {
        RelayReceiver receiver(m_relay, {});
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        const auto uri = receiver.listenFor({.state = m_state});
        QVERIFY(uri);
        QCOMPARE(*uri, m_relay);
        const quint16 port = receiver.listeningPort();
        QVERIFY(port >= 1024);
        QUrl here(QStringLiteral("http://127.0.0.1/"));
        here.setPort(port);
        const QByteArray state = QByteArray::number(port) + ".0123456789abcdefghijkl";
        const QByteArray wrong = QByteArray::number(port + 1) + ".0123456789abcdefghijkl";
        QCOMPARE(statusOf(answerTo(here, browserRequest(here, "/callback?code=1&state=" + wrong))),
                 400);
        QCOMPARE(statusOf(answerTo(
                     here,
                     browserRequest(here,
                                    "/callback?code=1&state={listenPort}.0123456789abcdefghijkl"))),
                 400);
        QCOMPARE(statusOf(answerTo(here, browserRequest(here, "/back?code=1&state=" + state))),
                 404);
        QCOMPARE(statusOf(answerTo(here, browserRequest(here, "/callback?code=1&state=" + state))),
                 303);
        QTRY_COMPARE(heard.count(), 1);
        receiver.close();
        QCOMPARE(receiver.listeningPort(), 0);
    }

    void whatCannotBeRelayedIsRefused_data()
    {
        QTest::addColumn<QString>("relay");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<ResponseMode>("mode");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *relay, const char *state,
                            ResponseMode mode, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(relay) << QByteArray(state) << mode
                                << QByteArray(reason);
        };
        const char *const good = "https://app.example/back";
        const char *const state = "{listenPort}.0123456789abcdefghijkl";
        const auto query = ResponseMode::Query;
        row("CK-P03: a relay without TLS", "http://app.example/back", state, query, "relay");
        row("CK-P03: a relative relay", "/back", state, query, "relay");
        row("CK-P03: a relay with a user", "https://a@app.example/back", state, query, "relay");
        row("CK-P03: a relay with a query", "https://app.example/back?x", state, query, "relay");
        row("CK-P03: a relay with a fragment", "https://app.example/back#", state, query, "relay");
        row("CK-P03: no relay", "", state, query, "relay");
        row("CK-P03: a state without the port", good, "0123456789abcdefghijklmnop", query,
            "relay_state");
        row("CK-P03: a state with the port at its end", good, "0123456789abcdefghijkl.{listenPort}",
            query, "relay_state");
        row("CK-P03: a state that is the port alone", good, "{listenPort}.", query, "relay_state");
        row("CK-P03: no state", good, "", query, "relay_state");
        row("CK-P03: a form", good, state, ResponseMode::FormPost, "response_mode");
    }
    void whatCannotBeRelayedIsRefused()
    {
        QFETCH(QString, relay);
        QFETCH(QByteArray, state);
        QFETCH(ResponseMode, mode);
        RelayReceiver receiver(QUrl(relay), {});
        const auto uri = receiver.listenFor({.state = Secret(state), .mode = mode});
        QVERIFY(!uri);
        QCOMPARE(uri.error().code, AuthError::Code::InvalidConfiguration);
        QTEST(uri.error().reason, "reason");
        QCOMPARE(receiver.listeningPort(), 0);
    }

    void thePageRunsItsOwnScriptOnly_data()
    {
        onlyRow("CK-P03, A30: the hash in its policy is that of its script");
    }
    void thePageRunsItsOwnScriptOnly()
    {
        const QByteArray hash =
            QCryptographicHash::hash(script(), QCryptographicHash::Sha256).toBase64();
        QVERIFY(page().contains("script-src 'sha256-" + hash + "'"));
        QVERIFY(page().contains("default-src 'none'"));
        QCOMPARE(page().count("<script"), 1);
    }

    void thePageForwardsToThisComputerOnly_data()
    {
        QTest::addColumn<QByteArray>("search");
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *name, const char *search, const char *hash,
                            const char *target = "refused") {
            QTest::newRow(name) << QByteArray(search) << QByteArray(hash) << QByteArray(target);
        };
        row("CK-P03: a query", "?code=c&state=4711.0123456789abcdefghijkl", "",
            "http://127.0.0.1:4711/callback?code=c&state=4711.0123456789abcdefghijkl");
        row("CK-P03: a fragment", "", "#code=c&state=4711.0123456789abcdefghijkl",
            "http://127.0.0.1:4711/callback#code=c&state=4711.0123456789abcdefghijkl");
        row("CK-P03: no state", "?code=c", "");
        row("CK-P03: a state without a port", "?state=0123456789abcdefghijklmnop", "");
        row("CK-P03: a state without chance", "?state=4711.", "");
        row("CK-P03: a host in place of the port", "?state=evil.test.0123456789abcdefghijkl", "");
        row("CK-P03: a host behind the port", "?state=4711@evil.test.0123456789abcdefghijkl", "");
        row("CK-P03: a host behind the port, escaped",
            "?state=4711%40evil.test%2f.0123456789abcdefghijkl", "");
        row("CK-P03: a port of the system", "?state=1023.0123456789abcdefghijkl", "");
        row("CK-P03: no such port", "?state=65536.0123456789abcdefghijkl", "");
        row("CK-P03: a port of six digits", "?state=655350.0123456789abcdefghijkl", "");
        row("CK-P03: a port in hexadecimal", "?state=0x1267.0123456789abcdefghijkl", "");
        row("CK-P03: a port with a zero in front", "?state=04711.0123456789abcdefghijkl", "");
        row("CK-P03: two states",
            "?state=4711.0123456789abcdefghijkl&state=4712.0123456789abcdefghijkl", "");
        row("CK-P03: a state on either side", "?state=4711.0123456789abcdefghijkl",
            "#state=4712.0123456789abcdefghijkl");
        row("CK-P03: a line break", "?state=4711.0123456789abcdefghijkl%0a", "");
    }
    void thePageForwardsToThisComputerOnly()
    {
        QFETCH(QByteArray, search);
        QFETCH(QByteArray, hash);
        const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
        if (node.isEmpty())
            QSKIP("There is no node that runs the script of the page.");
        const auto quoted = [](const QByteArray &text) { return '"' + text + '"'; };
        const QByteArray program =
            "let target = \"\";\n"
            "const history = { replaceState() {} };\n"
            "const document = { documentElement: { set className(name) { target = name; } } };\n"
            "const location = { search: "
            + quoted(search) + ", hash: " + quoted(hash)
            + ", pathname: \"/back\", replace(to) { target = to; } };\n(() => {" + script()
            + "})();\nprocess.stdout.write(target);\n";
        QProcess process;
        process.start(node, {QStringLiteral("-")});
        process.write(program);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QTEST(process.readAllStandardOutput(), "target");
    }
};

QONSENT_TEST(tst_RelayReceiver)
#include "tst_relayreceiver.moc"
