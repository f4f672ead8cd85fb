// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"
#include "oauthcore/flow/directgrantflow.h"
#include "oauthcore/jose/compactjws.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/protocol/grants/customgrant.h"
#include "oauthcore/protocol/grants/jwtbearergrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"
#include "oauthcore/protocol/grants/saml2bearergrant.h"
#include "oauthcore/protocol/grants/tokenexchangegrant.h"
#include "tests/oauthcore/flow/flowparts.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testkeys.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

Secret secret(const QByteArray &text)
{
    return Secret(QByteArrayView(text));
}

DirectGrantFlowRequest clientCredentials(const FlowParts &parts)
{
    return {.issuer = parts.server.issuer(),
            .client = {.id = QStringLiteral("robot"), .secret = secret("CNRYS-1")},
            .scopes = {QStringLiteral("api")},
            .grant = [](const QUrl &endpoint) -> Result<TokenRequest> {
                return clientCredentialsGrant(endpoint, {QStringLiteral("api")});
            }};
}

DirectGrantFlowRequest refreshing(FlowParts &parts)
{
    const Scopes scopes{QStringLiteral("openid"), QStringLiteral("profile")};
    const QByteArray token = parts.server.issueRefreshToken("app", QStringLiteral("alice"), scopes);
    return {.issuer = parts.server.issuer(),
            .client = {.id = QStringLiteral("app")},
            .scopes = scopes,
            .grant = [token](const QUrl &endpoint) -> Result<TokenRequest> {
                return refreshTokenGrant(endpoint, secret(token), {});
            },
            .occasion = IdTokenExpectations::Occasion::Refresh};
}

void registerAt(FlowParts &parts, const Test::Client &client)
{
    parts.server.options().clients = {client};
}

} // namespace

/// Grants in which nobody opens a browser, at an honest server.
class tst_DirectGrantFlow : public QObject
{
    Q_OBJECT

    static Result<Grant> run(FlowParts &parts, const DirectGrantFlowRequest &request)
    {
        return outcomeOf<Grant>(new DirectGrantFlow(parts.services(), request, &parts.owner));
    }

private Q_SLOTS:
    void aProgramCanActForItself_data() { onlyRow("MS-38, TY-09: with client credentials"); }
    void aProgramCanActForItself()
    {
        FlowParts parts;
        registerAt(parts, {.id = "robot", .secret = "CNRYS-1"});
        const auto grant = run(parts, clientCredentials(parts)); // MS-38, TY-09
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QVERIFY(!grant->tokens.accessToken.isEmpty());
        QCOMPARE(grant->tokens.grantedScopes, Scopes{QStringLiteral("api")});
        QVERIFY(!grant->claims);
        QCOMPARE(parts.server.count(Endpoint::Authorization), 0);
        QCOMPARE(parts.server.count(Endpoint::Token), 1);
    }

    void everyProofIsAccepted_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("CK-P34: client_secret_basic") << QByteArray("client_secret_basic");
        QTest::newRow("CK-P34: client_secret_post") << QByteArray("client_secret_post");
        QTest::newRow("CK-P34: client_secret_jwt") << QByteArray("client_secret_jwt");
        QTest::newRow("CK-P34, MS-07: private_key_jwt") << QByteArray("private_key_jwt");
    }
    void everyProofIsAccepted()
    {
        QFETCH(QByteArray, method);
        FlowParts parts;
        const QByteArray words = "a secret: of 32 bytes & more +% ~~";
        const auto key = SigningKey::fromPrivateKey(secret(TestKeys::p256Jwk), {}, {});
        registerAt(parts,
                   {.id = "robot",
                    .secret = method == "private_key_jwt" ? QByteArray() : words,
                    .authenticationMethod = method,
                    .jwks = {{QStringLiteral("keys"), QJsonArray{key->publicJwk()}}}});
        DirectGrantFlowRequest request = clientCredentials(parts);
        request.client.secret = secret(words);
        request.client.authenticationMethod = method;
        request.client.signingKey = secret(TestKeys::p256Jwk);
        for (int i = 0; i < 2; ++i) { // an assertion is good for one use
            const auto grant = run(parts, request);
            QVERIFY2(grant, grant ? "" : qPrintable(grant.error().serverDescription));
        }
    }

    void aProofNamesTheAddressItIsSentTo_data()
    {
        using Move = std::function<void(QUrl &)>;
        QTest::addColumn<Move>("move");
        QTest::addColumn<QString>("target");
        QTest::newRow("MS-07: as it is") << Move([](QUrl &) {}) << QStringLiteral("/token");
        QTest::newRow("MS-07: a hook sends it elsewhere")
            << Move([](QUrl &url) { url.setPath(QStringLiteral("/elsewhere")); })
            << QStringLiteral("/elsewhere");
        QTest::newRow("MS-07: a hook adds to the address, once") << Move([](QUrl &url) {
            url.setQuery(url.query() + QStringLiteral("a=1&"));
            url.setPath(QStringLiteral("/elsewhere"));
        }) << QStringLiteral("/elsewhere?a=1&");
    }
    void aProofNamesTheAddressItIsSentTo()
    {
        using Move = std::function<void(QUrl &)>;
        QFETCH(Move, move);
        QFETCH(QString, target);
        FlowParts parts;
        HookRegistry hooks;
        QVERIFY(hooks.insert(
            "moved",
            {.tokenRequest = [move](TokenRequest request,
                                    const TokenRequestContext &) -> Result<TokenRequest> {
                move(request.endpoint);
                return request;
            }}));
        parts.tokens.setHooks(hooks);
        DirectGrantFlowRequest request = clientCredentials(parts);
        request.client.authenticationMethod = "private_key_jwt";
        request.client.signingKey = secret(TestKeys::p256Jwk);
        request.client.quirks = {"moved"};
        static_cast<void>(run(parts, request));
        const auto sent = parts.server.requests().constLast();
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.target, target.toLatin1());
        const auto proof = CompactJws::parse(sent.form().value("client_assertion").value());
        QVERIFY(proof);
        const auto claims = readJsonObject(proof->payload());
        QVERIFY(claims);
        QUrl named(parts.server.issuer());
        QCOMPARE(claims->value(QLatin1String("aud")).toString(),
                 named.resolved(QUrl(target)).toString(QUrl::FullyEncoded));
    }

    void aProofOfSomebodyElseIsNot_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        const ClientRegistration base{.id = QStringLiteral("robot"),
                                      .authenticationMethod = "private_key_jwt",
                                      .signingKey = secret(TestKeys::p256Jwk)};
        ClientRegistration client = base;
        client.signingKey = secret(TestKeys::ed25519Pem);
        QTest::newRow("MS-07: another key") << client;
        client = base;
        client.assertionAudience = QStringLiteral("https://other.example");
        QTest::newRow("MS-07: for another audience") << client;
        client = base;
        client.authenticationMethod = "client_secret_post";
        client.secret = secret("x");
        QTest::newRow("CK-P34: a secret instead") << client;
    }
    void aProofOfSomebodyElseIsNot()
    {
        QFETCH(ClientRegistration, client);
        FlowParts parts;
        const auto key = SigningKey::fromPrivateKey(secret(TestKeys::p256Jwk), {}, {});
        registerAt(parts,
                   {.id = "robot",
                    .authenticationMethod = "private_key_jwt",
                    .jwks = {{QStringLiteral("keys"), QJsonArray{key->publicJwk()}}}});
        DirectGrantFlowRequest request = clientCredentials(parts);
        request.client = client;
        const auto grant = run(parts, request);
        QVERIFY(!grant);
        QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
    }

    void assertionsAndPasswordsSpeakForAPerson_data()
    {
        using Make = std::function<Result<TokenRequest>(const QUrl &)>;
        QTest::addColumn<Make>("make");
        const Scopes scopes{QStringLiteral("openid"), QStringLiteral("profile")};
        QTest::newRow("MS-33, MS-34: a JWT")
            << Make([scopes](const QUrl &endpoint) -> Result<TokenRequest> {
                   const auto key = SigningKey::generate("ES256", {});
                   const auto jwt = key->sign({{QStringLiteral("sub"), QStringLiteral("alice")},
                                               {QStringLiteral("aud"), endpoint.toString()}});
                   return jwtBearerGrant(endpoint, secret(*jwt), scopes);
               });
        QTest::newRow("MS-33, MS-34, MS-35: SAML 2.0") << Make(
            [scopes](const QUrl &endpoint) -> Result<TokenRequest> {
                return saml2BearerGrant(endpoint, secret("<a><NameID>alice</NameID></a>"), scopes);
            });
        QTest::newRow("MS-37, RO-48: a password")
            << Make([scopes](const QUrl &endpoint) -> Result<TokenRequest> {
                   return passwordGrant(endpoint, QStringLiteral("alice"), secret("demo"), scopes);
               });
        QTest::newRow("TY-01, TY-06: a grant of the application") << Make([](const QUrl &endpoint) {
            return customGrant(endpoint, "password",
                               {{"scope", "openid profile"},
                                {"username", "alice"},
                                {"password", "demo"},
                                {"x", "y"}});
        });
    }
    void assertionsAndPasswordsSpeakForAPerson()
    {
        using Make = std::function<Result<TokenRequest>(const QUrl &)>;
        QFETCH(Make, make);
        FlowParts parts;
        const auto grant = run(parts,
                               {.issuer = parts.server.issuer(),
                                .client = {.id = QStringLiteral("app")},
                                .scopes = {QStringLiteral("openid"), QStringLiteral("profile")},
                                .grant = make});
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().serverDescription));
        QVERIFY(grant->claims);
        QCOMPARE(grant->claims->subject(), QStringLiteral("248289761001"));
        QCOMPARE(grant->userinfo.value(QLatin1String("name")).toString(),
                 QStringLiteral("Alice Demo"));
    }

    void aTokenCanBeExchanged_data() { onlyRow("RFC 8693: for two places, under fewer scopes"); }
    void aTokenCanBeExchanged()
    {
        FlowParts parts;
        const Scopes all{QStringLiteral("api"), QStringLiteral("email")};
        const auto first =
            run(parts,
                {.issuer = parts.server.issuer(),
                 .client = {.id = QStringLiteral("app")},
                 .scopes = all,
                 .grant = [all](const QUrl &endpoint) {
                     return passwordGrant(endpoint, QStringLiteral("alice"), secret("demo"), all);
                 }});
        QVERIFY(first);
        parts.server.edit(Endpoint::Token, [](QJsonObject &object) {
            object.insert(QStringLiteral("token_type"), QStringLiteral("N_A")); // section 2.2.1
        });
        const auto exchanged =
            run(parts,
                {.issuer = parts.server.issuer(),
                 .client = {.id = QStringLiteral("app")},
                 .scopes = {QStringLiteral("api")},
                 .grant = [&first](const QUrl &endpoint) {
                     return tokenExchangeGrant(
                         endpoint,
                         {.subjectToken = first->tokens.accessToken,
                          .resources = {QUrl(QStringLiteral("https://a.example/")),
                                        QUrl(QStringLiteral("https://b.example/"))},
                          .audiences = {QStringLiteral("a"), QStringLiteral("b")},
                          .scopes = {QStringLiteral("api")}});
                 }});
        QVERIFY2(exchanged, exchanged ? "" : qPrintable(exchanged.error().serverDescription));
        QVERIFY(!(exchanged->tokens.accessToken == first->tokens.accessToken));
        QCOMPARE(exchanged->tokens.extra.value(QLatin1String("issued_token_type")).toString(),
                 QLatin1String(TokenTypes::accessToken));
    }

    void anIdTokenIsCheckedWhetherOrNotItWasAskedFor_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::addColumn<bool>("there");
        QTest::addColumn<bool>("right");
        QTest::addColumn<QByteArray>("reason"); // empty: all is well
        QTest::newRow("RX-02: asked for and missing")
            << true << false << true << QByteArray("id_token");
        QTest::newRow("asked for and wrong") << true << true << false << QByteArray("aud");
        QTest::newRow("not asked for, there and wrong")
            << false << true << false << QByteArray("aud");
        QTest::newRow("not asked for, there and right") << false << true << true << QByteArray();
        QTest::newRow("not asked for and not there") << false << false << true << QByteArray();
    }
    void anIdTokenIsCheckedWhetherOrNotItWasAskedFor()
    {
        QFETCH(bool, asked);
        QFETCH(bool, there);
        QFETCH(bool, right);
        QFETCH(QByteArray, reason);
        FlowParts parts;
        if (!right)
            parts.server.editIdToken([](Test::IdTokenDraft &draft) {
                draft.claims.insert(QStringLiteral("aud"), QStringLiteral("somebody else"));
            });
        if (!there)
            parts.server.edit(Endpoint::Token, [](QJsonObject &object) {
                object.remove(QLatin1String("id_token"));
            });
        const Scopes sent{QStringLiteral("openid")};
        const auto grant =
            run(parts,
                {.issuer = parts.server.issuer(),
                 .client = {.id = QStringLiteral("app")},
                 .scopes = asked ? sent : Scopes{QStringLiteral("api")},
                 .grant = [sent](const QUrl &endpoint) {
                     return passwordGrant(endpoint, QStringLiteral("alice"), secret("demo"), sent);
                 }});
        QCOMPARE(grant ? QByteArray() : grant.error().reason, reason);
        if (grant)
            QCOMPARE(grant->claims.has_value(), there);
    }

    void anIdTokenThatCannotBeCheckedIsLeftOut()
    {
        FlowParts parts;
        const auto grant =
            run(parts,
                {.provider = {.tokenEndpoint = parts.server.url(Endpoint::Token)},
                 .client = {.id = QStringLiteral("app")},
                 .scopes = {QStringLiteral("api")},
                 .grant = [](const QUrl &endpoint) {
                     return passwordGrant(endpoint, QStringLiteral("alice"), secret("demo"),
                                          {QStringLiteral("openid")});
                 }});
        QVERIFY(grant);
        QVERIFY(grant->tokens.idToken.isEmpty());
        QVERIFY(!grant->claims);
    }

    void aRefreshKeepsItsTokensWhateverCannotBeChecked_data()
    {
        using Prepare = std::function<void(FlowParts &)>;
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<QByteArray>("warning"); // empty: there is an identity
        const auto editing = [](const std::function<void(Test::IdTokenDraft &)> &edit) {
            return Prepare([edit](FlowParts &parts) { parts.server.editIdToken(edit); });
        };
        const auto clock = [](std::chrono::seconds ahead) {
            return Prepare([ahead](FlowParts &parts) {
                parts.server.editIdToken([ahead](Test::IdTokenDraft &draft) {
                    for (const auto *name : {"iat", "exp", "auth_time"}) {
                        const QLatin1String claim(name);
                        draft.claims.insert(claim,
                                            draft.claims.value(claim).toInteger() - ahead.count());
                    }
                });
            });
        };
        QTest::newRow("OpenID Connect Core 12.2: the nonce of the sign-in is repeated")
            << editing([](Test::IdTokenDraft &draft) {
                   draft.claims.insert(QStringLiteral("nonce"), QStringLiteral("of then"));
               })
            << QByteArray();
        QTest::newRow("B42: this clock is three hours fast")
            << clock(std::chrono::hours(3)) << QByteArray("exp");
        QTest::newRow("B42: this clock is three hours slow")
            << clock(std::chrono::hours(-3)) << QByteArray("iat");
        QTest::newRow("the keys cannot be had") << Prepare([](FlowParts &parts) {
            parts.server.editAnswer(Endpoint::Jwks, [](Answer &answer) { answer.status = 404; });
        }) << QByteArray("jwks_http_404");
        QTest::newRow("its key is not published yet") << editing([](Test::IdTokenDraft &draft) {
            draft.header.insert(QLatin1String("kid"), QLatin1String("of tomorrow"));
        }) << QByteArray("kid_unknown");
        QTest::newRow("the new keys cannot be had") << Prepare([](FlowParts &parts) {
            QVERIFY(outcomeOf(parts.keys.keys(parts.server.url(Endpoint::Jwks))));
            parts.server.rotateKeys(Test::OldKeys::Drop);
            parts.server.enqueue(Endpoint::Jwks, {.status = 503});
        }) << QByteArray("http_503");
    }
    void aRefreshKeepsItsTokensWhateverCannotBeChecked()
    {
        using Prepare = std::function<void(FlowParts &)>;
        QFETCH(Prepare, prepare);
        QFETCH(QByteArray, warning);
        FlowParts parts;
        prepare(parts);
        const auto grant = run(parts, refreshing(parts));
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QVERIFY(!grant->tokens.accessToken.isEmpty());
        QVERIFY(!grant->tokens.refreshToken.isEmpty());
        QCOMPARE(grant->claims.has_value(), warning.isEmpty());
        QCOMPARE(grant->tokens.idToken.isEmpty(), !warning.isEmpty());
        QCOMPARE(grant->warnings.size(), warning.isEmpty() ? 0 : 1);
        if (!warning.isEmpty())
            QCOMPARE(grant->warnings.constFirst().reason, warning);
    }

    void aRefreshNeedsNoIdToken_data()
    {
        onlyRow("OpenID Connect Core 12.2: openid was asked for, and none is there");
    }
    void aRefreshNeedsNoIdToken()
    {
        FlowParts parts;
        parts.server.edit(Endpoint::Token,
                          [](QJsonObject &object) { object.remove(QLatin1String("id_token")); });
        const auto grant = run(parts, refreshing(parts));
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QVERIFY(!grant->claims);
        QVERIFY(grant->warnings.isEmpty());
    }

    void aRefreshOfSomebodyElseIsRefused_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::newRow("another provider's") << QStringLiteral("iss");
        QTest::newRow("for another client") << QStringLiteral("aud");
        QTest::newRow("with an access token that is not its own") << QStringLiteral("at_hash");
    }
    void aRefreshOfSomebodyElseIsRefused()
    {
        QFETCH(QString, claim);
        FlowParts parts;
        parts.server.editIdToken([claim](Test::IdTokenDraft &draft) {
            draft.claims.insert(claim, QStringLiteral("x"));
            draft.claims.insert(QStringLiteral("exp"), 1); // an old one excuses nothing
        });
        const auto grant = run(parts, refreshing(parts));
        QVERIFY(!grant);
        QCOMPARE(grant.error().code, Code::IdTokenRejected);
    }

    void whatCannotWorkSendsNothing_data()
    {
        QTest::addColumn<DirectGrantFlowRequest>("request");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto good = [](const QUrl &endpoint) -> Result<TokenRequest> {
            return clientCredentialsGrant(endpoint, {});
        };
        const QUrl https(QStringLiteral("https://127.0.0.1:1/token"));
        QTest::newRow("no client")
            << DirectGrantFlowRequest{.provider = {.tokenEndpoint = https}, .grant = good}
            << Code::InvalidConfiguration << QByteArray("client_id");
        QTest::newRow("no grant") << DirectGrantFlowRequest{.provider = {.tokenEndpoint = https},
                                                            .client = {.id = QStringLiteral("a")}}
                                  << Code::InvalidConfiguration << QByteArray("grant_type");
        QTest::newRow("no endpoint")
            << DirectGrantFlowRequest{.client = {.id = QStringLiteral("a")}, .grant = good}
            << Code::MissingEndpoint << QByteArray("token_endpoint");
        QTest::newRow("an endpoint that is not safe") << DirectGrantFlowRequest{
            .provider = {.tokenEndpoint = QUrl(QStringLiteral("http://as.example/token"))},
            .client = {.id = QStringLiteral("a")},
            .grant = good} << Code::InsecureUrl << QByteArray("scheme");
        QTest::newRow("MS-37: a grant that cannot be made") << DirectGrantFlowRequest{
            .provider = {.tokenEndpoint = https},
            .client = {.id = QStringLiteral("a")},
            .grant = [](const QUrl &endpoint) {
                return passwordGrant(endpoint, {}, {}, {});
            }} << Code::InvalidConfiguration << QByteArray("username");
    }
    void whatCannotWorkSendsNothing()
    {
        QFETCH(DirectGrantFlowRequest, request);
        FlowParts parts;
        const auto grant = run(parts, request);
        QVERIFY(!grant);
        QTEST(grant.error().code, "code");
        QTEST(grant.error().reason, "reason");
    }

    void eachCertificateIsItsOwnersProof_data()
    {
        onlyRow("RO-29: two certificates over kept connections");
    }
    void eachCertificateIsItsOwnersProof()
    {
        const TestIdentity authority = makeCertificate({.commonName = "Authority"});
        const TestIdentity one = makeCertificate({.commonName = "one", .issuer = authority});
        const TestIdentity two = makeCertificate({.commonName = "two", .issuer = authority});
        QSslConfiguration tls = makeLoopbackCertificate(authority).serverConfiguration();
        tls.setPeerVerifyMode(QSslSocket::QueryPeer);
        tls.setCaCertificates({authority.certificate});
        Test::AuthorizationServer server(
            {.tls = tls,
             .clients = {{.id = "one",
                          .authenticationMethod = "tls_client_auth",
                          .certificate = one.certificate.toDer()},
                         {.id = "two",
                          .authenticationMethod = "self_signed_tls_client_auth",
                          .certificate = two.certificate.toDer()}}});
        server.edit(Endpoint::Discovery, [&server](QJsonObject &object) {
            object.insert(QStringLiteral("mtls_endpoint_aliases"),
                          QJsonObject{{QStringLiteral("token_endpoint"),
                                       server.url(Endpoint::Token).toString()}});
            object.insert(QStringLiteral("token_endpoint"), server.url(Endpoint::Other).toString());
        });
        QtHttpTransport transport({.additionalCaCertificates = {authority.certificate}});
        MetadataClient metadata(transport, systemClock());
        TokenClient tokens(transport, systemClock());
        const auto as = [&](const QString &id, const QByteArray &method,
                            const TestIdentity &identity) {
            QObject owner;
            return outcomeOf<Grant>(new DirectGrantFlow(
                {.transport = &transport,
                 .metadata = &metadata,
                 .tokens = &tokens,
                 .clock = &systemClock()},
                {.issuer = server.issuer(),
                 .client = {.id = id,
                            .authenticationMethod = method,
                            .certificate = {.chain = identity.certificate.toPem(),
                                            .key = Secret::take(identity.key.toPem())}},
                 .grant = [](const QUrl &endpoint) -> Result<TokenRequest> {
                     return clientCredentialsGrant(endpoint, {});
                 }},
                &owner));
        };
        // RO-29: one after the other over kept connections, none as the other
        const QString first = QStringLiteral("one");
        const QString second = QStringLiteral("two");
        const auto asFirst = as(first, "tls_client_auth", one);
        QVERIFY2(asFirst, asFirst ? "" : asFirst.error().reason.constData());
        QVERIFY(as(second, "self_signed_tls_client_auth", two));
        QVERIFY(as(first, "tls_client_auth", one));
        QCOMPARE(as(first, "tls_client_auth", two).error().serverCode,
                 QByteArray("invalid_client"));
        const auto seen = server.requests(Endpoint::Token);
        QCOMPARE(seen.size(), 4);
        QCOMPARE(seen.at(0).peerCertificate, one.certificate.toDer());
        QCOMPARE(seen.at(1).peerCertificate, two.certificate.toDer());
        QCOMPARE(seen.at(2).peerCertificate, one.certificate.toDer());
        QCOMPARE(seen.at(2).connection, seen.at(0).connection);
        QCOMPARE(server.count(Endpoint::Other), 0); // the alias was taken (RFC 8705 section 5)
        for (const auto &asked : server.requests(Endpoint::Discovery))
            QVERIFY(asked.peerCertificate.isEmpty());
    }

    void aCertificateThatCannotBeReadSendsNothing_data() { onlyRow("RO-29: neither PEM nor key"); }
    void aCertificateThatCannotBeReadSendsNothing()
    {
        FlowParts parts;
        DirectGrantFlowRequest request = clientCredentials(parts);
        request.client.certificate = {.chain = "CNRYP-1", .key = secret("CNRYP-1")}; // RO-29
        const auto grant = run(parts, request);
        QVERIFY(!grant);
        QCOMPARE(grant.error().reason, QByteArray("client_certificate"));
        QCOMPARE(parts.server.count(Endpoint::Token), 0);
    }

    void cancellingEndsIt()
    {
        FlowParts parts;
        parts.server.hold(Endpoint::Token);
        auto *flow = new DirectGrantFlow(parts.services(), clientCredentials(parts), &parts.owner);
        QVERIFY(QTest::qWaitFor([&parts] { return parts.server.count(Endpoint::Token) == 1; }));
        flow->cancel();
        QCOMPARE(outcomeOf<Grant>(flow).error().code, Code::Cancelled);
    }
};

QONSENT_TEST(tst_DirectGrantFlow)
#include "tst_directgrantflow.moc"
