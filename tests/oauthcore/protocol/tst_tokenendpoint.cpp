// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"
#include "oauthcore/protocol/tokenresponse.h"
#include "oauthcore/protocol/userinforesponse.h"
#include "tests/oauthcore/protocol/example.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QLocale>
#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

HttpResponse answer(const QByteArray &body, int status = 200,
                    const QByteArray &type = "application/json")
{
    HttpResponse response{.status = status, .body = Secret(QByteArrayView(body))};
    if (!type.isEmpty())
        response.headers = {{"Content-Type", type}};
    return response;
}

/// A good answer with one member added or replaced.
QByteArray tokenJson(const QByteArray &more = {})
{
    return "{\"access_token\":\"CNRYA-1\",\"token_type\":\"Bearer\""
        + (more.isEmpty() ? more : "," + more) + "}";
}

} // namespace

class tst_TokenEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAnswersThatAreNotWhatTheProtocolAllows_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const HttpResponse &response, Code code,
                            const char *reason) {
            QTest::newRow(name) << response << code << QByteArray(reason);
        };
        row("B01, MS-12: a login page", answer("<html>", 200, "text/html"), Code::ResponseMalformed,
            "content_type");
        row("B02: JSON as plain text", answer(tokenJson(), 200, "text/plain"),
            Code::ResponseMalformed, "content_type");
        row("B02: JSON without a type", answer(tokenJson(), 200, ""), Code::ResponseMalformed,
            "content_type");
        row("B02: JSON in UTF-16 by its type",
            answer(tokenJson(), 200, "application/json; charset=utf-16"), Code::ResponseMalformed,
            "content_type");
        row("B03: a form",
            answer("access_token=CNRYA-1&token_type=bearer", 200,
                   "application/x-www-form-urlencoded"),
            Code::ResponseMalformed, "content_type");
        row("B15: a newline in the token",
            answer("{\"access_token\":\"a\\nb\",\"token_type\":\"Bearer\"}"),
            Code::ResponseMalformed, "access_token");
        row("B15: an umlaut in the token",
            answer("{\"access_token\":\"\xc3\xbc\",\"token_type\":\"Bearer\"}"),
            Code::ResponseMalformed, "access_token");
        row("B15: invalid UTF-8 in the token",
            answer("{\"access_token\":\"\xff\",\"token_type\":\"Bearer\"}"),
            Code::ResponseMalformed, "json_syntax");
        row("B16: two access tokens", answer(tokenJson("\"access_token\":\"b\"")),
            Code::ResponseMalformed, "json_duplicate_member");
        row("B16: two token types", answer(tokenJson("\"token_type\":\"mac\"")),
            Code::ResponseMalformed, "json_duplicate_member");
        row("B18: an array", answer("[]"), Code::ResponseMalformed, "json_not_an_object");
        row("B18: an empty body", answer(""), Code::ResponseMalformed, "json_syntax");
        row("TY-14: no access token", answer("{\"token_type\":\"Bearer\"}"),
            Code::ResponseIncomplete, "access_token");
        row("an empty access token", answer("{\"access_token\":\"\",\"token_type\":\"Bearer\"}"),
            Code::ResponseIncomplete, "access_token");
        row("a numeric access token", answer("{\"access_token\":1,\"token_type\":\"Bearer\"}"),
            Code::ResponseMalformed, "access_token");
        row("an access token of 65 KB",
            answer("{\"access_token\":\"" + QByteArray(65 * 1024, 'a')
                   + "\",\"token_type\":\"Bearer\"}"),
            Code::ResponseMalformed, "access_token");
        row("B27, CK-P32: no token type", answer("{\"access_token\":\"a\"}"),
            Code::ResponseIncomplete, "token_type");
        row("B27: token type mac", answer("{\"access_token\":\"a\",\"token_type\":\"mac\"}"),
            Code::TokenTypeUnsupported, "token_type");
        row("B27: token type N_A", answer("{\"access_token\":\"a\",\"token_type\":\"N_A\"}"),
            Code::TokenTypeUnsupported, "token_type");
        row("B27: token type DPoP, though no proof was sent",
            answer("{\"access_token\":\"a\",\"token_type\":\"DPoP\"}"), Code::TokenTypeUnsupported,
            "token_type");
        row("B27: a numeric token type", answer("{\"access_token\":\"a\",\"token_type\":7}"),
            Code::ResponseMalformed, "token_type");
        row("B27: Bearer with a space behind",
            answer("{\"access_token\":\"a\",\"token_type\":\"Bearer \"}"),
            Code::TokenTypeUnsupported, "token_type");
        row("B28: a lifetime in words", answer(tokenJson("\"expires_in\":\"1h\"")),
            Code::ResponseMalformed, "expires_in");
        row("B28: a lifetime of true", answer(tokenJson("\"expires_in\":true")),
            Code::ResponseMalformed, "expires_in");
        row("B28: a negative lifetime as text", answer(tokenJson("\"expires_in\":\"-1\"")),
            Code::ResponseMalformed, "expires_in");
        row("B28: an empty lifetime as text", answer(tokenJson("\"expires_in\":\"\"")),
            Code::ResponseMalformed, "expires_in");
        row("B32: a numeric refresh token", answer(tokenJson("\"refresh_token\":1")),
            Code::ResponseMalformed, "refresh_token");
        row("B32: a refresh token of 100 KB",
            answer(tokenJson("\"refresh_token\":\"" + QByteArray(100 * 1024, 'a') + '"')),
            Code::ResponseMalformed, "refresh_token");
        row("B41: scopes as an array", answer(tokenJson("\"scope\":[\"a\"]")),
            Code::ResponseMalformed, "scope");
        row("a numeric ID token", answer(tokenJson("\"id_token\":1")), Code::ResponseMalformed,
            "id_token");
        row("B39: status 200 with an error", answer("{\"error\":\"invalid_grant\"}"),
            Code::ServerRefused, "");
        row("B39: an error beside a token", answer(tokenJson("\"error\":\"invalid_grant\"")),
            Code::ServerRefused, "");
        row("an error that is no text", answer(tokenJson("\"error\":{}")), Code::ResponseMalformed,
            "error");
        row("B37, MS-12: the code was refused", answer("{\"error\":\"invalid_grant\"}", 400),
            Code::ServerRefused, "");
        row("B37: the client was refused", answer("{\"error\":\"invalid_client\"}", 401),
            Code::ServerRefused, "");
        row("B38, MS-12, TY-14: status 400 in HTML", answer("<html>", 400, "text/html"),
            Code::ServerRefused, "http_400");
        row("B38: an empty 401", answer("", 401, ""), Code::ServerRefused, "http_401");
        row("B07, MS-12: status 500", answer("", 500, ""), Code::Unreachable, "http_500");
        row("B07: status 502 with JSON", answer(tokenJson(), 502), Code::Unreachable, "http_502");
        row("B07: status 503", answer("", 503, ""), Code::RateLimited, "http_503");
        row("B08: status 429", answer("", 429, ""), Code::RateLimited, "http_429");
        row("status 201", answer(tokenJson(), 201), Code::ResponseMalformed, "http_201");
        row("status 204", answer("", 204), Code::ResponseMalformed, "json_syntax");
        row("B04: status 302", answer("", 302), Code::RedirectRefused, "http_302");
        row("TY-14: status 400 with tokens, and without an error", answer(tokenJson(), 400),
            Code::ServerRefused, "http_400");
    }
    void refusesAnswersThatAreNotWhatTheProtocolAllows()
    {
        QFETCH(HttpResponse, response);
        const auto tokens = TokenResponse::parse(response, {}, now);
        QVERIFY(!tokens);
        QTEST(tokens.error().code, "code");
        QTEST(tokens.error().reason, "reason");
    }

    void everyErrorOfTheStandardsKeepsItsWord_data()
    {
        QTest::addColumn<AuthError::Code>("code");
        for (const char *word :
             {"invalid_request", "invalid_client", "invalid_grant", "unauthorized_client",
              "unsupported_grant_type", "invalid_scope", "unsupported_token_type", "invalid_token",
              "insufficient_scope", "server_error", "consent_required", "login_required",
              "an_error_of_tomorrow"})
            QTest::addRow("RO-45, TY-13: %s", word) << Code::ServerRefused;
        QTest::newRow("RO-45, TY-13: access_denied") << Code::Denied;
        QTest::newRow("RO-45, TY-13: temporarily_unavailable") << Code::RateLimited;
    }
    void everyErrorOfTheStandardsKeepsItsWord()
    {
        const QByteArray word = QByteArray(QTest::currentDataTag()).split(' ').constLast();
        const auto described = TokenResponse::parse(
            answer("{\"error\":\"" + word + "\",\"error_description\":\"why\"}", 400), {}, now);
        QVERIFY(!described);
        QTEST(described.error().code, "code");
        QCOMPARE(described.error().serverCode, word);
        QCOMPARE(described.error().serverDescription, QStringLiteral("why"));
        QVERIFY(!described.error().message.isEmpty());
        const auto bare =
            TokenResponse::parse(answer("{\"error\":\"" + word + "\"}", 400), {}, now);
        QVERIFY(bare.error().serverDescription.isNull());
    }

    void readsLifetimesWithoutLosingTheirMeaning_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<qint64>("seconds"); // -1: unknown
        constexpr qint64 tenYears = 10LL * 365 * 24 * 3600;
        QTest::newRow("B28, TY-03: a number") << QByteArray("\"expires_in\":3600") << qint64(3600);
        QTest::newRow("B28, RX-01, RO-47: a number as text")
            << QByteArray("\"expires_in\":\"3600\"") << qint64(3600);
        QTest::newRow("B28, RO-47: a fraction")
            << QByteArray("\"expires_in\":3600.9") << qint64(3600);
        QTest::newRow("B28: zero is expired now") << QByteArray("\"expires_in\":0") << qint64(0);
        QTest::newRow("B28: a negative number is expired now")
            << QByteArray("\"expires_in\":-1") << qint64(0);
        QTest::newRow("B28: null is unknown") << QByteArray("\"expires_in\":null") << qint64(-1);
        QTest::newRow("B28: absent is unknown") << QByteArray() << qint64(-1);
        QTest::newRow("B28: 1e30 is ten years") << QByteArray("\"expires_in\":1e30") << tenYears;
        QTest::newRow("B28: more digits than 64 bits hold")
            << QByteArray("\"expires_in\":99999999999999999999") << tenYears;
        QTest::newRow("B29: the largest 64-bit number")
            << QByteArray("\"expires_in\":9223372036854775807") << tenYears;
        QTest::newRow("B29: the smallest 64-bit number")
            << QByteArray("\"expires_in\":-9223372036854775808") << qint64(0);
        QTest::newRow("B29: just beyond 32 bits")
            << QByteArray("\"expires_in\":2147483648") << tenYears;
        QTest::newRow("B29: many digits as text")
            << QByteArray("\"expires_in\":\"99999999999999999999999999\"") << tenYears;
    }
    void readsLifetimesWithoutLosingTheirMeaning()
    {
        QFETCH(QByteArray, member);
        QFETCH(qint64, seconds);
        const auto tokens = TokenResponse::parse(answer(tokenJson(member)), {}, now);
        QVERIFY(tokens.has_value());
        QCOMPARE(tokens->expiresAt.isValid(), seconds >= 0);
        if (seconds >= 0)
            QCOMPARE(tokens->obtainedAt.secsTo(tokens->expiresAt), seconds);
    }

    void withoutALifetimeItsEndCounts_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<int>("clockAhead"); // seconds, ours; the server says what time it is
        QTest::addColumn<qint64>("seconds"); // -1: unknown
        const auto row = [](const char *name, const QByteArray &members, qint64 seconds,
                            int clockAhead = 0) {
            QTest::newRow(name) << members << clockAhead << seconds;
        };
        constexpr qint64 tenYears = 10LL * 365 * 24 * 3600;
        const auto in = [](qint64 seconds) { return QByteArray::number(now / 1000 + seconds); };
        row("RX-01: digits as text", "\"expires_on\":\"" + in(3599) + '"', 3599);
        row("RX-01: a number", "\"expires_on\":" + in(3599), 3599);
        row("RX-01: by the server's clock, ours is fast", "\"expires_on\":" + in(3599), 3599 + 7200,
            7200);
        row("RX-01: by the server's clock, ours is slow", "\"expires_on\":" + in(3599), 0, -7200);
        row("RX-01: null for a lifetime", "\"expires_in\":null,\"expires_on\":" + in(60), 60);
        row("RX-01, B28: a fraction", "\"expires_on\":" + in(59) + ".9", 59);
        row("RX-01, B28: the past is expired now", "\"expires_on\":" + in(-1), 0);
        row("RX-01, B28: long past", "\"expires_on\":\"0\"", 0);
        row("RX-01, B28: before 1970", "\"expires_on\":-1", 0);
        row("RX-01, B29: the smallest 64-bit number", "\"expires_on\":-9223372036854775808", 0);
        row("RX-01, B28: 1e300", "\"expires_on\":1e300", tenYears);
        row("RX-01, B28: milliseconds", "\"expires_on\":" + QByteArray::number(now), tenYears);
        row("RX-01, B29: many digits as text", "\"expires_on\":\"" + QByteArray(400, '9') + '"',
            tenYears);
        row("RX-01: a date in words", "\"expires_on\":\"1/1/2026 1:00:00 PM +00:00\"", -1);
        row("RX-01: a negative number as text", "\"expires_on\":\"-1\"", -1);
        row("RX-01: digits of another script", "\"expires_on\":\"\xd9\xa1\xd9\xa2\"", -1);
        row("RX-01: an empty text", "\"expires_on\":\"\"", -1);
        row("RX-01: true", "\"expires_on\":true", -1);
        row("RX-01: a list", "\"expires_on\":[" + in(60) + ']', -1);
        row("RX-01: null", "\"expires_on\":null", -1);
        row("RX-01: both agree", "\"expires_in\":60,\"expires_on\":" + in(60), 60);
        row("RX-01: of both the lifetime wins", "\"expires_in\":60,\"expires_on\":" + in(3600), 60);
        row("RX-01: a lifetime of nothing wins too",
            "\"expires_in\":0,\"expires_on\":\"" + in(3600) + '"', 0);
        row("RX-01: beside a lifetime it may be anything",
            "\"expires_in\":\"60\",\"expires_on\":{\"a\":1}", 60);
    }
    void withoutALifetimeItsEndCounts()
    {
        QFETCH(QByteArray, members);
        QFETCH(int, clockAhead);
        QFETCH(qint64, seconds);
        HttpResponse response = answer(tokenJson(members));
        if (clockAhead != 0) {
            const QDateTime theirs = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
            response.headers += {"Date",
                                 QLocale::c()
                                     .toString(theirs.addSecs(-clockAhead),
                                               QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                                     .toLatin1()};
        }
        const auto tokens = TokenResponse::parse(response, {}, now);
        QVERIFY2(tokens.has_value(), tokens ? "" : tokens.error().reason.constData());
        QCOMPARE(tokens->expiresAt.isValid(), seconds >= 0);
        if (seconds >= 0)
            QCOMPARE(tokens->obtainedAt.secsTo(tokens->expiresAt), seconds);
        QVERIFY(tokens->extra.contains(QLatin1String("expires_on"))); // kept as it came
    }

    void aLifetimeThatIsNoneIsNotMadeGoodByItsEnd_data()
    {
        onlyRow("RX-01, B28: a lifetime in words beside a good end");
    }
    void aLifetimeThatIsNoneIsNotMadeGoodByItsEnd()
    {
        const auto tokens = TokenResponse::parse(
            answer(tokenJson("\"expires_in\":\"1h\",\"expires_on\":9999999999")), {}, now);
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().reason, QByteArray("expires_in"));
    }

    void readsWhatServersReallySend_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("scopes");
        QTest::addColumn<QByteArray>("refreshToken");
        QTest::newRow("B27, CK-P32: bearer in any case")
            << QByteArray("{\"access_token\":\"CNRYA-1\",\"token_type\":\"bEaReR\"}")
            << QStringLiteral("asked for") << QByteArray();
        QTest::newRow("B32: an empty refresh token is none")
            << tokenJson("\"refresh_token\":\"\"") << QStringLiteral("asked for") << QByteArray();
        QTest::newRow("B32: null for a refresh token is none")
            << tokenJson("\"refresh_token\":null") << QStringLiteral("asked for") << QByteArray();
        QTest::newRow("B32: a refresh token of 60 KB")
            << tokenJson("\"refresh_token\":\"" + QByteArray(60 * 1024, 'r') + '"')
            << QStringLiteral("asked for") << QByteArray(60 * 1024, 'r');
        QTest::newRow("TY-03: scopes are a list, in the order they came")
            << tokenJson("\"scope\":\"b a\"") << QStringLiteral("b a") << QByteArray();
        QTest::newRow("B41, MS-16, RO-46: narrowed scopes")
            << tokenJson("\"scope\":\"asked\"") << QStringLiteral("asked") << QByteArray();
        QTest::newRow("B41, MS-16, RO-46: widened scopes")
            << tokenJson("\"scope\":\"asked for more\"") << QStringLiteral("asked for more")
            << QByteArray();
        QTest::newRow("B41: an empty scope")
            << tokenJson("\"scope\":\"\"") << QString() << QByteArray();
        QTest::newRow("B41: null for a scope is what was asked")
            << tokenJson("\"scope\":null") << QStringLiteral("asked for") << QByteArray();
        QTest::newRow("B41: a scope twice")
            << tokenJson("\"scope\":\"a b a\"") << QStringLiteral("a b") << QByteArray();
    }
    void readsWhatServersReallySend()
    {
        QFETCH(QByteArray, body);
        const auto tokens = TokenResponse::parse(answer(body), Scopes::parse(u"asked for"), now);
        QVERIFY2(tokens.has_value(), tokens ? "" : tokens.error().reason.constData());
        QCOMPARE(tokens->accessToken.reveal().toByteArray(), QByteArray("CNRYA-1"));
        QVERIFY(body.contains("\"token_type\":\"" + tokens->tokenType + '"')); // as it was spelled
        QTEST(tokens->grantedScopes.toString(), "scopes");
        QTEST(tokens->refreshToken.reveal().toByteArray(), "refreshToken");
    }

    void membersNobodyKnowsAreKept_data()
    {
        onlyRow("CK-P02, RX-01: besides everything that is known");
    }
    void membersNobodyKnowsAreKept()
    {
        const auto tokens = TokenResponse::parse(
            answer(tokenJson("\"scope\":\"openid mail\",\"expires_in\":\"3599\","
                             "\"ext_expires_in\":7,\"refresh_token\":\"CNRYR-1\","
                             "\"id_token\":\"a.b.c\",\"expires_on\":\"1767272400\","
                             "\"instance_url\":\"https://i.example\"")),
            {}, now);
        QCOMPARE(
            tokens->extra,
            (QJsonObject{{QStringLiteral("ext_expires_in"), 7},
                         {QStringLiteral("expires_on"), QStringLiteral("1767272400")},
                         {QStringLiteral("instance_url"), QStringLiteral("https://i.example")}}));
        QCOMPARE(tokens->obtainedAt.secsTo(tokens->expiresAt), 3599);
        QCOMPARE(tokens->refreshToken, Secret("CNRYR-1"));
        QCOMPARE(tokens->idToken, Secret("a.b.c"));
    }

    void retryAfterIsHonouredWithinReason_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds");
        QTest::newRow("B08: seconds") << QByteArray("3") << 3;
        QTest::newRow("B08: a date") << QByteArray("Thu, 01 Jan 2026 12:00:30 GMT") << 30;
        QTest::newRow("B08: a date in the past")
            << QByteArray("Thu, 01 Jan 2026 11:00:00 GMT") << 0;
        QTest::newRow("B08: a date in ten years")
            << QByteArray("Tue, 01 Jan 2036 12:00:00 GMT") << 3600;
        QTest::newRow("B08: three years in seconds") << QByteArray("99999999") << 3600;
        QTest::newRow("B08: more digits than 64 bits hold")
            << QByteArray("99999999999999999999999") << 3600;
        QTest::newRow("B08: negative") << QByteArray("-5") << 0;
        QTest::newRow("B08: nonsense") << QByteArray("abc") << 0;
        QTest::newRow("B08: nothing") << QByteArray("") << 0;
    }
    void retryAfterIsHonouredWithinReason()
    {
        QFETCH(QByteArray, value);
        HttpResponse response = answer("", 429, "");
        response.headers.append({"Retry-After", value});
        const auto tokens = TokenResponse::parse(response, {}, now);
        QTEST(int(tokens.error().retryAfter.count()), "seconds");
        QVERIFY(tokens.error().isTransient());
    }

    void aClientProvesWhoItIs_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("authorization");
        const QByteArray form = "grant_type=refresh_token&refresh_token=CNRYR-1";
        QTest::newRow("CK-P07: none is the default without a secret")
            << ClientRegistration{.id = QStringLiteral("a b")} << form + "&client_id=a+b"
            << QByteArray();
        const Secret awkward{QByteArrayView("p:+%&\xc3\xbc ")};
        QTest::newRow("B44, CK-P07, MS-06: basic form-encodes id and secret first")
            << ClientRegistration{.id = QStringLiteral("i:d"), .secret = awkward} << form
            << "Basic " + QByteArray("i%3Ad:p%3A%2B%25%26%C3%BC+").toBase64();
        QTest::newRow("CK-P07, TY-01, TY-05: post puts both into the form")
            << ClientRegistration{.id = QStringLiteral("i:d"),
                                  .secret = awkward,
                                  .authenticationMethod = "client_secret_post"}
            << form + "&client_id=i%3Ad&client_secret=p%3A%2B%25%26%C3%BC+" << QByteArray();
        QTest::newRow("RO-19: none can be demanded of a client with a secret")
            << ClientRegistration{.id = QStringLiteral("a"),
                                  .secret = awkward,
                                  .authenticationMethod = "none"}
            << form + "&client_id=a" << QByteArray();
    }
    void aClientProvesWhoItIs()
    {
        QFETCH(ClientRegistration, client);
        QFETCH(QByteArray, authorization);
        const auto request =
            authenticated(refreshTokenGrant(QUrl(QStringLiteral("https://id.example/token")),
                                            Secret(QByteArrayView("CNRYR-1")), {}),
                          client, now);
        QVERIFY(request.has_value());
        const HttpRequest http = request->toHttpRequest();
        QTEST(http.body.reveal().toByteArray(), "body");
        QCOMPARE(http.headers.contains({"Authorization", authorization}), !authorization.isEmpty());
        QVERIFY(http.headers.contains({"Accept", "application/json"}));
        QVERIFY(!http.url.hasQuery());
    }

    void aClientThatCannotProveItselfSendsNothing_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("basic without a secret") << QByteArray("client_secret_basic");
        QTest::newRow("post without a secret") << QByteArray("client_secret_post");
        QTest::newRow("a method nobody knows") << QByteArray("magic");
    }
    void aClientThatCannotProveItselfSendsNothing()
    {
        QFETCH(QByteArray, method);
        const auto request =
            authenticated({}, {.id = QStringLiteral("a"), .authenticationMethod = method}, now);
        QVERIFY(!request);
        QCOMPARE(request.error().code, Code::InvalidConfiguration);
    }

    void userinfoMustSpeakOfTheSamePerson_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("C32: another subject")
            << answer("{\"sub\":\"mallory\"}") << Code::IdTokenRejected;
        QTest::newRow("C32: no subject") << answer("{\"name\":\"Alice\"}") << Code::IdTokenRejected;
        QTest::newRow("C32: a numeric subject") << answer("{\"sub\":1}") << Code::IdTokenRejected;
        QTest::newRow("C32: signed, though nobody asked")
            << answer("a.b.c", 200, "application/jwt") << Code::IdTokenUnsupported;
        QTest::newRow("C32: HTML") << answer("<html>", 200, "text/html") << Code::ResponseMalformed;
        QTest::newRow("C32: two subjects")
            << answer("{\"sub\":\"mallory\",\"sub\":\"alice\"}") << Code::ResponseMalformed;
        QTest::newRow("B49: a redirect") << answer("", 307, "") << Code::RedirectRefused;
        QTest::newRow("a refusal") << answer("", 401, "") << Code::ServerRefused;
    }
    void userinfoMustSpeakOfTheSamePerson()
    {
        QFETCH(HttpResponse, response);
        const auto claims = UserinfoResponse::parse(response, QStringLiteral("alice"), now);
        QVERIFY(!claims);
        QTEST(claims.error().code, "code");
    }

    void userinfoIsAskedWithTheTokenInAHeader()
    {
        const HttpRequest request = UserinfoResponse::request(
            QUrl(QStringLiteral("https://id.example/me")), Secret(QByteArrayView("CNRYA-1")));
        QCOMPARE(request.method, HttpRequest::Method::Get);
        QVERIFY(request.headers.contains({"Authorization", "Bearer CNRYA-1"}));
        QVERIFY(!request.url.hasQuery());
        QVERIFY(UserinfoResponse::parse(answer("{\"sub\":\"alice\"}"), QStringLiteral("alice"), now)
                    .has_value());
    }
};

QONSENT_TEST(tst_TokenEndpoint)
#include "tst_tokenendpoint.moc"
