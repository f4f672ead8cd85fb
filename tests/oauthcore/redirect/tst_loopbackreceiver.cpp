// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/loopbackreceiver.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace Qonsent;

class tst_LoopbackReceiver : public QObject
{
    Q_OBJECT

    const Secret m_state = Secret("3q2-7w_state");
    const QByteArray m_target = "/callback?code=CNRYC-1&state=3q2-7w_state";

    static bool isListening(const QUrl &uri) { return RawClient(uri).wasAccepted(); }
    static bool isSettled()
    {
        QObject parent;
        auto *reply = LoopbackReceiver::pagesServed(&parent);
        return reply->isFinished();
    }

private Q_SLOTS:
    void theAddressIsWhatWasBound_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        QTest::newRow("CK-P20, MS-20: by default")
            << QString() << QStringLiteral("/callback")
            << QStringLiteral("http://127.0.0.1:%1/callback");
        QTest::newRow("CK-P20, MS-20: IPv4") << QStringLiteral("127.0.0.1") << QStringLiteral("/")
                                             << QStringLiteral("http://127.0.0.1:%1/");
        QTest::newRow("A36: IPv6 in brackets")
            << QStringLiteral("::1") << QStringLiteral("/a/b-c_d.e~f")
            << QStringLiteral("http://[::1]:%1/a/b-c_d.e~f");
        QTest::newRow("CK-P20: localhost") << QStringLiteral("localhost") << QStringLiteral("/cb/")
                                           << QStringLiteral("http://localhost:%1/cb/");
    }
    void theAddressIsWhatWasBound()
    {
        QFETCH(QString, host);
        QFETCH(QString, path);
        QFETCH(QString, expected);
        LoopbackReceiver receiver({.host = host, .path = path});
        const auto uri = receiver.listen(m_state);
        QVERIFY(uri);
        QVERIFY(uri->port() > 0);
        QCOMPARE(uri->toString(), expected.arg(uri->port()));

        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        const QByteArray target = path.toLatin1() + "?state=3q2-7w_state&code=1";
        const QByteArray sentOn = answerTo(*uri, browserRequest(*uri, target));
        QCOMPARE(statusOf(sentOn), 303);
        const QByteArray done = path.toLatin1() + (path.endsWith(u'/') ? "done" : "/done");
        QVERIFY(sentOn.contains("\r\nLocation: " + done + "\r\n"));
        QCOMPARE(statusOf(answerTo(*uri, browserRequest(*uri, done))), 200);
        QCOMPARE(heard.count(), 1);
    }

    void localhostIsBothFamilies_data() { onlyRow("CK-P20: 127.0.0.1 and ::1 at one port"); }
    void localhostIsBothFamilies()
    {
        LoopbackReceiver receiver({.host = QStringLiteral("localhost")});
        const auto uri = receiver.listen(m_state);
        QVERIFY(uri);
        for (const char *address : {"127.0.0.1", "::1"}) {
            QUrl literal = *uri;
            literal.setHost(QString::fromLatin1(address));
            RawClient client(literal);
            QVERIFY2(client.wasAccepted(), address);
            client.send(plainRequest(*uri, "/callback?state=x"));
            QCOMPARE(statusOf(client.answer()), 400);
        }
    }

    void wrongOptionsAreRefused_data()
    {
        QTest::addColumn<LoopbackOptions>("options");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("CK-P20, MS-28: all interfaces")
            << LoopbackOptions{.host = QStringLiteral("0.0.0.0")} << QByteArray("redirect_host");
        QTest::newRow("a name that is not loopback")
            << LoopbackOptions{.host = QStringLiteral("evil.test")} << QByteArray("redirect_host");
        for (const char *path : {"", "callback", "/a?b", "/a#b", "//a", "/a//b", "/a/../b", "/.",
                                 "/a b", "/%41", "/a\r\nX: y", "/\\a"})
            QTest::addRow("the path \"%s\"", QByteArray(path).simplified().constData())
                << LoopbackOptions{.path = QString::fromLatin1(path)}
                << QByteArray("redirect_path");
        QTest::newRow("a range that ends before it begins")
            << LoopbackOptions{.firstPort = 2000, .lastPort = 1999} << QByteArray("redirect_port");
        QTest::newRow("a range without a beginning")
            << LoopbackOptions{.lastPort = 1999} << QByteArray("redirect_port");
    }
    void wrongOptionsAreRefused()
    {
        QFETCH(LoopbackOptions, options);
        LoopbackReceiver receiver(options);
        const auto uri = receiver.listen(m_state);
        QVERIFY(!uri);
        QCOMPARE(uri.error().code, AuthError::Code::InvalidConfiguration);
        QTEST(uri.error().reason, "reason");
    }

    void idleConnectionsDoNotKeepHttpsFromABrowser_data()
    {
        onlyRow("A15, A22: fifty that never begin to speak TLS, then the browser");
    }
    void idleConnectionsDoNotKeepHttpsFromABrowser()
    {
        const TestIdentity authority = makeCertificate({.commonName = "authority"});
        LoopbackReceiver receiver(
            {.tls = makeLoopbackCertificate(authority).serverConfiguration()});
        const QUrl uri = receiver.listen(m_state).value();
        std::vector<std::unique_ptr<RawClient>> idle;
        for (int i = 0; i < 50; ++i) {
            idle.push_back(std::make_unique<RawClient>(uri));
            QVERIFY(idle.back()->wasAccepted());
        }
        QSslSocket browser;
        QSslConfiguration believes = browser.sslConfiguration();
        believes.setCaCertificates({authority.certificate});
        browser.setSslConfiguration(believes);
        browser.connectToHostEncrypted(uri.host(), quint16(uri.port()));
        QTRY_VERIFY(browser.isEncrypted());
        QVERIFY(idle.back()->isOpen()); // nobody had to go first
        browser.write(plainRequest(uri, "/callback?code=1&state=3q2-7w_state"));
        QTRY_COMPARE(browser.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(statusOf(browser.readAll()), 200);
        QTRY_VERIFY(!idle.front()->isOpen()); // and nobody stays for ever
    }

    void anOwnCertificateMakesItHttps()
    {
        const TestIdentity authority = makeCertificate({.commonName = "authority"});
        LoopbackReceiver receiver(
            {.tls = makeLoopbackCertificate(authority).serverConfiguration()});
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        const QUrl uri = receiver.listen(m_state).value();
        QCOMPARE(uri.scheme(), QStringLiteral("https"));
        QCOMPARE(receiver.listeningPort(), quint16(uri.port()));
        {
            RawClient plain(uri);
            plain.send(plainRequest(uri, "/callback?code=1&state=3q2-7w_state"));
            QVERIFY(!plain.answer().startsWith("HTTP/1.1 2"));
            QCOMPARE(heard.count(), 0);
        }
        QSslSocket browser;
        QSslConfiguration believes = browser.sslConfiguration();
        believes.setCaCertificates({authority.certificate});
        browser.setSslConfiguration(believes);
        browser.connectToHostEncrypted(uri.host(), quint16(uri.port()));
        QTRY_VERIFY(browser.isEncrypted());
        browser.write(plainRequest(uri, "/callback?code=1&state=3q2-7w_state"));
        QTRY_COMPARE(browser.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(statusOf(browser.readAll()), 200);
        QCOMPARE(heard.count(), 1);
    }

    void halfACertificateIsRefused()
    {
        QSslConfiguration tls =
            makeLoopbackCertificate(makeCertificate({.commonName = "authority"}))
                .serverConfiguration();
        tls.setPrivateKey({});
        LoopbackReceiver receiver({.tls = tls});
        QCOMPARE(receiver.listen(m_state).error().reason, QByteArray("redirect_certificate"));
    }

    void thePortIsToldAndGoesIntoTheState_data()
    {
        onlyRow("CK-P19, CK-P30: one that nobody chose");
    }
    void thePortIsToldAndGoesIntoTheState()
    {
        LoopbackReceiver receiver({});
        QCOMPARE(receiver.listeningPort(), 0); // CK-P19
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        const QUrl uri = receiver.listen(Secret("p{listenPort}.x")).value();
        QCOMPARE(receiver.listeningPort(), quint16(uri.port()));
        QCOMPARE(
            statusOf(answerTo(uri, plainRequest(uri, "/callback?code=1&state=p{listenPort}.x"))),
            400);
        const QByteArray state = "p" + QByteArray::number(uri.port()) + ".x";
        QCOMPARE(statusOf(answerTo(uri, plainRequest(uri, "/callback?code=1&state=" + state))),
                 200);
        QTRY_COMPARE(heard.count(), 1);
        receiver.close();
        QCOMPARE(receiver.listeningPort(), 0);
    }

    void anEmptyStateIsRefused()
    {
        LoopbackReceiver receiver({});
        QCOMPARE(receiver.listen(Secret()).error().code, AuthError::Code::InvalidConfiguration);
    }

    void theQueryIsPassedUpAsItCame_data()
    {
        onlyRow("CK-P24: with its escapes and an empty parameter");
    }
    void theQueryIsPassedUpAsItCame()
    {
        LoopbackReceiver receiver({});
        const QUrl uri = receiver.listen(m_state).value();
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        const QByteArray query = "code=CNRYC-%2B+1&&x&state=3q2-7w_state&scope=a%20b";
        (void)answerTo(uri, plainRequest(uri, "/callback?" + query));
        QCOMPARE(heard.count(), 1);
        QCOMPARE(heard.first().first().value<Secret>().reveal(), QByteArrayView(query));
    }

    void theOwnerMayGoWhileItHears()
    {
        auto *receiver = new LoopbackReceiver({});
        const QUrl uri = receiver->listen(m_state).value();
        bool heard = false;
        connect(receiver, &RedirectReceiver::redirectReceived, this, [&] {
            heard = true;
            delete receiver;
        });
        QCOMPARE(statusOf(answerTo(uri, plainRequest(uri, m_target))), 200);
        QTRY_VERIFY(heard);
        QTRY_VERIFY(!isListening(uri));
    }

    void closingFreesThePortAtOnce_data() { onlyRow("CK-M04: in the middle of a request"); }
    void closingFreesThePortAtOnce()
    {
        LoopbackReceiver receiver({});
        const QUrl uri = receiver.listen(m_state).value();
        RawClient half(uri);
        half.send("GET /callb");
        receiver.close();
        QTcpServer next;
        QVERIFY(next.listen(QHostAddress::LocalHost, quint16(uri.port())));
        receiver.close();
    }

    void aClosedReceiverHearsNothing()
    {
        LoopbackReceiver receiver({});
        const QUrl uri = receiver.listen(m_state).value();
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        RawClient client(uri);
        client.push(plainRequest(uri, m_target));
        receiver.close();
        QCOMPARE(client.answer(), QByteArray());
        QCOMPARE(heard.count(), 0);
        QVERIFY(!isListening(uri));
    }

    void aToolGetsThePageAtOnceAndNobodyWaits()
    {
        auto receiver = std::make_unique<LoopbackReceiver>(LoopbackOptions{});
        const QUrl uri = receiver->listen(m_state).value();
        const QByteArray page = answerTo(uri, plainRequest(uri, m_target));
        QCOMPARE(statusOf(page), 200);
        QVERIFY(page.contains("Return to"));
        QVERIFY(isSettled());
        receiver.reset();
        QVERIFY(!isListening(uri));
    }

    void aBrowserFindsItsPageAfterTheSignInIsOver_data()
    {
        onlyRow("CK-P22, MS-25: which names the program");
    }
    void aBrowserFindsItsPageAfterTheSignInIsOver()
    {
        auto receiver = std::make_unique<LoopbackReceiver>(
            LoopbackOptions{.application = QStringLiteral("Test & Co")});
        const QUrl uri = receiver->listen(m_state).value();
        QCOMPARE(statusOf(answerTo(uri, browserRequest(uri, m_target))), 303);
        receiver.reset();
        QVERIFY(!isSettled());
        QObject parent;
        QSignalSpy served(LoopbackReceiver::pagesServed(&parent), &Reply::finished);
        const QByteArray page = answerTo(uri, browserRequest(uri, "/callback/done"));
        QCOMPARE(statusOf(page), 200);
        QVERIFY(page.contains("Return to Test &amp; Co"));
        QTRY_COMPARE(served.count(), 1);
        QTRY_VERIFY(!isListening(uri));
    }

    void aBrowserThatNeverComesIsGivenUp()
    {
        auto receiver = std::make_unique<LoopbackReceiver>(LoopbackOptions{});
        const QUrl uri = receiver->listen(m_state).value();
        QCOMPARE(statusOf(answerTo(uri, browserRequest(uri, m_target))), 303);
        receiver->close();
        QVERIFY(isListening(uri));
        QObject parent;
        QSignalSpy served(LoopbackReceiver::pagesServed(&parent), &Reply::finished);
        QTRY_COMPARE(served.count(), 1);
        QTRY_VERIFY(!isListening(uri));
    }

    void aRefusalIsReportedOnItsOwnPage_data() { onlyRow("CK-P23, MS-25: the person said no"); }
    void aRefusalIsReportedOnItsOwnPage()
    {
        LoopbackReceiver receiver({});
        const QUrl uri = receiver.listen(m_state).value();
        const QByteArray target = "/callback?error=access_denied&state=3q2-7w_state";
        QCOMPARE(statusOf(answerTo(uri, browserRequest(uri, target))), 303);
        const QByteArray page = answerTo(uri, browserRequest(uri, "/callback/done"));
        QCOMPARE(statusOf(page), 200);
        QVERIFY(page.contains("Nothing was shared"));
    }

    void nothingSecretIsLogged()
    {
        LeakOracle oracle;
        LoopbackReceiver receiver({});
        const QUrl uri = receiver.listen(Secret("CNRYS-state")).value();
        (void)answerTo(uri, plainRequest(uri, "/callback?code=CNRYC-1&state=CNRYS-wrong"));
        (void)answerTo(uri, plainRequest(uri, "/callback?code=CNRYC-1&state=CNRYS-state"));
        QCOMPARE(oracle.findInLog(), QStringList());
    }
};

QONSENT_TEST(tst_LoopbackReceiver)
#include "tst_loopbackreceiver.moc"
