// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/twists.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

const QByteArray tokens = "{\"access_token\":\"CNRYA-9\",\"token_type\":\"Bearer\"}";

Twist token(const Answer &answer)
{
    return answering(Endpoint::Token, answer);
}
Twist token(const char *member, const QJsonValue &value)
{
    return Twists::member(Endpoint::Token, member, value);
}

/// The beginning of an answer that says it holds \a length bytes.
Answer broken(const QByteArray &body, qsizetype length)
{
    return Answer::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                       + QByteArray::number(length) + "\r\n\r\n" + body);
}

} // namespace

/// Group B, seen by whole sign-ins: what the token endpoint answers.
class tst_SignInTokens : public QObject
{
    Q_OBJECT

    static void transportRows()
    {
        for (const int status : {301, 302, 303, 307, 308})
            refuses(
                qPrintable(QStringLiteral("B04: %1 to another host").arg(status)),
                [status](SignInScene &scene) {
                    token(Answer::redirect(scene.canary() + "/token", status))(scene);
                },
                Code::RedirectRefused, "post_redirected");
        refuses("B04: 307 to another path of the same host",
                token(Answer::redirect("/elsewhere", 307)), Code::RedirectRefused,
                "post_redirected");
        refuses("B07: status 500 is not tried again", token({.status = 500}), Code::Unreachable,
                "http_500");
        refuses("B07: status 502 is not tried again", token({.status = 502}), Code::Unreachable,
                "http_502");
        refuses("B07: status 503 is not tried again", token({.status = 503}), Code::RateLimited,
                "http_503");
        refuses("B11: the answer breaks off after complete JSON",
                token(broken(tokens, tokens.size() + 1)), Code::OutcomeUnknown,
                "connection_closed");
        refuses("B11: the connection ends without an answer", token(Answer::hangUp()),
                Code::OutcomeUnknown, "connection_closed");
        refuses("B13: 2 MB of tokens", token(json(200, QByteArray(2 << 20, ' '))), Code::TooLarge,
                "body");
        refuses("B14: compressed, though nobody asked",
                token(json(200, tokens).with("Content-Encoding", "gzip")), Code::ResponseMalformed,
                "content_encoding");
        refuses("B19: an early hint before the answer",
                token(Answer::raw("HTTP/1.1 103 Early Hints\r\n\r\n")), Code::OutcomeUnknown,
                "interim_answer");
        refuses("B25: 401 with a challenge for a password",
                token(json(401, "{\"error\":\"invalid_client\"}")
                          .with("WWW-Authenticate", "Basic realm=\"x\"")),
                Code::ServerRefused, "");
        refuses("B25: 407 from nowhere",
                token(Answer{.status = 407}.with("Proxy-Authenticate", "Basic realm=\"x\"")),
                Code::ServerRefused, "http_407");
    }

    static void documentRows()
    {
        const auto is = [](const char *name, const QByteArray &body, const char *reason) {
            refuses(name, token(json(200, body)), Code::ResponseMalformed, reason);
        };
        refuses("B01: a login page instead of tokens",
                token({.headers = {{"Content-Type", "text/html"}}, .body = "<html>CNRYA-9"}),
                Code::ResponseMalformed, "content_type");
        refuses("B02: JSON that calls itself text",
                token({.headers = {{"Content-Type", "text/plain"}}, .body = tokens}),
                Code::ResponseMalformed, "content_type");
        refuses("B03: a form instead of JSON",
                token({.headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                       .body = "access_token=CNRYA-9&token_type=bearer"}),
                Code::ResponseMalformed, "content_type");
        is("B15: a byte order mark", "\xef\xbb\xbf" + tokens, "json_byte_order_mark");
        is("B15: UTF-16", QByteArray("{\0\"\0", 4), "json_nul");
        is("B15: a line break in the token",
           "{\"access_token\":\"CNRYA-9\\r\\nX: y\",\"token_type\":\"Bearer\"}", "access_token");
        is("B15: half a surrogate pair in the token",
           "{\"access_token\":\"CNRYA-9\\ud800\",\"token_type\":\"Bearer\"}",
           "json_lone_surrogate");
        is("B16: two access tokens",
           "{\"access_token\":\"CNRYA-8\",\"access_token\":\"CNRYA-9\",\"token_type\":\"Bearer\"}",
           "json_duplicate_member");
        is("B17: half a million levels", QByteArray(500'000, '['), "json_too_deep");
        is("B17: 100 000 members", "{\"a\":[" + QByteArray("{},").repeated(100'000) + "0]}",
           "json_too_many_members");
        is("B18: two documents", tokens + tokens, "json_syntax");
        is("B18: an array of tokens", '[' + tokens + ']', "json_not_an_object");
        is("B18: nothing", "", "json_syntax");
    }

    static void memberRows()
    {
        const QJsonValue absent(QJsonValue::Undefined);
        refuses("B27: no token type", token("token_type", absent), Code::ResponseIncomplete,
                "token_type");
        refuses("B27: a token type that cannot be presented",
                token("token_type", QStringLiteral("mac")), Code::TokenTypeUnsupported,
                "token_type");
        refuses("B27: DPoP, though nothing was proved", token("token_type", QStringLiteral("DPoP")),
                Code::TokenTypeUnsupported, "token_type");
        refuses("B28: a lifetime in words", token("expires_in", QStringLiteral("1h")),
                Code::ResponseMalformed, "expires_in");
        refuses("B32: a number for a refresh token", token("refresh_token", 1),
                Code::ResponseMalformed, "refresh_token");
        refuses("B37: the code is refused", token(json(400, "{\"error\":\"invalid_grant\"}")),
                Code::ServerRefused, "");
        refuses("B37: the client is refused", token(json(401, "{\"error\":\"invalid_client\"}")),
                Code::ServerRefused, "");
        refuses("B39: status 200 with an error",
                token(json(200, "{\"error\":\"bad_verification_code\"}")), Code::ServerRefused, "");
        refuses("B39: an error beside the tokens", token("error", QStringLiteral("invalid_grant")),
                Code::ServerRefused, "");
        refuses("C33: no ID token, though openid was asked for", token("id_token", absent),
                Code::ResponseIncomplete, "id_token");
    }

private Q_SLOTS:
    void anAnswerThatIsNotInOrderEndsTheSignIn_data()
    {
        refusalColumns();
        transportRows();
        documentRows();
        memberRows();
    }
    void anAnswerThatIsNotInOrderEndsTheSignIn() { checkRefusal(); }

    void whoIsToWaitIsToldHowLong_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("seconds");
        QTest::newRow("B08: three seconds") << QByteArray("3") << 3;
        QTest::newRow("B08: until a date") << QByteArray("Thu, 01 Jan 2026 12:00:30 GMT") << 30;
        QTest::newRow("B08: three years") << QByteArray("99999999") << 3600;
        QTest::newRow("B08: less than nothing") << QByteArray("-5") << 0;
        QTest::newRow("B08: no time at all") << QByteArray("abc") << 0;
    }
    void whoIsToWaitIsToldHowLong()
    {
        QFETCH(QByteArray, retryAfter);
        SignInScene scene;
        token(Answer{.status = 429}.with("Retry-After", retryAfter))(scene);
        const auto account = scene.signIn();
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::RateLimited);
        QTEST(int(account.error().retryAfter.count()), "seconds");
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void lifetimesNeitherOverflowNorLastForEver_data()
    {
        QTest::addColumn<QByteArray>("lifetime");
        QTest::addColumn<qint64>("seconds");
        constexpr qint64 tenYears = 10LL * 365 * 24 * 3600;
        QTest::newRow("B28: digits as text") << QByteArray("\"3600\"") << qint64(3600);
        QTest::newRow("B28: 1e30 seconds") << QByteArray("1e30") << tenYears;
        QTest::newRow("B29: the largest 64-bit number")
            << QByteArray("9223372036854775807") << tenYears;
        QTest::newRow("B29: just beyond 32 bits") << QByteArray("2147483648") << tenYears;
        QTest::newRow("B29: the smallest 64-bit number")
            << QByteArray("-9223372036854775808") << qint64(0);
    }
    void lifetimesNeitherOverflowNorLastForEver()
    {
        QFETCH(QByteArray, lifetime);
        QFETCH(qint64, seconds);
        SignInScene scene;
        scene.server.editAnswer(Endpoint::Token, [lifetime](Answer &answer) {
            answer.body.replace("\"expires_in\":3600", "\"expires_in\":" + lifetime);
        });
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        scene.clock.advance(std::chrono::seconds(std::max<qint64>(0, seconds - 61)));
        QCOMPARE(scene.accounts.cachedToken(account->id).isEmpty(), seconds == 0);
        scene.clock.advance(std::chrono::seconds(61));
        QVERIFY(scene.accounts.cachedToken(account->id).isEmpty());
        QCOMPARE(scene.harm(), QByteArray());
    }

    void noCookieIsEverSentBack_data()
    {
        onlyRow("B23: cookies from every endpoint, and two accounts at one provider");
    }
    void noCookieIsEverSentBack()
    {
        SignInScene scene;
        const QList<Endpoint> ours = {Endpoint::Discovery, Endpoint::Jwks, Endpoint::Token,
                                      Endpoint::UserInfo};
        for (const Endpoint endpoint : ours)
            scene.server.editAnswer(endpoint, [](Answer &answer) {
                answer.setHeader("Set-Cookie", "sess=first; Path=/");
            });
        QVERIFY(scene.signIn());
        QVERIFY(scene.signIn());
        for (const Endpoint endpoint : ours) {
            QVERIFY(scene.server.count(endpoint) >= 1);
            for (const auto &asked : scene.server.requests(endpoint))
                QVERIFY(!asked.header("Cookie"));
        }
        QCOMPARE(scene.server.count(Endpoint::Token), 2);
    }

    void anIdTokenThatNobodyAskedForIsNotKept_data()
    {
        onlyRow("C33: an ID token of anybody, though openid was not asked for");
    }
    void anIdTokenThatNobodyAskedForIsNotKept()
    {
        SignInScene scene;
        scene.request.scopes = {QStringLiteral("api")};
        token("id_token", QStringLiteral("eyJhbGciOiJub25lIn0.eyJzdWIiOiJib3NzIn0."))(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QVERIFY(!account->claims);
        QVERIFY(!account->displayName.contains(QLatin1String("boss")));
        const auto kept = outcomeOf(scene.services.vault->read(account->id));
        QVERIFY(kept && kept->tokens.idToken.isEmpty());
        QVERIFY(!kept->tokens.extra.contains(QLatin1String("id_token")));
        QCOMPARE(scene.harm(), QByteArray());
    }
};

QONSENT_TEST(tst_SignInTokens)
#include "tst_signintokens.moc"
