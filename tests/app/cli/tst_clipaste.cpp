// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/support/longestwait.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Test::Endpoint;

/// Sign-ins whose browser is on another computer: its last page does not load, and its address is
/// pasted.
class tst_CliPaste : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server{{.canaries = true}};

    QStringList signIn(const QStringList &more = {QStringLiteral("--paste")}) const
    {
        return QStringList{QStringLiteral("sign-in"),     QStringLiteral("Work"),
                           QStringLiteral("--issuer"),    m_server.issuer(),
                           QStringLiteral("--client-id"), QStringLiteral("app"),
                           QStringLiteral("--browser"),   QStringLiteral("none")}
        + more;
    }
    /// What the other computer's browser shows in the end.
    static QByteArray lastAddress(const CliRun &run)
    {
        Test::InstantUserAgent browser({.redirect = Test::Behaviour::Redirect::HandBack});
        QObject owner;
        const auto page = outcomeOf(browser.open(
            {.url = run.address(), .redirectUri = QUrl(parameterOf(run.address(), "redirect_uri"))},
            &owner));
        return page ? page->redirect.toEncoded() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_server.clearScript();
        m_server.clearRequests();
    }

    void aPastedAddressSignsIn_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<bool>("closes");
        QTest::newRow("with Enter") << QByteArray() << QByteArray("\n") << false;
        QTest::newRow("J12: as another system ends its lines")
            << QByteArray() << QByteArray("\r\n") << false;
        QTest::newRow("J12: after Enter was pressed and blanks were typed")
            << QByteArray("\n\n  \n ") << QByteArray(" \n") << false;
        QTest::newRow("by a program that ends without a newline")
            << QByteArray() << QByteArray() << true;
        QTest::newRow("and what comes after it is nobody's business")
            << QByteArray() << QByteArray("\nmore\nand more") << true;
    }
    void aPastedAddressSignsIn()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(bool, closes);
        CliRun run(signIn());
        run.openInput();
        run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        QVERIFY(startAndWaitForAddress(run));
        run.type(before + lastAddress(run) + after);
        if (closes)
            run.closeInput();
        QVERIFY2(run.waitForEnd(), run.errors().constData());
        QVERIFY2(run.exitCode() == 0, run.errors().constData());
        QVERIFY(run.output().startsWith("You are signed in as "));
        QCOMPARE(m_server.count(Endpoint::Token), 1);
        QCOMPARE(run.leaks(secretsIn(run.address())), QString());
        QCOMPARE(run.filesLeft().join(u' '), QString());
    }

    void whatDoesNotFitIsToldAndTheWaitGoesOn_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("J12: another address")
            << QByteArray("https://evil.test/?code=1&state=2") << QByteArray("another address");
        QTest::newRow("J12: the code alone") << QByteArray("4/abc") << QByteArray("begins with state=");
        QTest::newRow("J12: the state of another sign-in")
            << QByteArray("code=1&state=2") << QByteArray("older link");
        QTest::newRow("J12: a megabyte")
            << QByteArray(1 << 20, 'a') << QByteArray("longer than any address");
        QTest::newRow("J12: a NUL")
            << QByteArray("code=1\0&state=2", 15) << QByteArray("no address has");
        QTest::newRow("J12: bytes that are no text")
            << QByteArray("code=\xff\xfe&state=2") << QByteArray("no address has");
        QTest::newRow("B40: what a terminal would obey")
            << QByteArray("\x1b]0;pwned\x07") << QByteArray("no address has");
    }
    void whatDoesNotFitIsToldAndTheWaitGoesOn()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, told);
        for (const bool json : {false, true}) {
            m_server.clearRequests();
            QStringList more{QStringLiteral("--paste")};
            if (json)
                more += QStringLiteral("--json");
            CliRun run(signIn(more));
            run.openInput();
            QVERIFY(startAndWaitForAddress(run));
            run.type(what + '\n');
            QTRY_VERIFY2_WITH_TIMEOUT(run.errors().contains(told), run.errors().constData(),
                                      longestWait);
            QVERIFY(run.isRunning());
            QCOMPARE(m_server.count(Endpoint::Token), 0);
            QCOMPARE(whatATerminalObeys(run.errors()), QByteArray());
            if (json)
                QVERIFY(run.errors().contains("\"paste_refused\""));
            run.type(lastAddress(run) + '\n');
            QVERIFY2(run.waitForEnd(), run.errors().constData());
            QVERIFY2(run.exitCode() == 0, run.errors().constData());
        }
    }

    void theListenerStillListens()
    {
        CliRun run(signIn());
        run.openInput();
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
    }

    void anInputThatEndsIsNoAnswer()
    {
        CliRun run(signIn());
        run.openInput();
        QVERIFY(startAndWaitForAddress(run));
        run.closeInput();
        const QByteArray address = lastAddress(run); // takes a while in which nothing may end
        QVERIFY(run.isRunning());
        QVERIFY(!address.isEmpty());
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
    }

    void aPipeIsReadOnlyIfAsked()
    {
        CliRun run(signIn({}));
        run.openInput();
        QVERIFY(startAndWaitForAddress(run));
        run.type(lastAddress(run) + '\n');
        // The genuine redirect comes as well; were the pipe read, nobody would hear it.
        QVERIFY(!run.errors().contains("Paste"));
        QVERIFY(run.isRunning());
        QCOMPARE(m_server.count(Endpoint::Token), 0);
        run.interrupt();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.exitCode(), 4);
    }
};

QONSENT_TEST(tst_CliPaste)
#include "tst_clipaste.moc"
