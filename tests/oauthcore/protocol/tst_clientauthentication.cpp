// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/json.h"
#include "oauthcore/jose/jwsverifier.h"
#include "oauthcore/protocol/clientauth/clientassertion.h"
#include "oauthcore/protocol/diagnosis.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "tests/oauthcore/protocol/example.h"
#include "tests/support/testkeys.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;
using IdInForm = ClientRegistration::IdInForm;

namespace {

Secret secret(QByteArrayView text)
{
    return Secret(text);
}

TokenRequest request()
{
    return clientCredentialsGrant(endpoint, {});
}

QByteArray bodyOf(const Result<TokenRequest> &proven)
{
    return proven ? proven->toHttpRequest().body.reveal().toByteArray() : proven.error().reason;
}

QByteArray authorizationOf(const Result<TokenRequest> &proven)
{
    for (const HttpHeader &header : proven ? proven->headers : QList<HttpHeader>()) {
        if (header.name == "Authorization")
            return header.value;
    }
    return {};
}

QByteArray assertionOf(const Result<TokenRequest> &proven)
{
    return proven ? proven->parameters.value("client_assertion").value_or(QByteArray())
                  : QByteArray();
}

QJsonObject part(const QByteArray &jwt, int index)
{
    const auto object =
        readJsonObject(decodeBase64Url(jwt.split('.').value(index)).value_or(QByteArray()));
    return object ? *object : QJsonObject();
}

} // namespace

Q_DECLARE_METATYPE(Qonsent::ClientRegistration)

/// How a client proves who it is, to the byte.
class tst_ClientAuthentication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretIsSentAsTheMethodSays_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("credentials"); // before base64
        const QString id = QStringLiteral("app one");
        const Secret awkward = secret("p:+%&\xc3\xbc ");
        QTest::newRow("RO-21, RO-22, RO-27: none names the client, and never in the address")
            << ClientRegistration{.id = id}
            << QByteArray("grant_type=client_credentials&client_id=app+one") << QByteArray();
        QTest::newRow("MS-06, TY-05, CK-P34, B44: basic encodes both halves first")
            << ClientRegistration{.id = id, .secret = awkward}
            << QByteArray("grant_type=client_credentials")
            << QByteArray("app+one:p%3A%2B%25%26%C3%BC+");
        QTest::newRow("CK-P34: basic as it is, for providers that do not decode")
            << ClientRegistration{.id = id,
                                  .secret = awkward,
                                  .basicEncoding = ClientRegistration::BasicEncoding::Raw}
            << QByteArray("grant_type=client_credentials") << QByteArray("app one:p:+%&\xc3\xbc ");
        QTest::newRow("CK-P34, TY-05: post puts both into the form")
            << ClientRegistration{.id = id,
                                  .secret = awkward,
                                  .authenticationMethod = "client_secret_post"}
            << QByteArray("grant_type=client_credentials&client_id=app+one"
                          "&client_secret=p%3A%2B%25%26%C3%BC+")
            << QByteArray();
        QTest::newRow("RO-28: an empty secret is sent empty, post")
            << ClientRegistration{.id = id,
                                  .secret = secret(""),
                                  .authenticationMethod = "client_secret_post"}
            << QByteArray("grant_type=client_credentials&client_id=app+one&client_secret=")
            << QByteArray();
        QTest::newRow("RO-28: an empty secret is sent empty, basic")
            << ClientRegistration{.id = id,
                                  .secret = secret(""),
                                  .authenticationMethod = "client_secret_basic"}
            << QByteArray("grant_type=client_credentials") << QByteArray("app+one:");
        QTest::newRow("CK-02, RO-28: without a secret none is sent")
            << ClientRegistration{.id = id, .secret = secret("")}
            << QByteArray("grant_type=client_credentials&client_id=app+one") << QByteArray();
        QTest::newRow("RO-27: the id in the form besides")
            << ClientRegistration{.id = id, .secret = secret("s"), .idInForm = IdInForm::Always}
            << QByteArray("grant_type=client_credentials&client_id=app+one")
            << QByteArray("app+one:s");
        QTest::newRow("RO-27: the id not in the form, whatever the method says")
            << ClientRegistration{.id = id,
                                  .secret = secret("s"),
                                  .authenticationMethod = "client_secret_post",
                                  .idInForm = IdInForm::Never}
            << QByteArray("grant_type=client_credentials&client_secret=s") << QByteArray();
    }
    void aSecretIsSentAsTheMethodSays()
    {
        QFETCH(ClientRegistration, client);
        QFETCH(QByteArray, credentials);
        const auto proven = authenticated(request(), client, now);
        QTEST(bodyOf(proven), "body");
        QCOMPARE(authorizationOf(proven),
                 credentials.isEmpty() ? QByteArray() : "Basic " + credentials.toBase64());
        QVERIFY(!proven->toHttpRequest().url.hasQuery()); // RO-21, RO-22: never in the address
    }

    void whoeverLacksTheProofSendsNothing_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *method, const char *reason,
                            ClientRegistration client = {}) {
            client.id = QStringLiteral("a:b");
            client.authenticationMethod = method;
            QTest::newRow(name) << client << QByteArray(reason);
        };
        row("RO-28: basic without a secret", "client_secret_basic", "client_secret");
        row("RO-28: post without a secret", "client_secret_post", "client_secret");
        row("client_secret_jwt without a secret", "client_secret_jwt", "client_secret");
        row("client_secret_jwt with an empty secret", "client_secret_jwt", "client_secret",
            {.secret = secret("")});
        row("client_secret_jwt with a secret that is too short", "client_secret_jwt",
            "secret_too_short", {.secret = secret("short")});
        row("client_secret_jwt with an algorithm for keys", "client_secret_jwt", "alg",
            {.secret = secret(QByteArray(32, 's')), .signingAlgorithm = "RS256"});
        row("private_key_jwt without a key", "private_key_jwt", "signing_key");
        row("private_key_jwt with an algorithm that does not fit", "private_key_jwt", "alg",
            {.signingKey = secret(TestKeys::p256Pem), .signingAlgorithm = "RS256"});
        row("raw basic with a colon in the id", "client_secret_basic", "client_id",
            {.secret = secret("s"), .basicEncoding = ClientRegistration::BasicEncoding::Raw});
        row("RO-29: tls_client_auth without a certificate", "tls_client_auth",
            "client_certificate");
        row("RO-29: tls_client_auth without its key", "self_signed_tls_client_auth",
            "client_certificate", {.certificate = {.chain = "x"}});
        row("CK-P34: a method nobody knows", "magic", "token_endpoint_auth_method");
    }
    void whoeverLacksTheProofSendsNothing()
    {
        QFETCH(ClientRegistration, client);
        const auto proven = authenticated(request(), client, now);
        QVERIFY(!proven);
        QCOMPARE(proven.error().code, Code::InvalidConfiguration);
        QTEST(proven.error().reason, "reason");
    }

    void anAssertionSaysWhoForWhomAndWhen_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QString>("alg");
        QTest::addColumn<QString>("kid");
        QTest::addColumn<QString>("audience");
        const QString here = endpoint.toString();
        const ClientRegistration base{.id = QStringLiteral("app"),
                                      .secret = secret(QByteArray(64, 's')),
                                      .authenticationMethod = "private_key_jwt",
                                      .signingKey = secret(TestKeys::p256Jwk)};
        ClientRegistration client = base;
        QTest::newRow("MS-07: a JWK, for the endpoint")
            << client << QStringLiteral("ES256") << QStringLiteral("e1") << here;
        client.assertionAudience = QStringLiteral("https://id.example");
        QTest::newRow("MS-07: for the issuer") << client << QStringLiteral("ES256")
                                               << QStringLiteral("e1") << client.assertionAudience;
        client = base;
        client.signingKey = secret(TestKeys::rsaPem);
        client.signingAlgorithm = "PS256";
        client.signingKeyId = QStringLiteral("k7");
        QTest::newRow("MS-07: PEM, with name and algorithm of the registration")
            << client << QStringLiteral("PS256") << QStringLiteral("k7") << here;
        client = base;
        client.authenticationMethod = "client_secret_jwt";
        QTest::newRow("CK-P34: under the secret")
            << client << QStringLiteral("HS256") << QString() << here;
        client.signingAlgorithm = "HS512";
        QTest::newRow("CK-P34: under the secret with a longer hash")
            << client << QStringLiteral("HS512") << QString() << here;
    }
    void anAssertionSaysWhoForWhomAndWhen()
    {
        QFETCH(ClientRegistration, client);
        const auto proven = authenticated(request(), client, now);
        QVERIFY2(proven, proven ? "" : proven.error().reason.constData());
        const QByteArray jwt = assertionOf(proven);
        QCOMPARE(bodyOf(proven),
                 "grant_type=client_credentials&client_id=app&client_assertion_type=urn%3Aietf%3A"
                 "params%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                     + jwt);
        QVERIFY(authorizationOf(proven).isEmpty());
        const QJsonObject header = part(jwt, 0);
        QTEST(header.value(QLatin1String("alg")).toString(), "alg");
        QTEST(header.value(QLatin1String("kid")).toString(), "kid");
        const QJsonObject claims = part(jwt, 1);
        QCOMPARE(claims.value(QLatin1String("iss")).toString(), client.id);
        QCOMPARE(claims.value(QLatin1String("sub")).toString(), client.id);
        QTEST(claims.value(QLatin1String("aud")).toString(), "audience");
        QCOMPARE(claims.value(QLatin1String("iat")).toInteger(), now / 1000);
        QCOMPARE(claims.value(QLatin1String("exp")).toInteger(), now / 1000 + 60);
        QCOMPARE(claims.value(QLatin1String("jti")).toString().size(), 22);

        const auto jws = CompactJws::parse(jwt);
        QVERIFY(jws);
        if (client.authenticationMethod == "client_secret_jwt") {
            QVERIFY(verifyWithSecret(*jws, client.secret));
            return;
        }
        const auto key = SigningKey::fromPrivateKey(client.signingKey, client.signingAlgorithm, {});
        QVERIFY(verifyWithKey(*jws, *Jwk::parse(key->publicJwk())));
    }

    void everyRequestGetsAnAssertionOfItsOwn()
    {
        const ClientRegistration client{.id = QStringLiteral("app"),
                                        .authenticationMethod = "private_key_jwt",
                                        .signingKey = secret(TestKeys::ed25519Pem)};
        const QByteArray first = assertionOf(authenticated(request(), client, now));
        const QByteArray second = assertionOf(authenticated(request(), client, now));
        QVERIFY(!first.isEmpty());
        QVERIFY(part(first, 1).value(QLatin1String("jti"))
                != part(second, 1).value(QLatin1String("jti")));
    }

    void theApplicationCanProveItItself_data()
    {
        QTest::addColumn<ClientAuthenticator>("authenticator");
        QTest::addColumn<QByteArray>("body");
        const QByteArray form = "grant_type=client_credentials";
        const QByteArray typed = form
            + "&client_id=app&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3A"
              "client-assertion-type%3A";
        QTest::newRow("TY-04: with a function of its own")
            << ClientAuthenticator([](TokenRequest asked, const ClientRegistration &client,
                                      qint64 utcMSecs) -> Result<TokenRequest> {
                   asked.parameters.append("x-who", client.id.toUtf8());
                   asked.parameters.append("x-when", QByteArray::number(utcMSecs));
                   return asked;
               })
            << form + "&x-who=app&x-when=1767268800000";
        QTest::newRow("MS-07: with a JWT that somebody else brings")
            << assertionAuthenticator(
                   [](const AssertionDemand &demand) -> Result<Secret> {
                       return Secret(demand.clientId.toUtf8() + " at " + demand.audience.toUtf8());
                   },
                   jwtAssertionType)
            << typed + "jwt-bearer&client_assertion=app+at+https%3A%2F%2Fid.example%2Ftoken";
        QTest::newRow("MS-07, MS-35: with a SAML assertion, as base64url without padding")
            << assertionAuthenticator(
                   [](const AssertionDemand &) -> Result<Secret> { return secret("<saml?>~"); },
                   saml2AssertionType)
            << typed + "saml2-bearer&client_assertion=PHNhbWw_Pn4";
    }
    void theApplicationCanProveItItself()
    {
        QFETCH(ClientAuthenticator, authenticator);
        const ClientRegistration client{.id = QStringLiteral("app"),
                                        .authenticationMethod = "mine"};
        const auto proven = authenticated(request(), client, now, {{"mine", authenticator}});
        QTEST(bodyOf(proven), "body");
    }

    void aKeyOnACardSignsEachRequest()
    {
        int signatures = 0;
        const auto authenticator = assertionAuthenticator([&signatures] {
            return SigningKey::held("ES256", QStringLiteral("card"),
                                    [&signatures](QByteArrayView) -> Result<QByteArray> {
                                        return "signature " + QByteArray::number(++signatures);
                                    });
        });
        const ClientRegistration client{.id = QStringLiteral("app"),
                                        .authenticationMethod = "card"};
        const auto first = authenticated(request(), client, now, {{"card", authenticator}});
        const auto second = authenticated(request(), client, now, {{"card", authenticator}});
        QCOMPARE(signatures, 2);
        QVERIFY(assertionOf(first).endsWith(encodeBase64Url("signature 1")));
        QVERIFY(assertionOf(second).endsWith(encodeBase64Url("signature 2")));
        QCOMPARE(part(assertionOf(first), 0).value(QLatin1String("kid")).toString(),
                 QStringLiteral("card"));
    }

    void whatTheApplicationCannotProveIsNotSent_data()
    {
        QTest::addColumn<ClientAuthenticator>("authenticator");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("MS-07: the callback fails") << assertionAuthenticator(
            [](const AssertionDemand &) -> Result<Secret> {
                return AuthError::of(Code::AgentFailed, "gone");
            },
            jwtAssertionType) << QByteArray("gone");
        QTest::newRow("MS-07: the callback brings nothing") << assertionAuthenticator(
            [](const AssertionDemand &) -> Result<Secret> { return Secret(); }, jwtAssertionType)
                                                            << QByteArray("client_assertion");
        QTest::newRow("MS-07: the key is gone") << assertionAuthenticator(
            []() -> Result<SigningKey> { return AuthError::of(Code::AgentFailed, "no_card"); })
                                                << QByteArray("no_card");
    }
    void whatTheApplicationCannotProveIsNotSent()
    {
        QFETCH(ClientAuthenticator, authenticator);
        const ClientRegistration client{.id = QStringLiteral("app"),
                                        .authenticationMethod = "mine"};
        const auto proven = authenticated(request(), client, now, {{"mine", authenticator}});
        QVERIFY(!proven);
        QTEST(proven.error().reason, "reason");
    }

    void everyMethodIsOneRow_data()
    {
        QTest::addColumn<int>("index");
        const auto known = clientAuthenticationMethods();
        for (int i = 0; i < int(known.size()); ++i)
            QTest::newRow(known[size_t(i)].name) << i;
    }
    /// What others ask of a method is in its row.
    void everyMethodIsOneRow()
    {
        QFETCH(int, index);
        const ClientAuthenticationMethod &row = clientAuthenticationMethods()[size_t(index)];
        QCOMPARE(clientAuthenticationMethod(row.name), &row);
        const ClientRegistration client{.id = QStringLiteral("app"),
                                        .authenticationMethod = row.name};
        QCOMPARE(effectiveAuthenticationMethod(client), QByteArray(row.name));
        // Whoever has nothing to prove with can use only what proves nothing.
        QCOMPARE(authenticated(request(), client, now).has_value(), row.proof == ClientProof::None);
        const AuthError refused =
            Diagnosis::ofClient(AuthError::of(Code::ServerRefused, "http_401"), client, {},
                                QStringLiteral("id.example"));
        QCOMPARE(refused.message, QString::fromUtf8(row.refusal).arg(QStringLiteral("id.example")));
        QCOMPARE(refused.remedy, QLatin1String(row.remedy));
        QVERIFY(!row.remedy || clientAuthenticationMethod(row.remedy));
    }

    void whatIsUsedWithoutAMethod_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArray>("method");
        const auto row = [](const char *name, const ClientRegistration &client,
                            const char *method) {
            QTest::newRow(name) << client << QByteArray(method);
        };
        row("nothing to prove with", {}, "none");
        row("an empty secret", {.secret = secret("")}, "none");
        row("a secret", {.secret = secret("s")}, "client_secret_basic");
        row("a key is no reason", {.signingKey = secret("k")}, "none");
        row("a name counts more", {.secret = secret("s"), .authenticationMethod = "none"}, "none");
        row("so does an application's own", {.authenticationMethod = "mine"}, "mine");
    }
    void whatIsUsedWithoutAMethod()
    {
        QFETCH(ClientRegistration, client);
        QTEST(effectiveAuthenticationMethod(client), "method");
        QVERIFY(!clientAuthenticationMethod("mine"));
        QVERIFY(!clientAuthenticationMethod(""));
    }

    void aCertificateGoesAlongWithEveryMethod()
    {
        ClientRegistration client{.id = QStringLiteral("app"),
                                  .secret = secret("s"),
                                  .certificate = {.chain = "chain", .key = secret("key")}};
        QCOMPARE(authenticated(request(), client, now)->toHttpRequest().certificate,
                 client.certificate);
        for (const char *method : {"tls_client_auth", "self_signed_tls_client_auth"}) {
            client.authenticationMethod = method;
            const auto proven = authenticated(request(), client, now);
            QCOMPARE(bodyOf(proven), QByteArray("grant_type=client_credentials&client_id=app"));
            QCOMPARE(proven->toHttpRequest().certificate, client.certificate);
        }
        TokenRequest plain = request();
        plain.endpoint.setScheme(QStringLiteral("http")); // nobody would see the certificate
        QCOMPARE(bodyOf(authenticated(plain, client, now)), QByteArray("token_endpoint"));
    }
};

QONSENT_TEST(tst_ClientAuthentication)
#include "tst_clientauthentication.moc"
