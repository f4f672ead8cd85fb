// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenresponse.h"
#include "oauthcore/provider/hookregistry.h"
#include "oauthcore/provider/redirectparameters.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

constexpr qint64 now = 1'780'000'000'000;
constexpr auto json = "application/json";

QByteArrayList listed(const char *quirks)
{
    return QByteArray(quirks).split(';');
}

HttpResponse answer(int status, const char *type, const QByteArray &body)
{
    return {.status = status,
            .headers = {{"Content-Type", type}},
            .body = Secret(QByteArrayView(body))};
}

/// What the token endpoint's reader makes of \a response, in one line.
QByteArray outcome(const HttpResponse &response)
{
    const auto tokens = TokenResponse::parse(response, Scopes::parse(u"asked"), now);
    if (!tokens)
        return "error " + tokens.error().jsonCode()
            + (tokens.error().serverCode.isEmpty() ? ' ' + tokens.error().reason
                                                   : ' ' + tokens.error().serverCode);
    const auto lifetime = tokens->lifetime();
    return tokens->accessToken.reveal().toByteArray() + ' ' + tokens->tokenType + " ["
        + tokens->grantedScopes.toString().toUtf8() + "] "
        + (lifetime ? QByteArray::number(qint64(lifetime->count() / 1000)) : QByteArray("-"))
        + (tokens->refreshToken.isEmpty() ? QByteArray()
                                          : ' ' + tokens->refreshToken.reveal().toByteArray());
}

IdTokenExpectations expectationsOf(const QString &issuer)
{
    return {.issuer = issuer, .clientId = QStringLiteral("app")};
}

/// A token of which only the claims matter.
Secret tokenWith(const QByteArray &claims)
{
    const auto part = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return Secret(part(R"({"alg":"RS256"})") + '.' + part(claims) + '.' + part("x"));
}

} // namespace

/// Every quirk: a message before and after it.
class tst_Quirks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsReadAfterItsQuirksAndRefusedWithoutThem_data()
    {
        QTest::addColumn<QByteArray>("quirks");
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *quirks, const HttpResponse &response,
                            const char *before, const char *after) {
            QTest::newRow(name) << QByteArray(quirks) << response << QByteArray(before)
                                << QByteArray(after);
        };
        constexpr auto form = "application/x-www-form-urlencoded";
        constexpr auto noType = "error response_malformed content_type";
        row("CK-04: RO-49: a form in plain text, with `expires`", "form_answer;default_bearer",
            answer(200, "text/plain", "access_token=a&expires=5134653"), noType,
            "a Bearer [asked] 5134653");
        row("RO-47: a form with everything", "form_answer",
            answer(200, form,
                   "access_token=a%2Fb&token_type=bearer&expires_in=60&scope=x+y&refresh_token=r"),
            noType, "a/b bearer [x y] 60 r");
        row("CK-04: `expires_in` counts more than `expires`", "form_answer;default_bearer",
            answer(200, form, "access_token=a&expires=1&expires_in=2"), noType,
            "a Bearer [asked] 2");
        row("CK-04: JSON stays JSON", "form_answer",
            answer(200, json, R"({"access_token":"a","token_type":"bearer"})"),
            "a bearer [asked] -", "a bearer [asked] -");
        row("CK-04: an error in a form, with status 200", "form_answer",
            answer(200, form, "error=bad_verification_code&error_description=No"), noType,
            "error server_refused bad_verification_code");
        row("CK-04: an error in a form, with status 400", "form_answer",
            answer(400, form, "error=invalid_grant"), "error server_refused http_400",
            "error server_refused invalid_grant");
        row("TY-12: a token twice is a list, and no token", "form_answer;default_bearer",
            answer(200, form, "access_token=a&access_token=b"), noType,
            "error response_malformed access_token");
        row("TY-12: an error twice is no error that can be read", "form_answer",
            answer(200, form, "error=a&error=b"), noType, "error response_malformed error");
        row("CK-04: a page is no form", "form_answer;default_bearer",
            answer(200, "text/html", "access_token=a"), noType, noType);
        row("CK-04: a page in plain text", "form_answer;default_bearer",
            answer(200, "text/plain", "<html>access_token=a"), noType, noType);
        row("CK-04: a form without a token", "form_answer;default_bearer",
            answer(200, form, "hello=world"), noType, noType);
        row("CK-04: a broken escape", "form_answer;default_bearer",
            answer(200, form, "access_token=%4"), noType, "error response_malformed form_encoding");
        row("CK-04: a NUL", "form_answer;default_bearer", answer(200, form, "access_token=a%00"),
            noType, "error response_malformed form_encoding");
        row("CK-04: a line break in the token", "form_answer;default_bearer",
            answer(200, form, "access_token=a%0D%0AX:y"), noType,
            "error response_malformed access_token");
        row("CK-04: a form that does not say its type, without the other quirk", "form_answer",
            answer(200, form, "access_token=a"), noType, "error response_incomplete token_type");
        row("CK-04: a server that is down is down", "form_answer",
            answer(503, form, "access_token=a&token_type=bearer"), "error rate_limited http_503",
            "error rate_limited http_503");

        row("RO-55: no token type", "default_bearer", answer(200, json, R"({"access_token":"a"})"),
            "error response_incomplete token_type", "a Bearer [asked] -");
        row("RO-55: a token type that is null", "default_bearer",
            answer(200, json, R"({"access_token":"a","token_type":null})"),
            "error response_incomplete token_type", "a Bearer [asked] -");
        row("RO-55: a type that is another is not replaced", "default_bearer",
            answer(200, json, R"({"access_token":"a","token_type":"mac"})"),
            "error token_type_unsupported token_type", "error token_type_unsupported token_type");
        row("RO-55: a type that is empty is not replaced", "default_bearer",
            answer(200, json, R"({"access_token":"a","token_type":""})"),
            "error token_type_unsupported token_type", "error token_type_unsupported token_type");
        row("RO-55: nothing comes of nothing", "default_bearer", answer(200, json, "{}"),
            "error response_incomplete access_token", "error response_incomplete access_token");

        row("RO-56: a name of its own for Bearer",
            "bearer_alias:User Access Token;bearer_alias:Application Access Token",
            answer(200, json, R"({"access_token":"a","token_type":"Application Access Token"})"),
            "error token_type_unsupported token_type", "a Bearer [asked] -");
        row("RO-56: the name in other letters is another", "bearer_alias:User Access Token",
            answer(200, json, R"({"access_token":"a","token_type":"user access token"})"),
            "error token_type_unsupported token_type", "error token_type_unsupported token_type");
        row("RO-56: a token that is bound to a key is not called Bearer",
            "bearer_alias:User Access Token",
            answer(200, json, R"({"access_token":"a","token_type":"DPoP"})"),
            "error token_type_unsupported token_type", "error token_type_unsupported token_type");

        row("RO-50: a list of errors", "error_list",
            answer(400, json, R"({"errors":[{"errorType":"invalid_grant","message":"No"}]})"),
            "error server_refused http_400", "error server_refused invalid_grant");
        row("RO-50: a list of errors with status 200", "error_list",
            answer(200, json, R"({"errors":[{"errorType":"expired_token"}],"access_token":"a",
                                  "token_type":"bearer"})"),
            "a bearer [asked] -", "error server_refused expired_token");
        row("RO-50: an empty list", "error_list", answer(400, json, R"({"errors":[]})"),
            "error server_refused http_400", "error server_refused http_400");
        row("RO-50: a list of texts", "error_list", answer(400, json, R"({"errors":["x"]})"),
            "error server_refused http_400", "error server_refused http_400");
        row("RO-50: a type that is a number", "error_list",
            answer(400, json, R"({"errors":[{"errorType":7}]})"), "error server_refused http_400",
            "error server_refused http_400");
        row("RO-50: a type that is no error code", "error_list",
            answer(400, json, "{\"errors\":[{\"errorType\":\"a\\nb\"}]}"),
            "error server_refused http_400", "error response_malformed error");

        row("an error that is an object", "error_object",
            answer(400, json, R"({"error":{"type":"OAuthException","message":"No","code":1}})"),
            "error response_malformed error", "error server_refused OAuthException");
        row("an error that is an object without a type", "error_object",
            answer(400, json, R"({"error":{"message":"No"}})"), "error response_malformed error",
            "error response_malformed error");

        row("an answer that is not well, and says so", "ok_member",
            answer(200, json, R"({"ok":false,"error":"invalid_code"})"),
            "error server_refused invalid_code", "error server_refused invalid_code");
        row("an answer that is not well, and does not say why", "ok_member",
            answer(200, json, R"({"ok":false,"access_token":"a","token_type":"bearer"})"),
            "a bearer [asked] -", "error server_refused not_ok");
        row("an answer whose `ok` is a text", "ok_member",
            answer(200, json, R"({"ok":"true","access_token":"a","token_type":"bearer"})"),
            "a bearer [asked] -", "error server_refused not_ok");
        row("an answer that is well", "ok_member",
            answer(200, json, R"({"ok":true,"access_token":"a","token_type":"bearer"})"),
            "a bearer [asked] -", "a bearer [asked] -");

        row("scopes in a list", "scope_array",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":["x","y"]})"),
            "error response_malformed scope", "a bearer [x y] -");
        row("scopes in an empty list", "scope_array",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":[]})"),
            "error response_malformed scope", "a bearer [] -");
        row("a list with a number in it", "scope_array",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":["x",1]})"),
            "error response_malformed scope", "error response_malformed scope");
        row("scopes in an object", "scope_array",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":{}})"),
            "error response_malformed scope", "error response_malformed scope");

        row("RO-46: scopes that are separated by commas", "answer_scopes:comma",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":"x,y"})"),
            "a bearer [x,y] -", "a bearer [x y] -");
        row("scopes that are separated by plus signs", "scope_separator:plus",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":"x+y"})"),
            "a bearer [x+y] -", "a bearer [x y] -");
        row("scopes that are separated by nothing but commas", "scope_separator:comma",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","scope":",,"})"),
            "a bearer [,,] -", "a bearer [] -");

        row("RO-52: a scope that is null, and no end", "zero_expiry",
            answer(200, json,
                   R"({"access_token":"a","token_type":"bearer","scope":null,"expires_in":0})"),
            "a bearer [asked] 0", "a bearer [asked] -");
        row("RO-52: the end as a text", "zero_expiry",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","expires_in":"0"})"),
            "a bearer [asked] 0", "a bearer [asked] -");
        row("RO-52: a second is a second", "zero_expiry",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","expires_in":1})"),
            "a bearer [asked] 1", "a bearer [asked] 1");
        row("RO-52: an end that has passed is not far away", "zero_expiry",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","expires_in":-5})"),
            "a bearer [asked] 0", "a bearer [asked] 0");

        row("RO-53: capitals inside of names", "camel_case_answer",
            answer(200, json,
                   R"({"accessToken":"a","tokenType":"bearer","expiresIn":60,"refreshToken":"r"})"),
            "error response_incomplete access_token", "a bearer [asked] 60 r");
        row("RO-53: both ways of writing", "camel_case_answer",
            answer(200, json, R"({"access_token":"a","accessToken":"b","token_type":"bearer"})"),
            "a bearer [asked] -", "error response_malformed json_duplicate_member");
        row("RO-53: an error stays one", "camel_case_answer",
            answer(400, json, R"({"error":"invalid_grant","errorDescription":"No"})"),
            "error server_refused invalid_grant", "error server_refused invalid_grant");

        row("a token inside", "nested_token:authed_user;bearer_alias:user",
            answer(200, json, R"({"authed_user":{"id":"U","access_token":"u","token_type":"user",
                                  "scope":"x"}})"),
            "error response_incomplete access_token", "u Bearer [x] -");
        row("a token inside, and a robot's outside", "nested_token:authed_user;bearer_alias:user",
            answer(200, json, R"({"access_token":"bot","token_type":"bot","refresh_token":"bot-r",
                                  "expires_in":5,"scope":"b","authed_user":{"access_token":"u",
                                  "token_type":"user"}})"),
            "error token_type_unsupported token_type", "u Bearer [asked] -");
        row("nobody inside", "nested_token:authed_user",
            answer(200, json, R"({"access_token":"a","token_type":"bearer","authed_user":{}})"),
            "a bearer [asked] -", "a bearer [asked] -");
        row("a list where somebody should be", "nested_token:authed_user",
            answer(200, json, R"({"authed_user":[{"access_token":"u"}]})"),
            "error response_incomplete access_token", "error response_incomplete access_token");
        row("a token inside does not hide an error", "nested_token:authed_user",
            answer(200, json, R"({"error":"no","authed_user":{"access_token":"u",
                                  "token_type":"bearer"}})"),
            "error server_refused no", "error server_refused no");

        row("errors with a status and a message", "status_message_error",
            answer(400, json, R"({"status":400,"message":"Invalid refresh token"})"),
            "error server_refused http_400", "error server_refused invalid_grant");
        row("another message ends no sign-in", "status_message_error",
            answer(400, json, R"({"status":400,"message":"missing refresh token"})"),
            "error server_refused http_400", "error server_refused invalid_request");
        row("a message about the program", "status_message_error",
            answer(403, json, R"({"status":403,"message":"invalid client secret"})"),
            "error server_refused http_403", "error server_refused invalid_client");
        row("a message beside a token", "status_message_error",
            answer(200, json, R"({"status":200,"message":"ok","access_token":"a",
                                  "token_type":"bearer"})"),
            "a bearer [asked] -", "a bearer [asked] -");
        row("a message of a server that is down", "status_message_error",
            answer(500, json, R"({"status":500,"message":"Invalid refresh token"})"),
            "error unreachable http_500", "error unreachable http_500");

        // What is not read strictly is not mended, whatever the quirks.
        const char *every = "ok_member;default_bearer;error_list;scope_array;zero_expiry;"
                            "status_message_error;nested_token:a;camel_case_answer;form_answer";
        row("B33: a member twice", every,
            answer(200, json, R"({"access_token":"a","access_token":"b","token_type":"bearer"})"),
            "error response_malformed json_duplicate_member",
            "error response_malformed json_duplicate_member");
        row("half an object", every, answer(200, json, R"({"access_token":"a")"),
            "error response_malformed json_syntax", "error response_malformed json_syntax");
        row("an array", every, answer(200, json, R"(["access_token"])"),
            "error response_malformed json_not_an_object",
            "error response_malformed json_not_an_object");
    }
    void anAnswerIsReadAfterItsQuirksAndRefusedWithoutThem()
    {
        QFETCH(QByteArray, quirks);
        QFETCH(HttpResponse, response);
        const auto chain = HookRegistry().chain(listed(quirks.constData()));
        QVERIFY2(chain, chain ? "" : chain.error().reason.constData());
        QTEST(outcome(response), "before");
        const auto changed = chain->tokenResponse(response, {});
        QTEST(changed ? outcome(*changed)
                      : "error " + changed.error().jsonCode() + ' ' + changed.error().reason,
              "after");
    }

    void whatStandsBesideANestedTokenIsKeptWithoutOtherTokens()
    {
        const auto chain = HookRegistry().chain({"nested_token:authed_user"});
        const auto changed = chain->tokenResponse(
            answer(200, json, R"({"team":{"id":"T"},"access_token":"CNRYA-bot","authed_user":
                     {"id":"U","access_token":"u","token_type":"bearer"}})"),
            {});
        const auto tokens = TokenResponse::parse(*changed, {}, now);
        QVERIFY(tokens);
        QCOMPARE(tokens->extra,
                 QJsonObject({{QStringLiteral("team"),
                               QJsonObject{{QStringLiteral("id"), QStringLiteral("T")}}},
                              {QStringLiteral("authed_user"),
                               QJsonObject{{QStringLiteral("id"), QStringLiteral("U")}}}}));
    }

    void aTokenRequestIsWrittenAsTheProviderWantsIt_data()
    {
        QTest::addColumn<QByteArray>("quirks");
        QTest::addColumn<QByteArray>("before"); // the form
        QTest::addColumn<QByteArray>("after");  // endpoint, type, body
        const auto row = [](const char *name, const char *quirks, const char *before,
                            const char *after) {
            QTest::newRow(name) << QByteArray(quirks) << QByteArray(before) << QByteArray(after);
        };
        constexpr auto code = "grant_type=authorization_code&code=c&redirect_uri=http%3A%2F%2Fl&"
                              "code_verifier=v&client_id=app";
        constexpr auto refresh = "grant_type=refresh_token&refresh_token=r&client_id=app";
        row("RO-36: CK-P33b: the code in JSON", "json_body:code", code,
            R"(/t application/json {"client_id":"app","code":"c","code_verifier":"v",)"
            "\"grant_type\":\"authorization_code\",\"redirect_uri\":\"http://l\"}");
        row("CK-P33b: that leaves refreshes alone", "json_body:code", refresh,
            "/t application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=r&"
            "client_id=app");
        row("RO-38: CK-P33c: the refresh in JSON", "json_body:refresh", refresh,
            R"(/t application/json {"client_id":"app","grant_type":"refresh_token",)"
            R"("refresh_token":"r"})");
        row("CK-P33b: CK-P33c: a quote stays inside of its text", "json_body:all",
            "grant_type=refresh_token&refresh_token=%22%2C%22a%22%3A%22",
            "/t application/json {\"grant_type\":\"refresh_token\","
            "\"refresh_token\":\"\\\",\\\"a\\\":\\\"\"}");
        row("the client by another name", "rename_parameter:client_id=client_key", refresh,
            "/t application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=r&"
            "client_key=app");
        row("a name that is not there", "rename_parameter:audience=resource", refresh,
            "/t application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=r&"
            "client_id=app");
        row("a name that would be there twice", "rename_parameter:client_id=tenant",
            "client_id=app&tenant=x", "error invalid_configuration hook_parameter");
        row("CK-P33a: scope along with the code", "scope_in_token_request", "grant_type=x",
            "/t application/x-www-form-urlencoded grant_type=x&scope=one+two");
        row("CK-P33a: scope that is there stays", "scope_in_token_request", "scope=mine",
            "/t application/x-www-form-urlencoded scope=mine");
        row("CK-P33a: scope with commas", "scope_in_token_request;scope_separator:comma",
            "grant_type=x", "/t application/x-www-form-urlencoded grant_type=x&scope=one%2Ctwo");
        row("MS-09: a parameter besides", "token_parameter:expiring=1", "grant_type=x",
            "/t application/x-www-form-urlencoded grant_type=x&expiring=1");
        row("MS-09: what the call says counts more", "token_parameter:expiring=1", "expiring=0",
            "/t application/x-www-form-urlencoded expiring=0");
        row("MS-09: a value with a separator in it", "token_parameter:a=b=c&d", "x=y",
            "/t application/x-www-form-urlencoded x=y&a=b%3Dc%26d");
        row("refreshes go elsewhere", "refresh_endpoint:https://api.example/r", refresh,
            "/r application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=r&"
            "client_id=app");
        row("codes do not", "refresh_endpoint:https://api.example/r",
            "grant_type=authorization_code&code=c",
            "/t application/x-www-form-urlencoded grant_type=authorization_code&code=c");
        row("no PKCE", "pkce:none", "code=c&code_verifier=v",
            "/t application/x-www-form-urlencoded code=c");
        row("plain PKCE sends the challenge of RFC 7636 appendix B", "pkce:plain",
            "code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            "/t application/x-www-form-urlencoded "
            "code_verifier=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        row("a name for the redirect address", "registered_redirect:Some_Body-App-x", code,
            "/t application/x-www-form-urlencoded grant_type=authorization_code&code=c&"
            "redirect_uri=Some_Body-App-x&code_verifier=v&client_id=app");
        row("a name for a redirect address that is not sent", "registered_redirect:X", refresh,
            "/t application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=r&"
            "client_id=app");
    }
    void aTokenRequestIsWrittenAsTheProviderWantsIt()
    {
        QFETCH(QByteArray, quirks);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto chain = HookRegistry().chain(listed(quirks.constData()));
        QVERIFY2(chain, chain ? "" : chain.error().reason.constData());
        const TokenRequest request{.endpoint = QUrl(QStringLiteral("https://api.example/t")),
                                   .parameters = *FormParameters::decode(before)};
        QCOMPARE(request.toHttpRequest().body.reveal().toByteArray(), before);
        const TokenRequestContext about{
            .grantType = request.parameters.value("grant_type").value_or(QByteArray()),
            .scopes = Scopes::parse(u"one two")};
        const auto changed = chain->tokenRequest(request, about);
        if (!changed) {
            QCOMPARE("error " + changed.error().jsonCode() + ' ' + changed.error().reason, after);
            return;
        }
        const HttpRequest sent = changed->toHttpRequest();
        QCOMPARE(sent.url.path().toLatin1() + ' ' + sent.contentType + ' '
                     + sent.body.reveal().toByteArray(),
                 after);
    }

    void anAuthorizationRequestIsWrittenAsTheProviderWantsIt_data()
    {
        QTest::addColumn<QByteArray>("quirks");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *quirks, const char *after) {
            QTest::newRow(name) << QByteArray(quirks) << QByteArray(after);
        };
        row("the client by another name", "rename_parameter:client_id=client_key",
            "client_key=app&redirect_uri=http%3A%2F%2Fl&scope=a+b&state=s&code_challenge=c&"
            "code_challenge_method=S256");
        row("scopes with commas", "scope_separator:comma",
            "client_id=app&redirect_uri=http%3A%2F%2Fl&scope=a%2Cb&state=s&code_challenge=c&"
            "code_challenge_method=S256");
        row("scopes with plus signs", "scope_separator:plus",
            "client_id=app&redirect_uri=http%3A%2F%2Fl&scope=a%2Bb&state=s&code_challenge=c&"
            "code_challenge_method=S256");
        row("scopes with commas, by another name",
            "scope_separator:comma;rename_parameter:scope=user_scope",
            "client_id=app&redirect_uri=http%3A%2F%2Fl&user_scope=a%2Cb&state=s&code_challenge=c&"
            "code_challenge_method=S256");
        row("A43: no PKCE", "pkce:none",
            "client_id=app&redirect_uri=http%3A%2F%2Fl&scope=a+b&state=s");
        row("A43: plain PKCE", "pkce:plain",
            "client_id=app&redirect_uri=http%3A%2F%2Fl&scope=a+b&state=s&code_challenge=c&"
            "code_challenge_method=plain");
        row("a name for the redirect address", "registered_redirect:Some_Body",
            "client_id=app&redirect_uri=Some_Body&scope=a+b&state=s&code_challenge=c&"
            "code_challenge_method=S256");
        row("a page that leads on", "registered_redirect:https://relay.example/cb?a=b&c",
            "client_id=app&redirect_uri=https%3A%2F%2Frelay.example%2Fcb%3Fa%3Db%26c&scope=a+b&"
            "state=s&code_challenge=c&code_challenge_method=S256");
        row("what is for answers alone", "answer_scopes:comma;ok_member;json_body:all",
            "client_id=app&redirect_uri=http%3A%2F%2Fl&scope=a+b&state=s&code_challenge=c&"
            "code_challenge_method=S256");
    }
    void anAuthorizationRequestIsWrittenAsTheProviderWantsIt()
    {
        QFETCH(QByteArray, quirks);
        const QUrl before(
            QStringLiteral("https://id.example/a?client_id=app&redirect_uri=http%3A%2F%2Fl&"
                           "scope=a+b&state=s&code_challenge=c&code_challenge_method=S256"));
        const auto chain = HookRegistry().chain(listed(quirks.constData()));
        const auto after = chain->authorizationUrl(before);
        QVERIFY2(after, after ? "" : after.error().reason.constData());
        QTEST(after->query(QUrl::FullyEncoded).toLatin1(), "after");
        QCOMPARE(after->adjusted(QUrl::RemoveQuery), before.adjusted(QUrl::RemoveQuery));
    }

    void oneAddressSpeaksForManyTenants_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *document, const char *asked,
                            const char *after) {
            QTest::newRow(name) << QByteArray(document) << QString::fromLatin1(asked)
                                << QByteArray(after);
        };
        constexpr auto common = "https://id.example/common/v2";
        row("the template", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}", common,
            "{\"issuer\":\"https://id.example/common/v2\"}");
        row("another server's template", "{\"issuer\":\"https://evil.test/{tenantid}/v2\"}", common,
            "{\"issuer\":\"https://evil.test/{tenantid}/v2\"}");
        row("another issuer", "{\"issuer\":\"https://evil.test/common/v2\"}", common,
            "{\"issuer\":\"https://evil.test/common/v2\"}");
        row("the template, asked elsewhere", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}",
            "https://evil.test/common/v2", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}");
        row("the template, asked deeper", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}",
            "https://id.example/a/b/v2", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}");
        row("the template, asked for nobody", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}",
            "https://id.example//v2", "{\"issuer\":\"https://id.example/{tenantid}/v2\"}");
        row("no issuer", R"({"a":1})", common, R"({"a":1})");
    }
    void oneAddressSpeaksForManyTenants()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, asked);
        const auto chain =
            HookRegistry().chain({"issuer_template:https://id.example/{tenantid}/v2"});
        const auto after = chain->metadata(Secret(QByteArrayView(document)), asked);
        QVERIFY(after);
        QTEST(after->reveal().toByteArray(), "after");
    }

    void anIdTokenOfManyTenantsNamesItsOwn_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("expected"); // or the reason
        const auto row = [](const char *name, const char *asked, const char *claims,
                            const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(asked) << QByteArray(claims)
                                << QString::fromLatin1(expected);
        };
        constexpr auto common = "https://id.example/common/v2";
        constexpr auto one = "https://id.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2";
        row("its tenant", common, R"({"tid":"9188040d-6c67-4c5b-b112-36a304b66dad"})", one);
        row("one tenant was asked", one, R"({"tid":"11111111-6c67-4c5b-b112-36a304b66dad"})", one);
        row("no tenant", common, R"({"sub":"x"})", "tid");
        row("a tenant that is a path", common, R"({"tid":"../evil"})", "tid");
        row("a tenant that is an address", common, R"({"tid":"evil.test/"})", "tid");
        row("a tenant in capitals", common, R"({"tid":"9188040D-6C67-4C5B-B112-36A304B66DAD"})",
            "tid");
        row("a tenant of zeros", common, R"({"tid":"00000000-0000-0000-0000-000000000000"})",
            "tid");
        row("a tenant that is a list", common,
            R"({"tid":["9188040d-6c67-4c5b-b112-36a304b66dad"]})", "tid");
        row("another server", "https://evil.test/common/v2",
            R"({"tid":"9188040d-6c67-4c5b-b112-36a304b66dad"})", "https://evil.test/common/v2");
        row("a token that cannot be read", common, "nonsense", common);
    }
    void anIdTokenOfManyTenantsNamesItsOwn()
    {
        QFETCH(QString, asked);
        QFETCH(QByteArray, claims);
        const auto chain =
            HookRegistry().chain({"issuer_template:https://id.example/{tenantid}/v2"});
        const auto expected = chain->idTokenExpectations(expectationsOf(asked), tokenWith(claims));
        QTEST(expected ? expected->issuer : QString::fromLatin1(expected.error().reason),
              "expected");
        if (!expected)
            QCOMPARE(expected.error().code, Code::IdTokenRejected);
    }

    void anIdTokenMayBeMissingAndNothingElseIsRelaxed()
    {
        const IdTokenExpectations before = expectationsOf(QStringLiteral("https://id.example"));
        QCOMPARE(before.presence, IdTokenExpectations::Presence::Required);
        const auto after =
            HookRegistry().chain({"id_token_optional"})->idTokenExpectations(before, {});
        QVERIFY(after);
        QCOMPARE(after->presence, IdTokenExpectations::Presence::Optional);
        QCOMPARE(after->issuer, before.issuer);
        QCOMPARE(after->allowedAlgorithms, before.allowedAlgorithms);
    }

    void withAQuirkOfPkceTheMetadataNeedNotListS256_data()
    {
        QTest::addColumn<QByteArray>("quirk");
        QTest::newRow("A43, CK-P08: none") << QByteArray("pkce:none");
        QTest::newRow("A43, CK-P09, RO-10: plain") << QByteArray("pkce:plain");
    }
    void withAQuirkOfPkceTheMetadataNeedNotListS256()
    {
        QFETCH(QByteArray, quirk);
        const auto after = HookRegistry().chain({quirk})->metadata(
            Secret(R"({"code_challenge_methods_supported":["plain"],"issuer":"x"})"), {});
        QCOMPARE(after->reveal().toByteArray(), QByteArray(R"({"issuer":"x"})"));
    }

    void whatComesWithTheRedirectIsKeptIfItIsNamed_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QJsonObject>("kept");
        const auto row = [](const QByteArray &name, const QByteArray &query,
                            const QJsonObject &kept) {
            QTest::newRow(name.constData()) << query << kept;
        };
        const QString realm = QStringLiteral("realmId");
        row("CK-M05: it is there", "realmId=123&other=x", {{realm, QStringLiteral("123")}});
        row("CK-M05: it is empty, which is not absent", "realmId=", {{realm, QString()}});
        row("CK-M05: it is absent", "other=x", {});
        row("CK-M05: it is there twice", "realmId=1&realmId=2", {});
        row("CK-M05: in other letters it is another", "realmid=1", {});
        row("CK-M05: it turns the text around", "realmId=%E2%80%AEx", {});
        row("CK-M05: it has a line break", "realmId=a%0Ab", {});
        row("CK-M05: it is too long", "realmId=" + QByteArray(1001, 'a'), {});
        row("CK-M05: it has the name of what the token endpoint said", "team=evil", {});
    }
    void whatComesWithTheRedirectIsKeptIfItIsNamed()
    {
        QFETCH(QByteArray, query);
        QFETCH(QJsonObject, kept);
        const QJsonObject said{{QStringLiteral("team"), QStringLiteral("T")}};
        kept.insert(QStringLiteral("team"), QStringLiteral("T"));
        QCOMPARE(withRedirectParameters(
                     said, *FormParameters::decode(query),
                     {"keep_redirect_parameter:realmId", "keep_redirect_parameter:team"}),
                 kept);
        QCOMPARE(withRedirectParameters(said, *FormParameters::decode(query), {}), said);
    }

    void anArgumentThatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("quirk");
        for (const char *quirk : {"answer_scopes",
                                  "answer_scopes:",
                                  "answer_scopes:;",
                                  "scope_separator:space",
                                  "json_body:xml",
                                  "pkce:S256",
                                  "pkce",
                                  "form_answer:",
                                  "form_answer:x",
                                  "issuer_template:https://id.example/common",
                                  "issuer_template:http://a/{tenantid}",
                                  "issuer_template:https://a/{tenantid}/{tenantid}",
                                  "refresh_endpoint:http://api.example/r",
                                  "refresh_endpoint:javascript:alert(1)",
                                  "refresh_endpoint:https://api.example/r#x",
                                  "refresh_endpoint:/r",
                                  "registered_redirect:a b",
                                  "registered_redirect:a\nb",
                                  "rename_parameter:client_id",
                                  "rename_parameter:=x",
                                  "rename_parameter:client_id=",
                                  "rename_parameter:state=x",
                                  "rename_parameter:client_id=state",
                                  "rename_parameter:code_verifier=x",
                                  "rename_parameter:redirect_uri=x",
                                  "rename_parameter:client_id=a&b",
                                  "token_parameter:grant_type=x",
                                  "token_parameter:client_secret=x",
                                  "token_parameter:refresh_token=x",
                                  "token_parameter:=x",
                                  "token_parameter:expiring",
                                  "keep_redirect_parameter:a b",
                                  "keep_redirect_parameter:"})
            QTest::newRow(quirk) << QByteArray(quirk);
    }
    void anArgumentThatMakesNoSenseIsRefused()
    {
        QFETCH(QByteArray, quirk);
        const auto chain = HookRegistry().chain({"form_answer", quirk});
        QVERIFY(!chain);
        QCOMPARE(chain.error().code, Code::InvalidConfiguration);
        QCOMPARE(chain.error().reason, QByteArray("quirk_argument"));
    }
};

QONSENT_TEST(tst_Quirks)
#include "tst_quirks.moc"
