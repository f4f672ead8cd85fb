// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/htmlform_p.h"
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Test;

class tst_AuthorizationEndpoint : public QObject
{
    Q_OBJECT

    static ServerOptions remembering() { return {.rememberedUser = QStringLiteral("alice")}; }
    /// Sends the form of \a page with \a fields.
    static HttpResponse submit(const HttpResponse &page, const FormParameters &fields)
    {
        const std::optional<HtmlForm> form = readForm(page.body.reveal());
        return fetch({.method = "POST",
                      .url = QUrl(QString::fromUtf8(form ? form->action : QByteArray())),
                      .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                      .body = fields.encoded()});
    }

private Q_SLOTS:
    void sendsErrorsBack_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("error");

        QTest::newRow("RFC 6749 4.1.2.1: no response_type")
            << QByteArray("response_type") << QByteArray() << QByteArray("invalid_request");
        QTest::newRow("RFC 6749 4.1.2.1: the implicit grant")
            << QByteArray("response_type") << QByteArray("token")
            << QByteArray("unsupported_response_type");
        QTest::newRow("a hybrid flow") << QByteArray("response_type") << QByteArray("code id_token")
                                       << QByteArray("unsupported_response_type");
        QTest::newRow("RFC 7636 4.4.1: no challenge")
            << QByteArray("code_challenge") << QByteArray() << QByteArray("invalid_request");
        QTest::newRow("RFC 7636 4.3: no method means plain")
            << QByteArray("code_challenge_method") << QByteArray() << QByteArray("invalid_request");
        QTest::newRow("RFC 9700 2.1.1: plain")
            << QByteArray("code_challenge_method") << QByteArray("plain")
            << QByteArray("invalid_request");
        QTest::newRow("a challenge that is no SHA-256")
            << QByteArray("code_challenge") << QByteArray(42, 'a') << QByteArray("invalid_request");
        QTest::newRow("a challenge with padding")
            << QByteArray("code_challenge") << QByteArray(QByteArray(42, 'a') + '=')
            << QByteArray("invalid_request");
        QTest::newRow("another response mode")
            << QByteArray("response_mode") << QByteArray("fragment")
            << QByteArray("invalid_request");
        QTest::newRow("OpenID Connect Core 3.1.2.6: a request object")
            << QByteArray("request") << QByteArray("a.b.c") << QByteArray("request_not_supported");
        QTest::newRow("OpenID Connect Core 3.1.2.6: a request by reference")
            << QByteArray("request_uri") << QByteArray("https://a.example")
            << QByteArray("request_uri_not_supported");
        QTest::newRow("RFC 6749 4.1.2.1: only unknown scopes")
            << QByteArray("scope") << QByteArray("moon") << QByteArray("invalid_scope");
        QTest::newRow("OpenID Connect Core 3.1.2.1: prompt none with another")
            << QByteArray("prompt") << QByteArray("none login") << QByteArray("invalid_request");
    }
    void sendsErrorsBack()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        FormParameters parameters = without(client.authorization(), name);
        if (!value.isEmpty())
            parameters.append(name, value);
        const HttpResponse response = fetch({.url = client.authorizationUrl(parameters)});
        QCOMPARE(response.status, 303);
        QVERIFY(response.header("Location")->startsWith(client.redirectUri + '?'));
        const FormParameters query = redirectQuery(response);
        QTEST(query.value("error").value_or(QByteArray()), "error");
        QCOMPARE(query.value("state"), QByteArray("the state+&="));
        QCOMPARE(query.value("iss"), server.issuer().toLatin1());
        QVERIFY(!query.contains("code"));
    }

    void sendsNobodyToAnAddressInDoubt_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");

        QTest::newRow("no client") << QByteArray("client_id") << QByteArray();
        QTest::newRow("an unknown client") << QByteArray("client_id") << QByteArray("stranger");
        QTest::newRow("no redirect") << QByteArray("redirect_uri") << QByteArray();
        QTest::newRow("another path")
            << QByteArray("redirect_uri") << QByteArray("http://127.0.0.1:1/other");
        QTest::newRow("another host")
            << QByteArray("redirect_uri") << QByteArray("http://evil.example/callback");
    }
    void sendsNobodyToAnAddressInDoubt()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const AuthorizationServer server({.clients = {{.id = "tiny"}}, .openClient = {}});
        const TinyClient client(server);
        FormParameters parameters = without(client.authorization(), name);
        if (!value.isEmpty())
            parameters.append(name, value);
        const HttpResponse response = fetch({.url = client.authorizationUrl(parameters)});
        QCOMPARE(response.status, 400);
        QVERIFY(!response.header("Location"));
        QCOMPARE(response.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
    }

    void refusesWhatAppearsTwice_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("status");
        QTest::newRow("RFC 6749 3.1: nonce") << QByteArray("nonce") << 303;
        QTest::newRow("RFC 6749 3.1: state") << QByteArray("state") << 303;
        QTest::newRow("RFC 6749 3.1: client_id, so there is nowhere to go back to")
            << QByteArray("client_id") << 400;
        QTest::newRow("RFC 6749 3.1: redirect_uri, the same") << QByteArray("redirect_uri") << 400;
    }
    void refusesWhatAppearsTwice()
    {
        QFETCH(QByteArray, name);
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        FormParameters parameters = client.authorization();
        parameters.append(name, *parameters.value(name));
        const HttpResponse response = fetch({.url = client.authorizationUrl(parameters)});
        QTEST(response.status, "status");
        QVERIFY(!redirectQuery(response).contains("code"));
    }

    void answersInCodeStateAndIssuer()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const FormParameters query = client.authorize(client.authorization());
        QCOMPARE(query.list().size(), 3);
        QCOMPARE(query.value("code")->size(), 43);
        QCOMPARE(query.value("state"), QByteArray("the state+&="));
        QCOMPARE(query.value("iss"), server.issuer().toLatin1());
        QVERIFY(client.code() != *query.value("code"));
    }

    void addsNoStateOfItsOwn()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        QVERIFY(!client.authorize(without(client.authorization(), "state")).contains("state"));
    }

    void acceptsTheRequestInABody()
    {
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        QVERIFY(redirectQuery(client.post(Endpoint::Authorization, client.authorization()))
                    .contains("code"));
    }

    void extendsAQueryThatIsRegistered()
    {
        const AuthorizationServer server(
            {.rememberedUser = QStringLiteral("alice"),
             .clients = {{.id = "tiny", .redirectUris = {"http://127.0.0.1/cb?a=b"}}}});
        TinyClient client(server);
        client.redirectUri = "http://127.0.0.1:7/cb?a=b";
        const FormParameters query = client.authorize(client.authorization());
        QCOMPARE(query.list().first(), (FormParameter{"a", "b"}));
        QVERIFY(query.contains("code"));
    }

    void asksNobodyWithPromptNone()
    {
        const AuthorizationServer nobody;
        const TinyClient client(nobody);
        QCOMPARE(client.authorize(with(client.authorization(), "prompt", "none")).value("error"),
                 QByteArray("login_required"));
        const AuthorizationServer somebody(remembering());
        const TinyClient other(somebody);
        QVERIFY(other.authorize(with(other.authorization(), "prompt", "none")).contains("code"));
    }

    void asksARememberedPersonAgainIfToldTo_data()
    {
        QTest::addColumn<QByteArray>("prompt");
        QTest::newRow("login") << QByteArray("login");
        QTest::newRow("consent") << QByteArray("consent");
        QTest::newRow("select_account") << QByteArray("login select_account");
    }
    void asksARememberedPersonAgainIfToldTo()
    {
        QFETCH(QByteArray, prompt);
        const AuthorizationServer server(remembering());
        const TinyClient client(server);
        const QUrl url = client.authorizationUrl(with(client.authorization(), "prompt", prompt));
        QCOMPARE(fetch({.url = url}).status, 200);
    }

    void leadsThroughLoginAndConsent()
    {
        const AuthorizationServer server;
        const TinyClient client(server);
        const HttpResponse login = fetch({.url = client.authorizationUrl(client.authorization())});
        QCOMPARE(login.status, 200);
        const auto loginForm = readForm(login.body.reveal());
        QCOMPARE(loginForm->userField, QByteArray("username"));
        QCOMPARE(loginForm->passwordField, QByteArray("password"));

        const HttpResponse again = submit(login, {{"username", "alice"}, {"password", "wrong"}});
        QCOMPARE(again.status, 200);
        QVERIFY(again.body.reveal().contains("role=\"alert\""));
        QVERIFY(again.body.reveal().contains("value=\"alice\""));
        QVERIFY(!again.body.reveal().contains("wrong"));

        const HttpResponse consent = submit(again, {{"username", "alice"}, {"password", "demo"}});
        QCOMPARE(consent.status, 200);
        QVERIFY(readForm(consent.body.reveal())->hasDecision);
        QVERIFY(consent.body.reveal().contains("alice"));

        const HttpResponse done = submit(consent, {{"decision", "allow"}});
        QVERIFY(redirectQuery(done).contains("code"));
        QCOMPARE(submit(consent, {{"decision", "allow"}}).status, 400); // once only
    }

    void goesBackEmptyHandedAfterANo_data()
    {
        QTest::addColumn<bool>("signedIn");
        QTest::newRow("on the login page") << false;
        QTest::newRow("on the consent page") << true;
    }
    void goesBackEmptyHandedAfterANo()
    {
        QFETCH(bool, signedIn);
        const AuthorizationServer server;
        const TinyClient client(server);
        HttpResponse page = fetch({.url = client.authorizationUrl(client.authorization())});
        if (signedIn)
            page = submit(page, {{"username", "alice"}, {"password", "demo"}});
        const FormParameters query = redirectQuery(submit(page, {{"decision", "deny"}}));
        QCOMPARE(query.value("error"), QByteArray("access_denied"));
        QCOMPARE(query.value("state"), QByteArray("the state+&="));
        QVERIFY(!query.contains("code"));
    }

    void consentsForNobody()
    {
        const AuthorizationServer server;
        const TinyClient client(server);
        const HttpResponse login = fetch({.url = client.authorizationUrl(client.authorization())});
        const HttpResponse skipped = submit(login, {{"decision", "allow"}});
        QCOMPARE(skipped.status, 200);
        QVERIFY(!readForm(skipped.body.reveal())->passwordField.isEmpty());
    }

    void forgetsAnInteractionAfterTenMinutes()
    {
        FakeClock clock;
        const AuthorizationServer server({.clock = &clock});
        const TinyClient client(server);
        const HttpResponse login = fetch({.url = client.authorizationUrl(client.authorization())});
        clock.advance(std::chrono::minutes(10));
        QCOMPARE(submit(login, {{"username", "alice"}, {"password", "demo"}}).status, 400);
    }

    void writesNoMarkupOfOthers()
    {
        const QString evil = QStringLiteral("<script>\"'&{{client}}");
        const AuthorizationServer server({.users = {{.name = evil, .password = evil}}});
        TinyClient client(server);
        client.clientId = evil.toUtf8();
        const HttpResponse login =
            fetch({.url = client.authorizationUrl(
                       with(client.authorization(), "login_hint", client.clientId))});
        const HttpResponse consent =
            submit(login, {{"username", client.clientId}, {"password", client.clientId}});
        for (const HttpResponse &page : {login, consent}) {
            QCOMPARE(page.status, 200);
            QVERIFY(!page.body.reveal().contains("<script"));
            QVERIFY(page.body.reveal().contains("&lt;script&gt;&quot;"));
            QVERIFY(page.body.reveal().contains("{{client}}")); // as text, not filled in again
        }
    }

    void letsAPageDoNothingButItsForm()
    {
        const AuthorizationServer server;
        const TinyClient client(server);
        const HttpResponse page = fetch({.url = client.authorizationUrl(client.authorization())});
        const QByteArray policy = page.header("Content-Security-Policy").value_or(QByteArray());
        QVERIFY(policy.startsWith("default-src 'none'; "));
        QVERIFY(policy.contains("; form-action 'self' http://127.0.0.1:50123; "));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe"));
        QCOMPARE(page.header("X-Frame-Options"), QByteArray("DENY"));
        QCOMPARE(page.header("Referrer-Policy"), QByteArray("no-referrer"));
        QCOMPARE(page.header("Cache-Control"), QByteArray("no-store"));
        QVERIFY(page.body.reveal().contains("this is not a real account"));
        QVERIFY(!page.body.reveal().contains("https://"));
    }
};

QONSENT_TEST(tst_AuthorizationEndpoint)
#include "tst_authorizationendpoint.moc"
