// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/introspection.h"
#include "oauthcore/protocol/logoutrequest.h"
#include "oauthcore/protocol/registration.h"
#include "oauthcore/protocol/resourcemetadata.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using namespace Qt::StringLiterals;

namespace {

HttpResponse json(int status, const QByteArray &body)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}},
            .body = Secret(QByteArrayView(body))};
}

template <typename T>
QByteArray outcome(const Result<T> &result)
{
    if (result)
        return "fine";
    const AuthError &error = result.error();
    return error.jsonCode() + ' ' + (error.serverCode.isEmpty() ? error.reason : error.serverCode);
}

} // namespace

/// Answers of the smaller endpoints, honest and not.
class tst_Registration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRegistrationIsWhatWasAskedFor_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, int status, const QByteArray &members,
                            const char *outcome) {
            QTest::newRow(name) << status << members << QByteArray(outcome);
        };
        const QByteArray uris = R"("redirect_uris":["http://127.0.0.1/callback"])";
        const QByteArray good = R"("client_id":"c",)" + uris;
        row("D15: a public client", 201, good, "fine");
        row("D15: one with a secret", 201,
            good
                + R"(,"client_secret":"s","client_secret_expires_at":0,"token_endpoint_auth_method":"client_secret_basic")",
            "fine");
        row("D15: 200", 200, good, "response_malformed http_200");
        row("D15: no client_id", 201, uris, "response_incomplete client_id");
        row("D15: client_id is a number", 201, R"("client_id":7,)" + uris,
            "response_malformed client_id");
        row("D15: an error", 400, R"("error":"invalid_redirect_uri")",
            "server_refused invalid_redirect_uri");
        row("D15: a word of sign-ins, where nobody was asked", 400, R"("error":"access_denied")",
            "server_refused access_denied");
        row("D15: no redirect_uris", 201, R"("client_id":"c")",
            "response_incomplete redirect_uris");
        row("D15: other redirect_uris", 201,
            R"("client_id":"c","redirect_uris":["https://evil.example/"])",
            "response_malformed redirect_uris");
        row("D15: one redirect_uri more", 201,
            R"("client_id":"c","redirect_uris":["http://127.0.0.1/callback","https://evil.example/"])",
            "response_malformed redirect_uris");
        row("D15: redirect_uris is a text", 201,
            R"("client_id":"c","redirect_uris":"http://127.0.0.1/callback")",
            "response_malformed redirect_uris");
        row("D15: the secret has expired", 201,
            good + R"(,"client_secret":"s","client_secret_expires_at":1)",
            "response_malformed client_secret_expires_at");
        row("D15: nothing says when the secret expires", 201, good + R"(,"client_secret":"s")",
            "response_incomplete client_secret_expires_at");
        row("D15: a method nobody knows", 201, good + R"(,"token_endpoint_auth_method":"magic")",
            "response_malformed token_endpoint_auth_method");
        row("D15: a method that lacks its secret", 201,
            good + R"(,"token_endpoint_auth_method":"client_secret_post")",
            "response_malformed token_endpoint_auth_method");
        row("D15: management in clear text", 201,
            good + R"(,"registration_client_uri":"http://as.example/c")",
            "response_malformed registration_client_uri");
        row("D15: management elsewhere", 201,
            good + R"(,"registration_client_uri":"https://evil.example/c")",
            "response_malformed registration_client_uri");
        row("D15: a token with a line break", 201,
            good + R"(,"registration_access_token":"a\r\nX: y")",
            "response_malformed registration_access_token");
        row("client_id twice", 201, good + R"(,"client_id":"d")",
            "response_malformed json_duplicate_member");
        row("503", 503, good, "rate_limited http_503");
        row("a redirect", 302, good, "redirect_refused http_302");
    }
    void aRegistrationIsWhatWasAskedFor()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, members);
        const auto read =
            Registration::parse(json(status, '{' + members + '}'),
                                {.endpoint = QUrl(u"https://as.example/register"_s),
                                 .redirectUris = {QUrl(u"http://127.0.0.1/callback"_s)},
                                 .known = {.client = {.authenticationMethod = "none"}},
                                 .utcMSecs = 1'767'268'800'000});
        QTEST(outcome(read), "outcome");
        QVERIFY(!read || !read->all.contains("client_secret"_L1));
    }

    void aTokenIsWorthWhatTheServerSays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, int status, const char *body, const char *outcome) {
            QTest::newRow(name) << status << QByteArray(body) << QByteArray(outcome);
        };
        row("active", 200, R"({"active":true,"scope":"a b","exp":1767268800,"sub":"s"})", "fine");
        row("not active", 200, R"({"active":false})", "fine");
        row("active as a text", 200, R"({"active":"true"})", "response_malformed active");
        row("active as a number", 200, R"({"active":1})", "response_malformed active");
        row("active is missing", 200, R"({"scope":"a"})", "response_malformed active");
        row("active twice", 200, R"({"active":false,"active":true})",
            "response_malformed json_duplicate_member");
        row("a scope that is a list", 200, R"({"active":true,"scope":["a"]})",
            "response_malformed scope");
        row("an expiry that is a text", 200, R"({"active":true,"exp":"soon"})",
            "response_malformed exp");
        row("401", 401, R"({"error":"invalid_client"})", "server_refused invalid_client");
        row("an error under 200", 200, R"({"error":"invalid_request","active":true})",
            "server_refused invalid_request");
        row("500", 500, R"({"active":true})", "unreachable http_500");
    }
    void aTokenIsWorthWhatTheServerSays()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QTEST(outcome(Introspection::parse(json(status, body), 0)), "outcome");
    }

    void aResourceSpeaksForItselfAlone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, const char *body, const char *outcome) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(outcome);
        };
        row("as published",
            R"({"resource":"https://api.example/v1","authorization_servers":["https://as.example"]})",
            "fine");
        row("another resource", R"({"resource":"https://evil.example/v1"})",
            "metadata_rejected resource");
        row("a slash more", R"({"resource":"https://api.example/v1/"})",
            "metadata_rejected resource");
        row("no resource", R"({"authorization_servers":["https://as.example"]})",
            "metadata_rejected resource");
        row("a server in clear text",
            R"({"resource":"https://api.example/v1","authorization_servers":["http://as.example"]})",
            "metadata_rejected authorization_servers");
        row("a server on this computer",
            R"({"resource":"https://api.example/v1","authorization_servers":["https://localhost"]})",
            "metadata_rejected authorization_servers");
        row("servers in a text",
            R"({"resource":"https://api.example/v1","authorization_servers":"https://as.example"})",
            "metadata_rejected authorization_servers");
        row("no JSON", "<html>", "metadata_rejected json");
    }
    void aResourceSpeaksForItselfAlone()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, outcome);
        const QByteArray said =
            ::outcome(ResourceMetadata::parse(body, u"https://api.example/v1"_s));
        QVERIFY2(said.startsWith(outcome), said.constData());
        QCOMPARE(ResourceMetadata::location(u"https://api.example/v1"_s)->toEncoded(),
                 "https://api.example/.well-known/oauth-protected-resource/v1");
        QVERIFY(!ResourceMetadata::location(u"http://api.example/v1"_s));
    }

    void aLogoutLeadsToTheProvider()
    {
        const ProviderMetadata provider{.endSessionEndpoint =
                                            QUrl(u"https://as.example/end?tenant=1"_s)};
        const auto url =
            LogoutRequest{.idTokenHint = Secret("a.b.c"),
                          .postLogoutRedirectUri = QUrl(u"https://app.example/x?y=1"_s),
                          .state = "s+1"}
                .url(provider);
        QVERIFY(url);
        QCOMPARE(url->toEncoded(),
                 "https://as.example/end?tenant=1&id_token_hint=a.b.c&post_logout_redirect_uri="
                 "https%3A%2F%2Fapp.example%2Fx%3Fy%3D1&state=s%2B1");
        QCOMPARE(LogoutRequest{}.url(provider)->toEncoded(), "https://as.example/end?tenant=1");
        QCOMPARE(outcome(LogoutRequest{}.url({})), "missing_endpoint end_session_endpoint");
        QCOMPARE(outcome(LogoutRequest{.state = "s"}.url(provider)), "invalid_configuration state");
        QCOMPARE(
            outcome(LogoutRequest{.postLogoutRedirectUri = QUrl(u"https://app.example/"_s)}.url(
                provider)),
            "invalid_configuration post_logout_redirect_uri");
    }
};

QONSENT_TEST(tst_Registration)
#include "tst_registration.moc"
