// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/revocationrequest.h"
#include "tests/oauthcore/protocol/example.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

HttpResponse answer(int status, const QByteArray &body = {}, const QByteArray &type = {})
{
    HttpResponse response{.status = status, .body = Secret(QByteArrayView(body))};
    if (!type.isEmpty())
        response.headers = {{"Content-Type", type}};
    return response;
}

HttpResponse jsonAnswer(int status, const QByteArray &body)
{
    return answer(status, body, "application/json");
}

ClientRegistration clientWith(const QByteArray &method, const QByteArray &secret)
{
    return {.id = QStringLiteral("app"),
            .secret = Secret(QByteArrayView(secret)),
            .authenticationMethod = method};
}

} // namespace

class tst_Revocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormIsExactlyThis_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<TokenTypeHint>("hint");
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("authorization");
        const ClientRegistration open = clientWith({}, {});
        QTest::newRow("a public client names itself")
            << QByteArray("CNRYR-1") << TokenTypeHint::RefreshToken << open
            << QByteArray("token=CNRYR-1&token_type_hint=refresh_token&client_id=app")
            << QByteArray();
        QTest::newRow("an access token")
            << QByteArray("CNRYA-1") << TokenTypeHint::AccessToken << open
            << QByteArray("token=CNRYA-1&token_type_hint=access_token&client_id=app")
            << QByteArray();
        QTest::newRow("without a hint")
            << QByteArray("CNRYA-1") << TokenTypeHint::Left << open
            << QByteArray("token=CNRYA-1&client_id=app") << QByteArray();
        QTest::newRow("client_secret_basic proves itself in the header")
            << QByteArray("CNRYR-1") << TokenTypeHint::RefreshToken
            << clientWith("client_secret_basic", "a:b")
            << QByteArray("token=CNRYR-1&token_type_hint=refresh_token")
            << "Basic " + QByteArray("app:a%3Ab").toBase64();
        QTest::newRow("client_secret_post proves itself in the form")
            << QByteArray("CNRYR-1") << TokenTypeHint::RefreshToken
            << clientWith("client_secret_post", "s")
            << QByteArray(
                   "token=CNRYR-1&token_type_hint=refresh_token&client_id=app&client_secret=s")
            << QByteArray();
        QTest::newRow("a token cannot add a parameter")
            << QByteArray("a&client_id=other+b=%") << TokenTypeHint::Left << open
            << QByteArray("token=a%26client_id%3Dother%2Bb%3D%25&client_id=app") << QByteArray();
        QTest::newRow("bytes that no token has stay what they are")
            << QByteArray("\r\n\0\xff", 4) << TokenTypeHint::Left << open
            << QByteArray("token=%0D%0A%00%FF&client_id=app") << QByteArray();
    }
    void theFormIsExactlyThis()
    {
        QFETCH(QByteArray, token);
        QFETCH(TokenTypeHint, hint);
        QFETCH(ClientRegistration, client);
        const QUrl endpoint(QStringLiteral("https://id.example/revoke?tenant=1"));
        const auto proven = authenticated(
            revocationRequest(endpoint, Secret(QByteArrayView(token)), hint), client, 0);
        QVERIFY(proven);
        const HttpRequest request = proven->toHttpRequest();
        QCOMPARE(request.method, HttpRequest::Method::Post);
        QCOMPARE(request.url, endpoint);
        QCOMPARE(request.contentType, "application/x-www-form-urlencoded");
        QTEST(request.body.reveal().toByteArray(), "body");
        QByteArray authorization;
        for (const HttpHeader &header : request.headers) {
            if (header.name == "Authorization")
                authorization = header.value;
        }
        QTEST(authorization, "authorization");
    }

    void aTokenThatIsGoodForNothingIsDone_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::newRow("status 200 without a body") << answer(200);
        QTest::newRow("status 204") << answer(204);
        QTest::newRow("B46: a page under 200") << answer(200, "<html>Sign in", "text/html");
        QTest::newRow("B46: an error under 200, which the RFC tells us to ignore")
            << jsonAnswer(200, "{\"error\":\"invalid_client\"}");
        QTest::newRow("B46: broken JSON under 200") << jsonAnswer(200, "{\"a\":");
        QTest::newRow("B46: 400 invalid_token: it had ended before")
            << jsonAnswer(400, "{\"error\":\"invalid_token\"}");
        QTest::newRow("B46: the same with a description")
            << jsonAnswer(400,
                          "{\"error\":\"invalid_token\","
                          "\"error_description\":\"Token expired or revoked\"}");
    }
    void aTokenThatIsGoodForNothingIsDone()
    {
        QFETCH(HttpResponse, response);
        QVERIFY(RevocationResponse::parse(response, now));
    }

    void everythingElseSaysWhatTheServerSaid_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("serverCode");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const HttpResponse &response, Code code,
                            const char *serverCode, const char *reason) {
            QTest::newRow(name) << response << code << QByteArray(serverCode) << QByteArray(reason);
        };
        row("B46: the server cannot end this kind",
            jsonAnswer(400, "{\"error\":\"unsupported_token_type\"}"), Code::ServerRefused,
            "unsupported_token_type", "");
        row("B46: the client was refused", jsonAnswer(401, "{\"error\":\"invalid_client\"}"),
            Code::ServerRefused, "invalid_client", "");
        row("401 invalid_token speaks of the client's proof",
            jsonAnswer(401, "{\"error\":\"invalid_token\"}"), Code::ServerRefused, "invalid_token",
            "");
        row("invalid_token as plain text proves nothing",
            answer(400, "{\"error\":\"invalid_token\"}", "text/plain"), Code::ServerRefused, "",
            "http_400");
        row("invalid_token in the description proves nothing",
            jsonAnswer(400, "{\"error_description\":\"invalid_token\"}"), Code::ServerRefused, "",
            "http_400");
        row("two errors, one of them invalid_token",
            jsonAnswer(400, "{\"error\":\"invalid_client\",\"error\":\"invalid_token\"}"),
            Code::ServerRefused, "", "http_400");
        row("the token belongs to another client", jsonAnswer(400, "{\"error\":\"invalid_grant\"}"),
            Code::ServerRefused, "invalid_grant", "");
        row("an error that is no text", jsonAnswer(400, "{\"error\":7}"), Code::ResponseMalformed,
            "", "error");
        row("an error with a line break", jsonAnswer(400, "{\"error\":\"a\\nb\"}"),
            Code::ResponseMalformed, "", "error");
        row("status 400 in HTML", answer(400, "<html>", "text/html"), Code::ServerRefused, "",
            "http_400");
        row("status 400 with broken JSON", jsonAnswer(400, "{"), Code::ServerRefused, "",
            "http_400");
        row("an array under 400", jsonAnswer(400, "[]"), Code::ServerRefused, "", "http_400");
        row("status 404", answer(404), Code::ServerRefused, "", "http_404");
        row("status 405", answer(405), Code::ServerRefused, "", "http_405");
        row("status 302", answer(302), Code::RedirectRefused, "", "http_302");
        row("status 304", answer(304), Code::RedirectRefused, "", "http_304");
        row("202 promises, and is not done", answer(202), Code::ResponseMalformed, "", "http_202");
        row("206 is a part of something", answer(206), Code::ResponseMalformed, "", "http_206");
        row("status 500", answer(500), Code::Unreachable, "", "http_500");
        row("500 invalid_token is out of order first",
            jsonAnswer(500, "{\"error\":\"invalid_token\"}"), Code::Unreachable, "", "http_500");
        row("B46: status 503", answer(503), Code::RateLimited, "", "http_503");
        row("status 429", answer(429), Code::RateLimited, "", "http_429");
        row("slow_down under 400", jsonAnswer(400, "{\"error\":\"slow_down\"}"), Code::RateLimited,
            "slow_down", "");
    }
    void everythingElseSaysWhatTheServerSaid()
    {
        QFETCH(HttpResponse, response);
        response.headers.append(HttpHeader{"Retry-After", "17"});
        const auto done = RevocationResponse::parse(response, now);
        QVERIFY(!done);
        QTEST(done.error().code, "code");
        QTEST(done.error().serverCode, "serverCode");
        QTEST(done.error().reason, "reason");
        if (done.error().code == Code::RateLimited)
            QCOMPARE(done.error().retryAfter, std::chrono::seconds(17));
    }

    void theServersWordsAreMadeFitToShow()
    {
        const auto done = RevocationResponse::parse(
            jsonAnswer(400,
                       "{\"error\":\"unsupported_token_type\",\"error_description\":"
                       "\"\\u202eevil\\u001b[2J <b>"
                           + QByteArray(2000, 'x') + "\"}"),
            now);
        QVERIFY(!done);
        const QString words = done.error().serverDescription;
        QVERIFY(words.startsWith(QStringLiteral("evil[2J <b>x")));
        QCOMPARE(words.size(), 500);
        QVERIFY(!done.error().message.contains(QStringLiteral("evil")));
    }
};

QONSENT_TEST(tst_Revocation)
#include "tst_revocation.moc"
