// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/formencoding.h"
#include "tests/hostile/waitingsignin.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

namespace {

/// A POST of \a body with exactly these \a fields besides Host.
QByteArray post(const QByteArray &fields, const QByteArray &body,
                const QByteArray &target = "/callback")
{
    return "POST " + target + " HTTP/1.1\r\nHost: {host}\r\n" + fields + "\r\n" + body;
}

const QByteArray formType = "Content-Type: application/x-www-form-urlencoded\r\n";
const QByteArray answer = "code=CNRYC-mark7f3a&state={state}";

/// The length that \a body has once the state, 49 characters, is in it.
QByteArray lengthField(const QByteArray &body, qsizetype more = 0)
{
    const qsizetype state = QByteArrayView("CNRYC-").size() + 43;
    const qsizetype places = body.count("{state}");
    return "Content-Length: " + QByteArray::number(body.size() + places * (state - 7) + more)
        + "\r\n";
}

QByteArray form(const QByteArray &body, const QByteArray &fields = {})
{
    return post(formType + lengthField(body) + fields, body);
}

} // namespace

/// Group A: answers that come as a form or behind a `#`.
class tst_ListenerForms : public QObject
{
    Q_OBJECT

    static bool isClean(const QByteArray &answerOfOurs, const WaitingSignIn &signIn)
    {
        for (const QByteArray &trace : {QByteArray("mark7f3a"), signIn.state(),
                                        QByteArray("evil.test"), QByteArray("Access-Control-")}) {
            if (answerOfOurs.contains(trace))
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void strayFormsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QList<int>>("statuses");
        const auto row = [](const char *name, const QByteArray &request, int status) {
            QTest::newRow(name) << request << QList<int>{status};
        };
        const QByteArray length = lengthField(answer);
        row("A17: the answer in the query",
            "GET /callback?" + answer + " HTTP/1.1\r\nHost: {host}\r\n\r\n", 400);
        row("A17: an error in the query for another state",
            "GET /callback?error=access_denied&state={state}x HTTP/1.1\r\nHost: {host}\r\n\r\n",
            400);
        row("A17: an error in the query beside a code",
            "GET /callback?error=access_denied&" + answer + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
            400);
        row("A17: the answer in the query of a form",
            post(formType + "Content-Length: 0\r\n", "", "/callback?" + answer), 400);
        row("A18: a form called text", post("Content-Type: text/plain\r\n" + length, answer), 400);
        row("A18: a form in parts",
            post("Content-Type: multipart/form-data; boundary=x\r\n" + length, answer), 400);
        row("A18: JSON", post("Content-Type: application/json\r\n" + length, answer), 400);
        row("A18: a type that begins the same",
            post("Content-Type: application/x-www-form-urlencodedx\r\n" + length, answer), 400);
        row("A18: two types", post(formType + "Content-Type: text/plain\r\n" + length, answer),
            400);
        row("A18: no type", post(length, answer), 400);
        row("A18: no length", post(formType, answer), 411);
        row("A18: in chunks",
            post(formType + "Transfer-Encoding: chunked\r\n", "21\r\n" + answer + "\r\n0\r\n\r\n"),
            400);
        row("A18: a length and chunks",
            post(formType + length + "Transfer-Encoding: chunked\r\n", answer), 400);
        row("A18: chunks and a length",
            post("Transfer-Encoding: identity\r\n" + formType + length, answer), 400);
        row("A18: a length of 10 MB", post(formType + "Content-Length: 10000000\r\n", answer), 413);
        row("A18: one byte above 64 KiB", post(formType + "Content-Length: 65537\r\n", answer),
            413);
        row("A18: a length that overflows",
            post(formType + "Content-Length: 18446744073709551649\r\n", answer), 413);
        row("A18: two lengths", post(formType + length + length, answer), 400);
        for (const char *none : {"-1", "+82", "0x52", "82, 82", "8 2", ""})
            QTest::addRow("A18: a length of \"%s\"", none)
                << post(formType + "Content-Length: " + none + "\r\n", answer) << QList<int>{400};
        row("A18: a length that ends within the state",
            post(formType + lengthField(answer, -1), answer), 400);
        row("A18: an empty form", form(""), 400);
        row("A18: broken escapes", form("code=%zz&state={state}"), 400);
        row("A18: three hundred fields", form(answer + QByteArray("&a=b").repeated(300)), 400);
        row("A01: a form without a state", form("code=CNRYC-mark7f3a"), 400);
        row("A02: a form with a longer state", form("code=CNRYC-mark7f3a&state={state}x"), 400);
        row("A02: a form with another state", form("code=CNRYC-mark7f3a&state=mark7f3a"), 400);
        row("A02: the right state in the query only",
            post(formType + "Content-Length: 20\r\n", "code=CNRYC-mark7f3a&",
                 "/callback?state={state}"),
            400);
        row("A09: a no without a state", form("error=access_denied"), 400);
        row("A12: two states in a form", form(answer + "&state={state}"), 400);
        row("A12: two codes in a form", form(answer + "&c%6fde=x"), 400);
        row("A14: a form in a frame",
            form(answer, "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"), 404);
        row("A14: a form that a script sends",
            form(answer, "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\n"), 404);
        row("A16: PUT", form(answer).replace("POST", "PUT"), 405);
        row("A16: post", form(answer).replace("POST", "post"), 405);
        row("A16: a preflight",
            "OPTIONS /callback HTTP/1.1\r\nHost: {host}\r\nOrigin: https://evil.test\r\n\r\n", 405);
        row("A25: a form for another host", form(answer).replace("{host}", "evil.test"), 421);
        row("A26: a form for another path", form(answer).replace("/callback", "/callback/"), 404);
        row("A28: a form that wants a WebSocket", form(answer, "Upgrade: websocket\r\n"), 400);
    }
    void strayFormsChangeNothing()
    {
        QFETCH(QByteArray, request);
        QFETCH(QList<int>, statuses);
        WaitingSignIn signIn({}, ResponseMode::FormPost);
        const QByteArray page = answerTo(signIn.uri(), signIn.filled(request));
        QVERIFY2(statuses.contains(statusOf(page)), page.left(100).constData());
        QVERIFY(isClean(page, signIn));
        QVERIFY(signIn.stillSucceeds());
    }

    void aFormThatIsNotWholeChangesNothing_data()
    {
        onlyRow("A18, A24: a length longer than the body, then the end of the connection");
    }
    void aFormThatIsNotWholeChangesNothing()
    {
        WaitingSignIn signIn({}, ResponseMode::FormPost);
        RawClient client(signIn.uri());
        client.send(signIn.filled(post(formType + lengthField(answer, 1), answer)));
        QVERIFY(client.received().isEmpty());
        client.close();
        QVERIFY(client.answer().isEmpty());
        QVERIFY(signIn.stillSucceeds());
    }

    void aFormIsHeardInAnySplit_data()
    {
        QTest::addColumn<int>("each");
        QTest::newRow("CK-P27: a form of one piece") << 100'000;
        QTest::newRow("CK-P27: a form in pieces of 100 bytes") << 100;
        QTest::newRow("CK-P27: a form byte by byte") << 1;
    }
    void aFormIsHeardInAnySplit()
    {
        QFETCH(int, each);
        WaitingSignIn signIn({}, ResponseMode::FormPost);
        const QByteArray request = signIn.genuineRequest();
        RawClient client(signIn.uri());
        for (qsizetype from = 0; from < request.size(); from += each)
            client.send(request.mid(from, each));
        const QByteArray sentOn = client.answer();
        QCOMPARE(statusOf(sentOn), 303);
        QVERIFY(sentOn.contains("\r\nLocation: /callback/done\r\n"));
        QVERIFY(signIn.heardTheRedirect());
        const QByteArray done =
            answerTo(signIn.uri(), browserRequest(signIn.uri(), "/callback/done"));
        QCOMPARE(statusOf(done), 200);
    }

    void formsWithinTheRulesAreHeard_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("CK-P27: from whatever origin")
            << form(answer, "Origin: https://id.example\r\n");
        QTest::newRow("CK-P27: from an origin that is not told")
            << form(answer, "Origin: null\r\n");
        QTest::newRow("CK-P27: the type in capitals, with a charset")
            << post("Content-Type: Application/X-WWW-Form-URLEncoded ; charset=UTF-8\r\n"
                        + lengthField(answer),
                    answer);
        QTest::newRow("A41: a form of 60 KB") << form(answer + "&x=" + QByteArray(60'000, 'y'));
        QTest::newRow("A19: a form with an error") << form("error=login_required&state={state}");
    }
    void formsWithinTheRulesAreHeard()
    {
        QFETCH(QByteArray, request);
        WaitingSignIn signIn({}, ResponseMode::FormPost);
        QCOMPARE(statusOf(answerTo(signIn.uri(), signIn.filled(request))), 200);
        QTRY_COMPARE(signIn.heardCount(), 1);
        QCOMPARE(statusOf(answerTo(signIn.uri(), signIn.filled(request))), 410);
        QCOMPARE(signIn.heardCount(), 1);
    }

    void aRefusalInTheQueryIsHeardOnce_data()
    {
        QTest::addColumn<ResponseMode>("mode");
        QTest::newRow("A17, A19: by a provider that knows no form_post") << ResponseMode::FormPost;
        QTest::newRow("A17, A19: by one that knows no fragment") << ResponseMode::Fragment;
    }
    void aRefusalInTheQueryIsHeardOnce()
    {
        QFETCH(ResponseMode, mode);
        WaitingSignIn signIn({}, mode);
        const QByteArray request =
            signIn.filled("GET /callback?error=unsupported_response_type&state={state} HTTP/1.1\r\n"
                          "Host: {host}\r\n\r\n");
        QCOMPARE(statusOf(answerTo(signIn.uri(), request)), 200);
        QTRY_COMPARE(signIn.heardCount(), 1);
        QCOMPARE(statusOf(answerTo(signIn.uri(), request)), 410);
        QCOMPARE(signIn.heardCount(), 1);
    }

    void theFormCountsOnce_data() { onlyRow("A03: the same form again"); }
    void theFormCountsOnce()
    {
        WaitingSignIn signIn({}, ResponseMode::FormPost);
        QVERIFY(signIn.stillSucceeds());
        QCOMPARE(statusOf(answerTo(signIn.uri(), signIn.genuineRequest())), 410);
        QCOMPARE(signIn.heardCount(), 1);
    }

    void strayFragmentsChangeNothing_data()
    {
        QTest::addColumn<FormParameters>("fields");
        QTest::addColumn<QByteArray>("origin");
        const auto row = [](const char *name, const FormParameters &fields,
                            const char *origin = "null") {
            QTest::newRow(name) << fields << QByteArray(origin);
        };
        row("A01: no state behind the #", {{"page", "{page}"}, {"answer", "code=CNRYC-mark7f3a"}});
        row("A02: another state behind the #",
            {{"page", "{page}"}, {"answer", "code=CNRYC-mark7f3a&state={state}x"}});
        row("A12: two states behind the #",
            {{"page", "{page}"}, {"answer", answer + "&state={state}"}});
        row("A28: no page of ours", {{"answer", answer}});
        row("A28: an empty nonce", {{"page", ""}, {"answer", answer}});
        row("A28: the nonce of another page", {{"page", "{page}x"}, {"answer", answer}});
        row("A28: the nonce twice", {{"page", "{page}"}, {"page", "{page}"}, {"answer", answer}});
        row("A28: two answers", {{"page", "{page}"}, {"answer", answer}, {"answer", "x"}});
        row("A28: the answer without its wrapping",
            {{"page", "{page}"}, {"code", "CNRYC-mark7f3a"}, {"state", "{state}"}});
        row("A28: a page of another site that knows the nonce",
            {{"page", "{page}"}, {"answer", answer}}, "https://evil.test");
    }
    void strayFragmentsChangeNothing()
    {
        QFETCH(FormParameters, fields);
        QFETCH(QByteArray, origin);
        WaitingSignIn signIn({}, ResponseMode::Fragment);
        const QByteArray nonce = signIn.pageNonce();
        QCOMPARE(nonce.size(), 43);
        FormParameters told;
        for (const FormParameter &field : fields.list())
            told.append(field.name, signIn.filled(field.value).replace("{page}", nonce));
        const QByteArray request = formRequest(signIn.uri(), "/callback", told.encoded())
                                       .replace("Origin: https://id.example", "Origin: " + origin);
        const QByteArray page = answerTo(signIn.uri(), request);
        QCOMPARE(statusOf(page), 400);
        QVERIFY(isClean(page, signIn));
        QVERIFY(signIn.stillSucceeds());
    }

    void thePageForFragmentsIsGuarded_data()
    {
        onlyRow("A30, A31, A32: nothing echoed, one script, no referrer, no frame");
    }
    void thePageForFragmentsIsGuarded()
    {
        WaitingSignIn signIn({}, ResponseMode::Fragment);
        const QByteArray page = answerTo(signIn.uri(), browserRequest(signIn.uri(), "/callback"));
        QCOMPARE(statusOf(page), 200);
        QVERIFY(isClean(page, signIn));
        const QByteArray head = page.left(page.indexOf("\r\n\r\n") + 2);
        for (const char *field :
             {"default-src 'none'; ", "; script-src 'sha256-", "; form-action 'self'\r\n",
              "frame-ancestors 'none'", "\r\nX-Frame-Options: DENY\r\n",
              "\r\nReferrer-Policy: no-referrer\r\n", "\r\nCache-Control: no-store\r\n"})
            QVERIFY2(head.contains(field), head.constData());
        QVERIFY(!head.contains("script-src 'unsafe-inline'"));
        QCOMPARE(page.count("<script"), 1);
        QVERIFY(page.contains("history.replaceState(null, \"\", location.pathname)"));
        for (const char *foreign : {"http:", "https:", "innerHTML", "document.write", "location ="})
            QVERIFY2(!page.mid(head.size()).contains(foreign), foreign);
    }

    void thePageForFragmentsIsServedToNobodyElse_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto get = [](const char *target, const char *fields = "") {
            return QByteArray("GET ") + target + " HTTP/1.1\r\nHost: {host}\r\n" + fields + "\r\n";
        };
        QTest::newRow("A14: an image") << get("/callback", "Sec-Fetch-Mode: no-cors\r\n") << 404;
        QTest::newRow("A14: a frame")
            << get("/callback", "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n") << 404;
        QTest::newRow("A14: a prefetch") << get("/callback", "Sec-Purpose: prefetch\r\n") << 404;
        QTest::newRow("A28: a script of another site")
            << get("/callback", "Origin: https://evil.test\r\n") << 400;
        QTest::newRow("A17: the answer in the query")
            << get("/callback?code=CNRYC-mark7f3a&state={state}") << 400;
        QTest::newRow("A17: an error in the query for another state")
            << get("/callback?error=access_denied&state={state}x") << 400;
        QTest::newRow("A17: an error in the query beside a code")
            << get("/callback?error=access_denied&code=CNRYC-mark7f3a&state={state}") << 400;
        QTest::newRow("A26: another path") << get("/callback/") << 404;
        QTest::newRow("A16: HEAD") << get("/callback").replace("GET", "HEAD") << 405;
    }
    void thePageForFragmentsIsServedToNobodyElse()
    {
        QFETCH(QByteArray, request);
        WaitingSignIn signIn({}, ResponseMode::Fragment);
        const QByteArray page = answerTo(signIn.uri(), signIn.filled(request));
        QTEST(statusOf(page), "status");
        QVERIFY(!page.contains("<script"));
        QVERIFY(isClean(page, signIn));
        QVERIFY(signIn.stillSucceeds());
    }

    void theFragmentCountsOnce_data()
    {
        onlyRow("A03: the same fragment again, and the page of before");
    }
    void theFragmentCountsOnce()
    {
        WaitingSignIn signIn({}, ResponseMode::Fragment);
        const QByteArray request = signIn.genuineRequest();
        QCOMPARE(statusOf(answerTo(signIn.uri(), request)), 303);
        QVERIFY(signIn.heardTheRedirect());
        QCOMPARE(statusOf(answerTo(signIn.uri(), request)), 410);
        QCOMPARE(statusOf(answerTo(signIn.uri(), browserRequest(signIn.uri(), "/callback"))), 410);
        QCOMPARE(signIn.heardCount(), 1);
    }

    void theNonceOfOneWaitIsNoneOfAnother_data() { onlyRow("A04: two waits, two nonces"); }
    void theNonceOfOneWaitIsNoneOfAnother()
    {
        WaitingSignIn first({}, ResponseMode::Fragment);
        WaitingSignIn second({}, ResponseMode::Fragment);
        QVERIFY(first.pageNonce() != second.pageNonce());
    }
};

QONSENT_TEST(tst_ListenerForms)
#include "tst_listenerforms.moc"
