// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/keysclient.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/net/registrationclient.h"
#include "oauthcore/net/signeduserinfoclient.h"
#include "oauthcore/protocol/endpointchoice.h"
#include "oauthcore/protocol/logoutrequest.h"
#include "oauthcore/protocol/metadatadocument.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

Answer json(int status, const QJsonObject &body)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson()};
}

QString parameter(const QUrl &url, const char *name)
{
    return QUrlQuery(url).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

} // namespace

/// The modules of the conformance suite that are about more than one sign-in: refreshing, signing
/// out, registering, signed userinfo, addresses for clients with a certificate.
class tst_OidfLater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefreshMaySpeakOnlyOfTheSamePerson_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::newRow("refresh-token") << QString();
        QTest::newRow("refresh-token-invalid-issuer") << QStringLiteral("iss");
        QTest::newRow("refresh-token-invalid-sub") << QStringLiteral("sub");
    }
    void aRefreshMaySpeakOnlyOfTheSamePerson()
    {
        QFETCH(QString, claim);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.advance(2h);
        if (!claim.isEmpty())
            scene.server.editIdToken([claim](Test::IdTokenDraft &token) {
                token.claims.insert(claim, QStringLiteral("https://other.example"));
            });
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QCOMPARE(token.has_value(), claim.isEmpty());
        if (claim.isEmpty()) {
            QVERIFY(scene.storedTokens(account.id).accessToken != before.accessToken);
        } else {
            QCOMPARE(token.error().code, Code::IdTokenRejected);
            QCOMPARE(token.error().reason, claim.toLatin1());
            QCOMPARE(scene.storedTokens(account.id), before);
        }
    }

    void signingOutAtTheProvider_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("rp-init-logout") << QByteArray("0123456789abcdef");
        QTest::newRow("rp-init-logout-no-state") << QByteArray();
    }
    void signingOutAtTheProvider()
    {
        QFETCH(QByteArray, state);
        ProviderMetadata provider;
        provider.endSessionEndpoint = QUrl(QStringLiteral("https://as.example/logout?tenant=1"));
        const Result<QUrl> url =
            LogoutRequest{.idTokenHint = Secret("a.b.c"),
                          .postLogoutRedirectUri = QUrl(QStringLiteral("http://127.0.0.1/bye")),
                          .state = state}
                .url(provider);
        QVERIFY(url);
        QCOMPARE(parameter(*url, "tenant"), QStringLiteral("1"));
        QCOMPARE(parameter(*url, "id_token_hint"), QStringLiteral("a.b.c"));
        QCOMPARE(parameter(*url, "post_logout_redirect_uri"),
                 QStringLiteral("http://127.0.0.1/bye"));
        QCOMPARE(parameter(*url, "state"), QString::fromLatin1(state));
        QCOMPARE(url->query().contains(QLatin1String("state=")), !state.isEmpty());
    }

    void aProgramRegistersItself_data() { onlyRow("dynamic-registration"); }
    void aProgramRegistersItself()
    {
        Scene scene;
        QtHttpTransport transport{QtHttpTransportOptions{}};
        RegistrationClient clients(transport, scene.clock);
        ProviderMetadata provider;
        provider.registrationEndpoint = QUrl(scene.server.issuer() + QLatin1String("/register"));
        scene.server.enqueue(
            Endpoint::Other,
            json(201,
                 {{QStringLiteral("client_id"), QStringLiteral("new")},
                  {QStringLiteral("redirect_uris"),
                   QJsonArray{QStringLiteral("http://127.0.0.1/callback")}},
                  {QStringLiteral("token_endpoint_auth_method"), QStringLiteral("none")}}));
        const auto registered = outcomeOf(
            clients.create(provider,
                           {.clientName = QStringLiteral("Program"),
                            .redirectUris = {QUrl(QStringLiteral("http://127.0.0.1/callback"))}}));
        QVERIFY2(registered, registered ? "" : registered.error().reason.constData());
        auto request = scene.request();
        request.client = registered->client;
        Accounts accounts(scene.services());
        const auto account = outcomeOf<Account>(accounts.signIn(request));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->client.id, QStringLiteral("new"));
    }

    void signedUserinfoIsChecked_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::newRow("userinfo-signed") << QStringLiteral("alice");
        QTest::newRow("userinfo-signed: of somebody else") << QStringLiteral("mallory");
    }
    void signedUserinfoIsChecked()
    {
        QFETCH(QString, subject);
        Scene scene({.signingAlgorithm = "ES256"});
        const SigningKey key = SigningKey::generate("ES256", QStringLiteral("userinfo")).value();
        scene.server.edit(Endpoint::Jwks, [&key](QJsonObject &keys) {
            QJsonArray all = keys.value(QLatin1String("keys")).toArray();
            all.append(key.publicJwk());
            keys.insert(QStringLiteral("keys"), all);
        });
        const QByteArray answer = key.sign({{QStringLiteral("iss"), scene.server.issuer()},
                                            {QStringLiteral("aud"), QStringLiteral("app")},
                                            {QStringLiteral("sub"), subject},
                                            {QStringLiteral("name"), QStringLiteral("Alice")}})
                                      .value();
        scene.server.enqueue(
            Endpoint::UserInfo,
            {.status = 200, .headers = {{"Content-Type", "application/jwt"}}, .body = answer});
        QtHttpTransport transport{QtHttpTransportOptions{}};
        KeysClient keys(transport, scene.clock);
        SignedUserinfoClient userinfo(transport, keys, scene.clock);
        ProviderMetadata provider;
        provider.issuer = scene.server.issuer();
        provider.userinfoEndpoint = scene.server.url(Endpoint::UserInfo);
        provider.jwksUri = scene.server.url(Endpoint::Jwks);
        provider.idTokenSigningAlgValuesSupported = {"ES256"};
        const auto claims = outcomeOf(userinfo.claims(provider, {.id = QStringLiteral("app")},
                                                      Secret("token"), QStringLiteral("alice")));
        QCOMPARE(claims.has_value(), subject == QLatin1String("alice"));
        if (claims)
            QCOMPARE(claims->value(QLatin1String("name")).toString(), QStringLiteral("Alice"));
        else
            QCOMPARE(claims.error().reason, QByteArray("userinfo_sub"));
    }

    void clientsWithACertificateAskElsewhere_data() { onlyRow("mtls-endpoint-aliases"); }
    void clientsWithACertificateAskElsewhere()
    {
        const auto provider = parseMetadata(
            "{\"issuer\":\"https://as.example\",\"token_endpoint\":\"https://as.example/token\","
            "\"authorization_endpoint\":\"https://as.example/authorize\","
            "\"jwks_uri\":\"https://as.example/jwks\","
            "\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],"
            "\"id_token_signing_alg_values_supported\":[\"ES256\"],"
            "\"mtls_endpoint_aliases\":{\"token_endpoint\":\"https://mtls.as.example/token\"}}",
            QStringLiteral("https://as.example"));
        QVERIFY2(provider, provider ? "" : provider.error().reason.constData());
        ClientRegistration client{.id = QStringLiteral("app")};
        QCOMPARE(tokenEndpointFor(*provider, client),
                 QUrl(QStringLiteral("https://as.example/token")));
        client.authenticationMethod = "tls_client_auth";
        client.certificate = {.chain = "certificate", .key = Secret("key")};
        QCOMPARE(tokenEndpointFor(*provider, client),
                 QUrl(QStringLiteral("https://mtls.as.example/token")));
    }
};

QONSENT_TEST(tst_OidfLater)
#include "tst_latermodules.moc"
