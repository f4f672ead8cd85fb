// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/waitingsignin.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qonsent;

namespace {

/// Ends every request of the tables below; part of what an answer must not repeat.
constexpr auto fieldsOfOurs = "Host: {host}\r\nX-Marker: mark7f3a\r\n\r\n";

QByteArray get(const char *target, const char *fields = "")
{
    return QByteArray("GET ") + target + " HTTP/1.1\r\n" + fields + fieldsOfOurs;
}
QByteArray as(const char *method, const char *fields = "")
{
    return QByteArray(method) + " /callback?code=CNRYC-mark7f3a&state={state} HTTP/1.1\r\n" + fields
        + fieldsOfOurs;
}
QByteArray genuine(const char *fields)
{
    return as("GET", fields);
}
QByteArray toHost(const char *hostFields)
{
    return QByteArray("GET /callback?code=CNRYC-mark7f3a&state={state} HTTP/1.1\r\n") + hostFields
        + "\r\n";
}

} // namespace

/// Group A: what reaches the listener of a sign-in that waits.
class tst_Listener : public QObject
{
    Q_OBJECT

    /// Nothing of a request may come back: not its marks, not the state, nothing that runs.
    static bool isClean(const QByteArray &answer, const WaitingSignIn &signIn)
    {
        const QByteArray lower = answer.toLower();
        for (const QByteArray &trace :
             {QByteArray("mark7f3a"), QByteArray("cnryc-"), signIn.state().toLower(),
              QByteArray("<script"), QByteArray("onerror"), QByteArray("javascript:"),
              QByteArray("set-cookie"), QByteArray("access-control-"), QByteArray("evil.test")}) {
            if (lower.contains(trace)) {
                qWarning("The answer holds %s: %s", trace.constData(), answer.constData());
                return false;
            }
        }
        return true;
    }

private Q_SLOTS:
    void strayRequestsChangeNothing_data();
    void strayRequestsChangeNothing();

    void garbageChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray random(64 * 1024, '\0');
        quint32 seed = 1;
        for (char &c : random)
            c = char((seed = seed * 1'664'525 + 1'013'904'223) >> 24);
        const QByteArray line = "GET /callback?";
        QTest::newRow("A23: a greeting of TLS")
            << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
        QTest::newRow("A23: 64 KiB of random bytes") << random;
        QTest::newRow("A23: a lone NUL") << QByteArray(1, '\0');
        QTest::newRow("A23: an empty line") << QByteArray("\r\n");
        QTest::newRow("A23: no version") << QByteArray("GET / \r\n\r\n");
        QTest::newRow("A23: HTTP/0.9") << QByteArray("GET /\r\n");
        QTest::newRow("A23: the greeting of HTTP/2")
            << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        QTest::newRow("A20: a request line of 1 MB") << line + QByteArray(1024 * 1024, 'a');
        QTest::newRow("A20: no line end ever, 8 MB") << QByteArray(8 * 1024 * 1024, 'a');
        QTest::newRow("A20: one header field of 1 MB")
            << QByteArray("GET / HTTP/1.1\r\nX: " + QByteArray(1024 * 1024, 'a') + "\r\n\r\n");
        QTest::newRow("A20: 10 000 header fields")
            << QByteArray("GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(10'000) + "\r\n");
    }
    void garbageChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        WaitingSignIn signIn;
        {
            RawClient client(signIn.uri());
            client.push(bytes);
            const QByteArray answer = client.answer();
            QVERIFY(!client.isOpen());
            const int status = statusOf(answer); // 0: closed without an answer
            QVERIFY2(status == 0 || status >= 400, answer.constData());
        }
        QVERIFY(signIn.stillSucceeds());
    }

    void whatIsTooLargeIsToldSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("A20: a request line of 100 kB")
            << QByteArray("GET /" + QByteArray(100'000, 'a')) << 414;
        QTest::newRow("A20: 300 kB of cookies, all sent before the answer is read") << QByteArray(
            "GET / HTTP/1.1\r\n"
            + QByteArray("Cookie: " + QByteArray(10'000, 'a') + "\r\n").repeated(30) + "\r\n")
                                                                                    << 431;
    }
    void whatIsTooLargeIsToldSo()
    {
        QFETCH(QByteArray, bytes);
        WaitingSignIn signIn;
        const QByteArray answer = answerTo(signIn.uri(), bytes);
        QTEST(statusOf(answer), "status");
        QVERIFY(answer.endsWith("</html>\n"));
        QVERIFY(signIn.stillSucceeds());
    }

    void aRefusedBrowserMayFinishSending_data()
    {
        onlyRow("A20: a browser that goes on sending reads our page, not a reset");
    }
    void aRefusedBrowserMayFinishSending()
    {
        WaitingSignIn signIn;
        const int browser = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in to = {};
        to.sin_family = AF_INET;
        to.sin_port = htons(quint16(signIn.uri().port()));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(browser, reinterpret_cast<const sockaddr *>(&to), sizeof to), 0);
        const QByteArray piece(20'000, 'a');
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(::send(browser, piece.constData(), std::size_t(piece.size()), MSG_NOSIGNAL),
                     piece.size());
            for (int turn = 0; turn < 5; ++turn)
                QCoreApplication::processEvents();
        }
        QByteArray answer(16 * 1024, '\0');
        answer.truncate(::recv(browser, answer.data(), std::size_t(answer.size()), MSG_DONTWAIT));
        ::close(browser);
        QCOMPARE(statusOf(answer), 414);
        QVERIFY(answer.endsWith("</html>\n"));
        QVERIFY(signIn.stillSucceeds());
    }

    void theSecondRedirectIsToldSo_data()
    {
        onlyRow("A03: the same redirect again, and another code with the same state");
    }
    void theSecondRedirectIsToldSo()
    {
        WaitingSignIn signIn;
        QVERIFY(signIn.stillSucceeds());
        const QByteArray again =
            answerTo(signIn.uri(), browserRequest(signIn.uri(), signIn.target()));
        QCOMPARE(statusOf(again), 410);
        QVERIFY(isClean(again, signIn));
        const QByteArray other =
            "/callback?code=CNRYC-other&state=" + signIn.state(); // right state, another code
        QCOMPARE(statusOf(answerTo(signIn.uri(), plainRequest(signIn.uri(), other))), 410);
        QCOMPARE(signIn.heardCount(), 1);
    }

    void theCodeLeavesTheAddressBar_data()
    {
        onlyRow("A31: the redirect, and the page it sends a browser on to");
    }
    void theCodeLeavesTheAddressBar()
    {
        WaitingSignIn signIn;
        const QByteArray done = browserRequest(signIn.uri(), "/callback/done");
        QCOMPARE(statusOf(answerTo(signIn.uri(), done)), 404); // not before the redirect
        const QByteArray sentOn =
            answerTo(signIn.uri(), browserRequest(signIn.uri(), signIn.target()));
        QCOMPARE(statusOf(sentOn), 303);
        QVERIFY(sentOn.contains("\r\nLocation: /callback/done\r\n"));
        QVERIFY(sentOn.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(isClean(sentOn, signIn));
        const QByteArray page = answerTo(signIn.uri(), done);
        QCOMPARE(statusOf(page), 200);
        QVERIFY(page.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(isClean(page, signIn));
        QVERIFY(signIn.heardTheRedirect());
    }

    void payloadsComeBackOnNoPage_data();
    void payloadsComeBackOnNoPage();
};

void tst_Listener::strayRequestsChangeNothing_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QList<int>>("statuses");
    const auto row = [](const char *name, const QByteArray &request, const QList<int> &statuses) {
        QTest::newRow(name) << request << statuses;
    };
    const QList<int> bad = {400};
    const QList<int> notFound = {404};
    const QList<int> notAllowed = {400, 405};
    row("A01: a code without a state", get("/callback?code=CNRYC-mark7f3a"), bad);
    row("A01: no query", get("/callback"), bad);
    row("A02: a state of nothing", get("/callback?code=CNRYC-mark7f3a&state="), bad);
    row("A02, MS-27: another state", get("/callback?code=CNRYC-mark7f3a&state=mark7f3a"), bad);
    row("A02: a state that goes on", get("/callback?code=CNRYC-mark7f3a&state={state}x"), bad);
    row("A02: a state with a NUL behind it", get("/callback?code=CNRYC-mark7f3a&state={state}%00"),
        bad);
    row("A02: the right state under another name",
        get("/callback?code=CNRYC-mark7f3a&State={state}"), bad);
    row("A09: an error without a state", get("/callback?error=access_denied"), bad);
    row("A09: an error with another state", get("/callback?error=access_denied&state=mark7f3a"),
        bad);
    row("A12: two codes", get("/callback?code=CNRYC-mark7f3a&code=B&state={state}"), bad);
    row("A12: the right state and another one",
        get("/callback?code=CNRYC-mark7f3a&state={state}&state=x"), bad);
    row("A12: another state and the right one",
        get("/callback?code=CNRYC-mark7f3a&state=x&state={state}"), bad);
    row("A12: the right state twice",
        get("/callback?code=CNRYC-mark7f3a&state={state}&st%61te={state}"), bad);
    row("A12: two issuers", get("/callback?code=CNRYC-mark7f3a&state={state}&iss=a&iss=a"), bad);
    row("A12: two errors", get("/callback?error=a&error=b&state={state}"), bad);
    for (const char *path : {"/favicon.ico", "/apple-touch-icon.png", "/robots.txt", "/"})
        QTest::addRow("A13: %s", path) << get(path) << notFound;
    row("A14: a prefetch", genuine("Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\n"),
        notFound);
    row("A14: a prefetch that says so",
        genuine(
            "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nSec-Purpose: prefetch\r\n"),
        notFound);
    for (const char *destination : {"image", "empty", "iframe", "frame", "script", "object"})
        QTest::addRow("A14: fetched as %s", destination) << genuine(
            ("Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: " + QByteArray(destination) + "\r\n")
                .constData()) << notFound;
    for (const char *mode : {"no-cors", "cors", "same-origin", "websocket"})
        QTest::addRow("A14: fetched in mode %s", mode)
            << genuine(("Sec-Fetch-Mode: " + QByteArray(mode) + "\r\n").constData()) << notFound;
    for (const char *method : {"HEAD", "PUT", "TRACE", "CONNECT", "DELETE", "get", "GETGET"})
        QTest::addRow("A16: %s", method) << as(method) << notAllowed;
    row("A16: a preflight of a public site",
        as("OPTIONS",
           "Origin: https://evil.test\r\nAccess-Control-Request-Method: GET\r\n"
           "Access-Control-Request-Private-Network: true\r\n"),
        notAllowed);
    row("A16: OPTIONS for the server", "OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n", notAllowed);
    row("A17: a form",
        "POST /callback HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 31\r\nHost: {host}\r\n\r\ncode=CNRYC-mark7f3a&state={state}",
        notAllowed);
    const auto form = [](const char *fields) {
        return QByteArray("POST /callback HTTP/1.1\r\nHost: {host}\r\n") + fields
            + "\r\ncode=CNRYC-mark7f3a&state={state}";
    };
    row("A17: an error in a form",
        "POST /callback HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 20\r\nHost: {host}\r\n\r\nerror=login_required&state={state}",
        notAllowed);
    row("A17: a form called text", form("Content-Type: text/plain\r\nContent-Length: 60\r\n"),
        notAllowed);
    row("A17: a form of no length", form("Content-Type: multipart/form-data\r\n"), notAllowed);
    row("A17: a form of 10 MB", form("Content-Length: 10000000\r\n"), notAllowed);
    row("A17: a form in chunks", form("Transfer-Encoding: chunked\r\n"), notAllowed);
    row("A17: a form with two lengths", form("Content-Length: 0\r\nContent-Length: 60\r\n"),
        notAllowed);
    row("A17: a form with a length and in chunks",
        form("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), notAllowed);
    row("A17: a GET with a body", genuine("Content-Length: 5\r\n"), bad);
    row("A23: HTTP/2.0 as a version",
        "GET /callback?code=CNRYC-mark7f3a&state={state} HTTP/2.0\r\nHost: {host}\r\n\r\n", {505});
    row("A25: another host", toHost("Host: evil.test\r\n"), {400, 421});
    row("A25: another host, our port", toHost("Host: evil.test:{port}\r\n"), {400, 421});
    row("A25: no Host", toHost(""), {400, 421});
    row("A25: an empty Host", toHost("Host:\r\n"), {400, 421});
    row("A25: two Hosts", toHost("Host: {host}\r\nHost: {host}\r\n"), {400, 421});
    row("A25: our Host and another", toHost("Host: {host}\r\nHost: evil.test\r\n"), {400, 421});
    row("A25: no port", toHost("Host: 127.0.0.1\r\n"), {400, 421});
    row("A25: another port", toHost("Host: 127.0.0.1:1\r\n"), {400, 421});
    row("A25: another spelling of the address", toHost("Host: 127.1:{port}\r\n"), {400, 421});
    row("A25: localhost", toHost("Host: localhost:{port}\r\n"), {400, 421});
    row("A25: a user in front", toHost("Host: evil.test@{host}\r\n"), {400, 421});
    row("A25: the absolute form",
        get("http://evil.test/callback?code=CNRYC-mark7f3a&state={state}"), {400, 421});
    row("A25: the absolute form of our own host",
        get("http://{host}/callback?code=CNRYC-mark7f3a&state={state}"), {400, 421});
    for (const char *path :
         {"/callback/", "/CALLBACK", "/callback%2f..", "//callback", "/callbackx", "/x/../callback",
          "/callback;a=1", "/callbac%6b", "/./callback", "\\callback"})
        QTest::addRow("A26: %s", path)
            << get((QByteArray(path) + "?code=CNRYC-mark7f3a&state={state}").constData())
            << QList<int>{400, 404};
    row("A26: a fragment", get("/callback?code=CNRYC-mark7f3a&state={state}#y"), {400, 404});
    row("A28: a WebSocket",
        genuine("Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: https://evil.test\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"),
        bad);
    row("A28: a WebSocket without Origin", genuine("Upgrade: websocket\r\n"), bad);
    row("A28: a request of another site", genuine("Origin: https://evil.test\r\n"), bad);
    row("A28: a request of a sandboxed frame", genuine("Origin: null\r\n"), bad);
}

void tst_Listener::strayRequestsChangeNothing()
{
    QFETCH(QByteArray, request);
    QFETCH(QList<int>, statuses);
    WaitingSignIn signIn;
    const QByteArray answer = answerTo(signIn.uri(), signIn.filled(request));
    QVERIFY2(statuses.contains(statusOf(answer)), answer.left(100).constData());
    QVERIFY(isClean(answer, signIn));
    QVERIFY(signIn.stillSucceeds());
}

void tst_Listener::payloadsComeBackOnNoPage_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    const char *const payloads[] = {
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E-mark7f3a",
        "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E-mark7f3a",
        "javascript:alert(1)-mark7f3a",
        "%0d%0aSet-Cookie:x=y-mark7f3a",
        "%7B%7Btext%7D%7D-mark7f3a",
        "<script>mark7f3a</script>",
    };
    int number = 0;
    for (const QByteArray payload : payloads) {
        ++number;
        for (const char *parameter : {"error", "error_description", "error_uri"}) {
            const QByteArray query = QByteArray(parameter) + '=' + payload;
            QTest::addRow("A30: payload %d in %s, wrong state", number, parameter)
                << QByteArray(query + "&state=x") << 400;
            QTest::addRow("A30: payload %d in %s, right state", number, parameter)
                << QByteArray(query + "&state={state}") << 303;
        }
        QTest::addRow("A30: payload %d as the state", number)
            << QByteArray("error=x&state=" + payload) << 400;
    }
}

void tst_Listener::payloadsComeBackOnNoPage()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    WaitingSignIn signIn;
    const QUrl uri = signIn.uri();
    const QByteArray answer =
        answerTo(uri, browserRequest(uri, "/callback?" + signIn.filled(query)));
    QCOMPARE(statusOf(answer), status);
    QVERIFY(isClean(answer, signIn));
    for (const char *field :
         {"Content-Type: text/html; charset=utf-8", "X-Content-Type-Options: nosniff",
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
          "frame-ancestors 'none'",
          "Referrer-Policy: no-referrer", "Cache-Control: no-store", "Connection: close",
          "X-Frame-Options: DENY", "Cross-Origin-Opener-Policy: same-origin"})
        QVERIFY2(answer.contains("\r\n" + QByteArray(field) + "\r\n"), field);
    if (status != 303) {
        QVERIFY(signIn.stillSucceeds());
        return;
    }
    const QByteArray page = answerTo(uri, browserRequest(uri, "/callback/done"));
    QCOMPARE(statusOf(page), 200);
    QVERIFY(page.contains("Nothing was shared"));
    QVERIFY(isClean(page, signIn));
    QTRY_COMPARE(signIn.heardCount(), 1);
}

QONSENT_TEST(tst_Listener)
#include "tst_listener.moc"
