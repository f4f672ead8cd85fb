// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/waitingsignin.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>
#include <QTimer>

using namespace Qonsent;

namespace {

using Clients = std::vector<std::unique_ptr<RawClient>>;
/// Bothers a sign-in; what it leaves open goes into \a held.
using Traffic = void (*)(const WaitingSignIn &signIn, Clients &held);

void connectMany(const WaitingSignIn &signIn, Clients &held, int count, const QByteArray &bytes)
{
    for (int i = 0; i < count; ++i) {
        held.push_back(std::make_unique<RawClient>(signIn.uri()));
        if (!bytes.isEmpty())
            held.back()->send(bytes);
    }
}

void askMany(const WaitingSignIn &signIn, int count, const QByteArray &request)
{
    for (int i = 0; i < count; ++i)
        (void)answerTo(signIn.uri(), request);
}

QByteArray keepAlive(const WaitingSignIn &signIn)
{
    return signIn.filled("GET /favicon.ico HTTP/1.1\r\nHost: {host}\r\nConnection: keep-alive\r\n"
                         "\r\n");
}

// clang-format off
const std::pair<const char *, Traffic> scenarios[] = {
    {"none: nothing at all", [](const WaitingSignIn &, Clients &) {}},
    {"A15 idle1: one connection that says nothing",
     [](const WaitingSignIn &s, Clients &held) { connectMany(s, held, 1, {}); }},
    {"A15: fifty preconnects",
     [](const WaitingSignIn &s, Clients &held) { connectMany(s, held, 50, {}); }},
    {"A15 idle200: 200 connections that say nothing",
     [](const WaitingSignIn &s, Clients &held) { connectMany(s, held, 200, {}); }},
    {"A22 keepalive200: 200 connections that want to stay",
     [](const WaitingSignIn &s, Clients &held) { connectMany(s, held, 200, keepAlive(s)); }},
    {"A13 favicon5: five icons",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 5, plainRequest(s.uri(), "/favicon.ico")); }},
    {"A23 garbage2000: 2000 requests of garbage",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 2000, "\x01garbage\r\n\r\n"); }},
    {"A01 garbagequery50: fifty queries of garbage",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 50, plainRequest(s.uri(), "/callback?%zz&=&&a=%00")); }},
    {"A22 slowloris100: 100 requests that never end",
     [](const WaitingSignIn &s, Clients &held) { connectMany(s, held, 100, "GET /callback?code=1"); }},
    {"A24 partialclose50: fifty halves of a request, then FIN",
     [](const WaitingSignIn &s, Clients &held) {
         connectMany(s, held, 50, "GET /callback?code=1&sta");
         held.clear();
     }},
    {"A24: fifty halves of a request, then RST",
     [](const WaitingSignIn &s, Clients &held) {
         connectMany(s, held, 50, "GET /callback?code=1&sta");
         for (const auto &client : held)
             client->reset();
     }},
    {"A02 wrongstate10: ten redirects with another state",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 10, browserRequest(s.uri(), "/callback?code=1&state=x")); }},
    {"A29: 3000 guesses of the state at full speed",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 3000, browserRequest(s.uri(), "/callback?code=1&state=3q2-7wguess")); }},
    {"A09 forgederror: an error with another state",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 5, browserRequest(s.uri(), "/callback?error=access_denied&state=x")); }},
    {"A09 forgederror_nostate: an error without a state",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 5, browserRequest(s.uri(), "/callback?error=access_denied")); }},
    {"A16 head_first: a link scanner with the right address",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 1, "HEAD" + browserRequest(s.uri(), s.target()).mid(3)); }},
    {"A16 options_first: a preflight with the right address",
     [](const WaitingSignIn &s, Clients &) { askMany(s, 1, "OPTIONS" + browserRequest(s.uri(), s.target()).mid(3)); }},
};
// clang-format on

} // namespace

Q_DECLARE_METATYPE(Traffic)

/// The stray traffic that browsers, scanners and neighbours make. None of it may end a sign-in.
class tst_ListenerTraffic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSignInSurvives_data()
    {
        QTest::addColumn<Traffic>("traffic");
        for (const auto &[name, traffic] : scenarios)
            QTest::newRow(name) << traffic;
    }
    void theSignInSurvives()
    {
        QFETCH(Traffic, traffic);
        WaitingSignIn signIn;
        Clients held;
        traffic(signIn, held);
        QVERIFY(signIn.stillSucceeds());
    }

    void aFloodIsCutOff_data() { onlyRow("A20 flood64M: 64 MB without a line end"); }
    void aFloodIsCutOff()
    {
        WaitingSignIn signIn;
        {
            RawClient client(signIn.uri());
            const QByteArray piece(64 * 1024, 'a');
            int sent = 0;
            for (; sent < 1024 && client.isOpen(); ++sent)
                client.send(piece);
            (void)client.answer();
            QVERIFY(!client.isOpen());
            QVERIFY2(sent < 512, "half of the flood was taken");
        }
        QVERIFY(signIn.stillSucceeds());
    }

    void theRedirectMayComeInPieces_data()
    {
        QTest::addColumn<QByteArrayList>("marks");
        QTest::addColumn<int>("cookieBytes");
        QTest::newRow("split_line: in the request line") << QByteArrayList{"code="} << 0;
        QTest::newRow("split_afterline: after the request line") << QByteArrayList{"Host:"} << 0;
        QTest::newRow("split_headers: in the header fields")
            << QByteArrayList{"Sec-Fetch-Mode", "Cookie"} << 0;
        QTest::newRow("cookie12k: with 12 kB of cookies") << QByteArrayList() << 12'000;
        QTest::newRow("cookie60k: with 60 kB of cookies") << QByteArrayList() << 60'000;
        QTest::newRow("with 200 kB of cookies in two pieces")
            << QByteArrayList{"Cookie"} << 200'000;
    }
    void theRedirectMayComeInPieces()
    {
        QFETCH(QByteArrayList, marks);
        QFETCH(int, cookieBytes);
        WaitingSignIn signIn;
        QByteArray request = browserRequest(signIn.uri(), signIn.target());
        if (cookieBytes > 0)
            request.insert(request.size() - 4, "; more=" + QByteArray(cookieBytes, 'c'));
        RawClient client(signIn.uri());
        qsizetype from = 0;
        for (const QByteArray &mark : marks) {
            const qsizetype cut = request.indexOf(mark) + 2;
            client.send(request.sliced(from, cut - from));
            QCOMPARE(signIn.heardCount(), 0);
            from = cut;
        }
        client.send(request.sliced(from));
        QCOMPARE(statusOf(client.answer()), 303);
        QVERIFY(signIn.heardTheRedirect());
    }

    void theRedirectMayComeByteByByte_data() { onlyRow("bytewise: every byte alone"); }
    void theRedirectMayComeByteByByte()
    {
        WaitingSignIn signIn;
        RawClient client(signIn.uri());
        for (const char c : browserRequest(signIn.uri(), signIn.target()))
            client.send(QByteArrayView(&c, 1));
        QCOMPARE(statusOf(client.answer()), 303);
        QVERIFY(signIn.heardTheRedirect());
    }

    void theRedirectMayBeSplitAnywhere_data() { onlyRow("a split at every byte offset"); }
    void theRedirectMayBeSplitAnywhere()
    {
        qsizetype size = 1;
        for (qsizetype cut = 0; cut < size; ++cut) {
            WaitingSignIn signIn;
            const QByteArray request = browserRequest(signIn.uri(), signIn.target());
            size = request.size();
            RawClient client(signIn.uri());
            client.send(request.first(cut));
            QCOMPARE(signIn.heardCount(), 0);
            client.send(request.sliced(cut));
            QCOMPARE(statusOf(client.answer()), 303);
            QVERIFY(signIn.heardTheRedirect());
        }
    }

    void aResetAfterTheRedirectChangesNothing_data() { onlyRow("A24: RST as soon as we answer"); }
    void aResetAfterTheRedirectChangesNothing()
    {
        WaitingSignIn signIn;
        RawClient client(signIn.uri());
        client.push(browserRequest(signIn.uri(), signIn.target()));
        QTRY_VERIFY(!client.received().isEmpty() || signIn.heardCount() == 1);
        client.reset();
        QVERIFY(signIn.heardTheRedirect());
    }

    void aRequestThatArrivedIsNotDroppedForLaterOnes_data()
    {
        onlyRow("A22: a request in the backlog, in front of a burst that fills all places");
    }
    void aRequestThatArrivedIsNotDroppedForLaterOnes()
    {
        WaitingSignIn signIn;
        QTcpSocket browser;
        browser.connectToHost(signIn.uri().host(), quint16(signIn.uri().port()));
        QVERIFY(browser.waitForConnected());
        browser.write(browserRequest(signIn.uri(), signIn.target()));
        browser.flush();
        std::vector<std::unique_ptr<QTcpSocket>> burst(300);
        for (auto &socket : burst) {
            socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(signIn.uri().host(), quint16(signIn.uri().port()));
            QVERIFY(socket->waitForConnected());
        }
        QVERIFY(signIn.heardTheRedirect());
    }

    void atMost64ConnectionsAreHeld_data()
    {
        onlyRow("A22: 200 connections that hold half a request");
    }
    void atMost64ConnectionsAreHeld()
    {
        WaitingSignIn signIn;
        Clients held;
        connectMany(signIn, held, 200, "GET /");
        const auto open = [&held] {
            return std::count_if(held.begin(), held.end(),
                                 [](const auto &client) { return client->isOpen(); });
        };
        QTRY_COMPARE(open(), 64);
        QVERIFY(!held.front()->isOpen());
        QVERIFY(held.back()->isOpen());
        QVERIFY(signIn.stillSucceeds());
    }

    void nobodyIsHeldForEver_data()
    {
        QTest::addColumn<QByteArray>("drip");
        QTest::newRow("A15: a connection that says nothing") << QByteArray();
        QTest::newRow("A22: a header byte at a time") << QByteArray("a");
    }
    void nobodyIsHeldForEver()
    {
        QFETCH(QByteArray, drip);
        WaitingSignIn signIn;
        Clients held;
        connectMany(signIn, held, 20, drip.isEmpty() ? QByteArray() : "GET / HTTP/1.1\r\nX: ");
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&] {
            for (const auto &client : held) {
                if (client->isOpen())
                    client->push(drip);
            }
        });
        timer.start(200);
        QTRY_VERIFY_WITH_TIMEOUT(std::none_of(held.begin(), held.end(),
                                              [](const auto &client) { return client->isOpen(); }),
                                 15'000);
        timer.stop();
        QVERIFY(signIn.stillSucceeds());
    }
};

QONSENT_TEST(tst_ListenerTraffic)
#include "tst_listenertraffic.moc"
