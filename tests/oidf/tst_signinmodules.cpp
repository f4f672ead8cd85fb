// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "tests/hostile/twists.h"
#include "tests/support/absent.h"
#include "tests/support/testmain.h"

#include <QJsonArray>

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Endpoint;
using Test::IdTokenDraft;

namespace {

/// A provider that signs with \a algorithm, and what else \a twist does to it.
struct Signing
{
    QByteArray algorithm;
    Twist twist = [](SignInScene &) {};
};

void spoilSignature(QByteArray &token)
{
    char &c = token[token.lastIndexOf('.') + 5];
    c = c == 'A' ? 'B' : 'A';
}

void withoutKeyId(IdTokenDraft &token)
{
    put(token.header, "kid", absent);
}

/// A client that is registered for HS256, and a provider that signs with \a secret.
Twist symmetric(const QByteArray &secret)
{
    return [secret](SignInScene &scene) {
        const QByteArray known(32, 's');
        scene.server.options().clients[0].secret = known;
        scene.request.client.secret = Secret(QByteArrayView(known));
        scene.request.client.idTokenSigningAlgorithm = "HS256";
        draft([secret](IdTokenDraft &token) {
            token.key =
                SigningKey::fromSecret("HS256", Secret(QByteArrayView(secret)), token.key.keyId())
                    .value();
            put(token.header, "alg", QStringLiteral("HS256"));
        })(scene);
    };
}

/// Claims that are elsewhere, or signed by somebody else (OpenID Connect Core 5.6.2).
Twist claimsFrom(const QJsonObject &source)
{
    return [source](SignInScene &scene) {
        QJsonObject where = source;
        if (where.contains(QLatin1String("endpoint")))
            where.insert(QStringLiteral("endpoint"),
                         QString::fromLatin1(scene.canary() + "/claims"));
        scene.server.edit(Endpoint::UserInfo, [where](QJsonObject &userinfo) {
            put(userinfo, "_claim_names",
                QJsonObject{{QStringLiteral("address"), QStringLiteral("src1")}});
            put(userinfo, "_claim_sources", QJsonObject{{QStringLiteral("src1"), where}});
        });
    };
}

} // namespace

Q_DECLARE_METATYPE(Signing)

/// The sign-ins of the OpenID Foundation's conformance suite for relying parties, each played by a
/// provider that behaves as the module of that name does. Rows are the names of modules without
/// `oidcc-client-test-`.
class tst_OidfSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProviderThatIsRightIsBelieved_data()
    {
        QTest::addColumn<Signing>("signing");
        const auto row = [](const char *name, const Signing &signing) {
            QTest::newRow(name) << signing;
        };
        const auto es256 = [&row](const char *name, const Twist &twist) {
            row(name, {.algorithm = "ES256", .twist = twist});
        };
        es256("oidcc-client-test: an ordinary sign-in", [](SignInScene &) {});
        es256("client-secret-basic", [](SignInScene &scene) {
            scene.request.client.authenticationMethod = "client_secret_basic";
        });
        row("idtoken-sig-rs256", {.algorithm = "RS256"});
        es256("kid-absent-single-jwks", draft(withoutKeyId));
        es256("kid-absent-multiple-jwks: the key that fits is found", [](SignInScene &scene) {
            scene.server.rotateKeys(Test::OldKeys::Keep);
            draft(withoutKeyId)(scene);
        });
        es256("scope-userinfo-claims", [](SignInScene &scene) {
            scene.request.scopes = Scopes::parse(u"openid profile email");
        });
        es256("aggregated-claims: they are left to the program",
              claimsFrom({{QStringLiteral("JWT"), QStringLiteral("eyJhbGciOiJub25lIn0.e30.")}}));
        es256("distributed-claims: they are not fetched",
              claimsFrom({{QStringLiteral("endpoint"), QString()},
                          {QStringLiteral("access_token"), QStringLiteral("other")}}));
        es256("discovery-openid-config", [](SignInScene &) {});
        es256("discovery-jwks-uri-keys", [](SignInScene &) {});
    }
    void aProviderThatIsRightIsBelieved()
    {
        QFETCH(Signing, signing);
        SignInScene scene({.signingAlgorithm = signing.algorithm});
        signing.twist(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->claims->subject(), QStringLiteral("alice"));
        QCOMPARE(scene.server.count(Endpoint::Discovery), 1);
        QCOMPARE(scene.server.count(Endpoint::Jwks), 1);
        QCOMPARE(
            scene.server.requests(Endpoint::Token).constFirst().header("Authorization").has_value(),
            scene.request.client.authenticationMethod == "client_secret_basic");
        QCOMPARE(scene.harm(), QByteArray());
    }

    void aProviderThatIsWrongIsNot_data()
    {
        refusalColumns();
        const auto rejects = [](const char *name, const Twist &twist, const char *rule) {
            refuses(name, twist, Code::IdTokenRejected, rule);
        };
        rejects("idtoken-sig-none", tampered([](QByteArray &token) {
                    token =
                        encodeBase64Url("{\"alg\":\"none\"}") + '.' + token.split('.').at(1) + '.';
                }),
                "alg");
        rejects("invalid-iss", claim("iss", QStringLiteral("https://other.example")), "iss");
        rejects("invalid-aud", claim("aud", QStringLiteral("other")), "aud");
        rejects("missing-aud", claim("aud", absent), "aud");
        rejects("missing-sub", claim("sub", absent), "sub");
        rejects("missing-iat", claim("iat", absent), "iat");
        rejects("nonce-invalid", claim("nonce", QStringLiteral("other")), "nonce");
        rejects("invalid-sig-es256", tampered(spoilSignature), "signature");
        rejects("invalid-sig-hs256", symmetric(QByteArray(32, 'x')), "signature");
        rejects("invalid-athash: also where a code came alone",
                claim("at_hash", QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA")), "at_hash");
        refuses("discovery-issuer-mismatch",
                member(Endpoint::Discovery, "issuer", QStringLiteral("https://other.example")),
                Code::IssuerMismatch, "issuer");
    }
    void aProviderThatIsWrongIsNot() { checkRefusal(); }

    void anRsaSignatureThatIsWrongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::newRow("invalid-sig-rs256") << QByteArray("RS256");
    }
    void anRsaSignatureThatIsWrongIsRefused()
    {
        QFETCH(QByteArray, algorithm);
        SignInScene scene({.signingAlgorithm = algorithm});
        scene.server.tamperIdToken(spoilSignature);
        const auto account = scene.signIn();
        QVERIFY(!account);
        QCOMPARE(account.error().reason, QByteArray("signature"));
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void theRightSecretIsBelieved_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("invalid-sig-hs256: with the right secret it is none") << QByteArray(32, 's');
    }
    void theRightSecretIsBelieved()
    {
        QFETCH(QByteArray, secret);
        SignInScene scene;
        symmetric(secret)(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
    }

    void userinfoOfSomebodyElseIsNotUsed_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::newRow("userinfo-invalid-sub") << QStringLiteral("mallory");
        QTest::newRow("userinfo-bearer-header: of whom it is") << QStringLiteral("alice");
    }
    void userinfoOfSomebodyElseIsNotUsed()
    {
        QFETCH(QString, subject);
        SignInScene scene;
        member(Endpoint::UserInfo, "sub", subject)(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->userinfo.isEmpty(), subject != QLatin1String("alice"));
        QCOMPARE(scene.warnings.isEmpty(), subject == QLatin1String("alice"));
        const auto asked = scene.server.requests(Endpoint::UserInfo).constFirst();
        QVERIFY(asked.header("Authorization")->startsWith("Bearer "));
        QVERIFY(asked.body.isEmpty());
    }

    void newKeysAreFetched_data()
    {
        QTest::addColumn<bool>("whileTheTokenIsAsked");
        QTest::newRow("signing-key-rotation") << false;
        QTest::newRow("signing-key-rotation-just-before-signing") << true;
    }
    void newKeysAreFetched()
    {
        QFETCH(bool, whileTheTokenIsAsked);
        SignInScene scene;
        QVERIFY(scene.signIn());
        const auto rotate = [&scene] { scene.server.rotateKeys(Test::OldKeys::Drop); };
        if (!whileTheTokenIsAsked)
            rotate();
        else
            QObject::connect(&scene.server, &Test::AuthorizationServer::requestReceived, this,
                             [&rotate](Endpoint endpoint) {
                                 if (endpoint == Endpoint::Token)
                                     rotate();
                             });
        const auto again = scene.signIn();
        QVERIFY2(again, again ? "" : again.error().reason.constData());
        QCOMPARE(scene.server.count(Endpoint::Jwks), 2);
    }
};

QONSENT_TEST(tst_OidfSignIn)
#include "tst_signinmodules.moc"
