// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"
#include "oauthcore/protocol/tokenresponse.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

TokenRequest request()
{
    return refreshTokenGrant(QUrl(QStringLiteral("https://id.example/token")),
                             Secret(QByteArrayView("r")), {QStringLiteral("api")});
}

QByteArray headersOf(const TokenRequest &request)
{
    QByteArray text;
    for (const HttpHeader &header : request.toHttpRequest().headers)
        text += header.name + ": " + header.value + "; ";
    return text;
}

} // namespace

Q_DECLARE_METATYPE(Qonsent::TokenRequest)
Q_DECLARE_METATYPE(Qonsent::TokenRequestExtras)

/// What an application adds to token requests, and what it cannot.
class tst_TokenRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extrasGoIntoTheForm_data()
    {
        QTest::addColumn<TokenRequestExtras>("own");
        QTest::addColumn<TokenRequestExtras>("ofGrant");
        QTest::addColumn<TokenRequestExtras>("ofClient");
        QTest::addColumn<QByteArray>("body");
        const QByteArray form = "grant_type=refresh_token&refresh_token=r&scope=api";
        const TokenRequestExtras none;
        QTest::newRow("CK-M03, RO-18, RO-30: of this request")
            << TokenRequestExtras{.parameters = {{"a", "1 2"}}} << none << none << form + "&a=1+2";
        QTest::newRow("CK-M02, RO-04: of every refresh")
            << none << TokenRequestExtras{.parameters = {{"b", "&"}}} << none << form + "&b=%26";
        QTest::newRow("MS-09: of every request")
            << none << none << TokenRequestExtras{.parameters = {{"c", "="}}} << form + "&c=%3D";
        QTest::newRow("MS-09: the request's own wins")
            << TokenRequestExtras{.parameters = {{"a", "own"}}}
            << TokenRequestExtras{.parameters = {{"a", "grant"}, {"b", "grant"}}}
            << TokenRequestExtras{.parameters = {{"a", "client"}, {"b", "client"}}}
            << form + "&a=own&b=grant";
        QTest::newRow("MS-09: what the grant says wins over a default")
            << none << none << TokenRequestExtras{.parameters = {{"scope", "everything"}}} << form;
        QTest::newRow("B45: a name more than once, byte for byte")
            << TokenRequestExtras{.parameters = {{"resource", "a+b&c=%2B"}, {"resource", ""}}}
            << none << none << form + "&resource=a%2Bb%26c%3D%252B&resource=";
    }
    void extrasGoIntoTheForm()
    {
        QFETCH(TokenRequestExtras, own);
        QFETCH(TokenRequestExtras, ofGrant);
        QFETCH(TokenRequestExtras, ofClient);
        TokenRequest asked = request();
        asked.extras = own;
        const ClientRegistration client{
            .id = QStringLiteral("app"),
            .tokenRequestExtras = {{"refresh_token", ofGrant},
                                   {"authorization_code", {.parameters = {{"z", "z"}}}},
                                   {{}, ofClient}}};
        const auto whole = withExtras(asked, client);
        QVERIFY2(whole, whole ? "" : whole.error().reason.constData());
        QTEST(whole->toHttpRequest().body.reveal().toByteArray(), "body");
    }

    void headerFieldsAreMerged_data()
    {
        QTest::addColumn<TokenRequestExtras>("own");
        QTest::addColumn<TokenRequestExtras>("ofClient");
        QTest::addColumn<QByteArray>("headers");
        const TokenRequestExtras none;
        QTest::newRow("CK-M11: without any, JSON is asked for")
            << none << none << QByteArray("Accept: application/json; ");
        QTest::newRow("RO-24: added to what is there")
            << TokenRequestExtras{.headers = {{"X-One", "1"}}} << none
            << QByteArray("Accept: application/json; X-One: 1; ");
        QTest::newRow("MS-08: of every request")
            << none << TokenRequestExtras{.headers = {{"X-Two", "2"}}}
            << QByteArray("Accept: application/json; X-Two: 2; ");
        QTest::newRow("MS-08, CK-M11: the request's own wins, whatever the case")
            << TokenRequestExtras{.headers = {{"x-two", "3"}}}
            << TokenRequestExtras{.headers = {{"X-Two", "2"}}}
            << QByteArray("Accept: application/json; x-two: 3; ");
        QTest::newRow("CK-M11: an empty value takes it away")
            << TokenRequestExtras{.headers = {{"X-Two", ""}}}
            << TokenRequestExtras{.headers = {{"X-Two", "2"}}}
            << QByteArray("Accept: application/json; ");
        QTest::newRow("CK-M11: something else can be accepted")
            << TokenRequestExtras{.headers = {{"Accept", "application/vnd.x+json"}}} << none
            << QByteArray("Accept: application/vnd.x+json; ");
        QTest::newRow("CK-M11: something is always accepted")
            << TokenRequestExtras{.headers = {{"Accept", ""}}}
            << TokenRequestExtras{.headers = {{"Accept", "text/html"}}}
            << QByteArray("Accept: application/json; ");
    }
    void headerFieldsAreMerged()
    {
        QFETCH(TokenRequestExtras, own);
        QFETCH(TokenRequestExtras, ofClient);
        TokenRequest asked = request();
        asked.extras = own;
        const auto whole = withExtras(
            asked, {.id = QStringLiteral("app"), .tokenRequestExtras = {{{}, ofClient}}});
        QVERIFY2(whole, whole ? "" : whole.error().reason.constData());
        QTEST(headersOf(*whole), "headers");
    }

    void whatIsNotTheirsIsRefused_data()
    {
        QTest::addColumn<TokenRequestExtras>("extras");
        QTest::addColumn<QByteArray>("reason");
        for (const char *name : {"grant_type", "client_id", "client_secret", "client_assertion",
                                 "code", "code_verifier", "refresh_token", "redirect_uri"})
            QTest::addRow("CK-M02, CK-M03: the parameter %s", name)
                << TokenRequestExtras{.parameters = {{name, "x"}}}
                << QByteArray("reserved_parameter");
        for (const char *name :
             {"Authorization", "authorization", "Content-Type", "Host", "Cookie", "DPoP"})
            QTest::addRow("CK-M11: the header field %s", name)
                << TokenRequestExtras{.headers = {{name, "x"}}} << QByteArray("reserved_header");
        QTest::newRow("CK-M11: a line break in a value")
            << TokenRequestExtras{.headers = {{"X", "a\r\nCookie: b"}}} << QByteArray("header");
        QTest::newRow("CK-M11: a line break in a name")
            << TokenRequestExtras{.headers = {{"X\r\nCookie", "b"}}} << QByteArray("header");
        QTest::newRow("CK-M11: NUL in a value")
            << TokenRequestExtras{.headers = {{"X", QByteArray("a\0b", 3)}}}
            << QByteArray("header");
        QTest::newRow("CK-M11: no name")
            << TokenRequestExtras{.headers = {{"", "b"}}} << QByteArray("header");
    }
    void whatIsNotTheirsIsRefused()
    {
        QFETCH(TokenRequestExtras, extras);
        TokenRequest asked = request();
        asked.extras = extras;
        const auto own = withExtras(asked, {.id = QStringLiteral("app")});
        QVERIFY(!own);
        QCOMPARE(own.error().code, Code::InvalidConfiguration);
        QTEST(own.error().reason, "reason");
        const auto ofClient = withExtras(
            request(), {.id = QStringLiteral("app"), .tokenRequestExtras = {{{}, extras}}});
        QVERIFY(!ofClient);
        QTEST(ofClient.error().reason, "reason");
    }

    void nobodyContradictsTheGrant()
    {
        TokenRequest asked = request();
        asked.extras.parameters = {{"scope", "everything"}};
        const auto whole = withExtras(asked, {.id = QStringLiteral("app")});
        QVERIFY(!whole);
        QCOMPARE(whole.error().reason, QByteArray("parameter_twice"));
    }

    void aBodyCanBeJson_data() { onlyRow("RFC 6749 has no such thing: one JSON object of texts"); }
    void aBodyCanBeJson()
    {
        TokenRequest asked = request();
        asked.body = TokenRequest::Body::Json;
        asked.extras.parameters = {{"audience", "a"}, {"audience", "\xc3\xbc\"\n"}};
        const auto whole = withExtras(asked, {.id = QStringLiteral("app")});
        const HttpRequest http = whole->toHttpRequest();
        QCOMPARE(http.contentType, QByteArray("application/json"));
        QCOMPARE(http.body.reveal().toByteArray(),
                 QByteArray("{\"audience\":[\"a\",\"\xc3\xbc\\\"\\n\"],\"grant_type\":"
                            "\"refresh_token\",\"refresh_token\":\"r\",\"scope\":\"api\"}"));
    }

    void anAnswerCanBeDecodedInAnotherWay_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<TokenDecoder>("decoder");
        QTest::addColumn<QByteArray>("reason"); // empty: all is well
        const auto form = [](const char *body, const char *type = "text/plain") {
            return HttpResponse{.status = 200,
                                .headers = {{"Content-Type", type}},
                                .body = Secret(QByteArrayView(body))};
        };
        const TokenDecoder decoder = decodeFormTokens;
        QTest::newRow("TY-02, TY-12, CK-04: a form")
            << form("access_token=CNRYA-1&token_type=bearer&expires=60&scope=a+b") << decoder
            << QByteArray();
        QTest::newRow("TY-12: a form by its type")
            << form("access_token=CNRYA-1&token_type=bearer&expires_in=60&scope=a+b",
                    "application/x-www-form-urlencoded")
            << decoder << QByteArray();
        QTest::newRow("TY-02, TY-11: what only the application understands")
            << form("CNRYA-1", "text/x-token")
            << TokenDecoder([](const HttpResponse &response) -> Result<QJsonObject> {
                   return QJsonObject{{QStringLiteral("access_token"),
                                       QString::fromLatin1(response.body.reveal().toByteArray())},
                                      {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                                      {QStringLiteral("expires_in"), 60},
                                      {QStringLiteral("scope"), QStringLiteral("a b")}};
               })
            << QByteArray();
        QTest::newRow("B03: a form, and no decoder")
            << form("access_token=CNRYA-1") << TokenDecoder() << QByteArray("content_type");
        QTest::newRow("TY-12: a page is no form")
            << form("access_token=CNRYA-1", "text/html") << decoder << QByteArray("content_type");
        QTest::newRow("TY-12: the same name twice is a list, which no token is")
            << form("access_token=a&access_token=b&token_type=bearer") << decoder
            << QByteArray("access_token");
        QTest::newRow("TY-12, TY-13: an error in a form")
            << form("error=invalid_grant") << decoder << QByteArray("invalid_grant");
        QTest::newRow("TY-11: what the decoder does not understand")
            << form("x") << TokenDecoder([](const HttpResponse &) -> Result<QJsonObject> {
                   return AuthError::of(Code::ResponseMalformed, "mine");
               })
            << QByteArray("mine");
    }
    void anAnswerCanBeDecodedInAnotherWay()
    {
        QFETCH(HttpResponse, response);
        QFETCH(TokenDecoder, decoder);
        QFETCH(QByteArray, reason);
        const auto tokens =
            TokenResponse::parse(response, {}, 0, TokenResponse::Kind::Tokens, decoder);
        if (!tokens) {
            QCOMPARE(tokens.error().reason + tokens.error().serverCode, reason);
            return;
        }
        QCOMPARE(reason, QByteArray());
        QCOMPARE(tokens->accessToken.reveal().toByteArray(), QByteArray("CNRYA-1"));
        QCOMPARE(tokens->obtainedAt.secsTo(tokens->expiresAt), 60);
        QCOMPARE(tokens->grantedScopes, (Scopes{QStringLiteral("a"), QStringLiteral("b")}));
    }

    void anExchangeBringsAnyKindOfToken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("reason"); // empty: all is well
        const QByteArray issued = ",\"issued_token_type\":\"urn:x\"";
        QTest::newRow("RFC 8693: an access token")
            << "{\"access_token\":\"a\",\"token_type\":\"Bearer\"" + issued + '}' << QByteArray();
        QTest::newRow("RFC 8693: a token to call nobody with")
            << "{\"access_token\":\"a\",\"token_type\":\"N_A\"" + issued + '}' << QByteArray();
        QTest::newRow("RFC 8693: a token of unknown kind")
            << QByteArray("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}")
            << QByteArray("issued_token_type");
        QTest::newRow("B27: token type mac") << "{\"access_token\":\"a\",\"token_type\":\"mac\""
                + issued + '}' << QByteArray("token_type");
    }
    void anExchangeBringsAnyKindOfToken()
    {
        QFETCH(QByteArray, body);
        const HttpResponse response{.status = 200,
                                    .headers = {{"Content-Type", "application/json"}},
                                    .body = Secret(QByteArrayView(body))};
        const auto tokens = TokenResponse::parse(response, {}, 0, TokenResponse::Kind::Exchange);
        QTEST(tokens ? QByteArray() : tokens.error().reason, "reason");
        if (tokens)
            QCOMPARE(tokens->extra.value(QLatin1String("issued_token_type")).toString(),
                     QStringLiteral("urn:x"));
    }
};

QONSENT_TEST(tst_TokenRequest)
#include "tst_tokenrequest.moc"
