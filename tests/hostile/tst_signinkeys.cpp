// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "tests/hostile/twists.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;
using Test::IdTokenDraft;

namespace {

const QString algorithms = QStringLiteral("id_token_signing_alg_values_supported");

/// Somebody else signs, under the name of the provider's key, and shows \a member in the header:
/// the own key if it is "jwk", else the address of the canary host.
Twist forged(const char *member)
{
    return [=](SignInScene &scene) {
        draft([=, elsewhere = QString::fromLatin1(scene.canary() + "/keys")](IdTokenDraft &token) {
            token.key = SigningKey::generate("ES256", token.key.keyId()).value();
            const QByteArrayView name(member);
            if (name == "jwk")
                put(token.header, member, token.key.publicJwk());
            else if (name == "x5c")
                put(token.header, member, QJsonArray{QStringLiteral("MIIB")});
            else
                put(token.header, member, elsewhere);
        })(scene);
    };
}

/// The provider suddenly lists \a listed, and the token is signed with the HMAC \a secret.
Twist hmacWith(const QStringList &listed, const QByteArray &secret)
{
    return [=](SignInScene &scene) {
        scene.server.edit(Endpoint::Discovery, [=](QJsonObject &metadata) {
            metadata.insert(algorithms, QJsonArray::fromStringList(listed));
        });
        draft([=](IdTokenDraft &token) {
            const QByteArray used =
                secret.isEmpty() ? QJsonDocument(token.key.publicJwk()).toJson() : secret;
            token.key = SigningKey::fromSecret("HS256", Secret(used), token.key.keyId()).value();
            put(token.header, "alg", QStringLiteral("HS256"));
        })(scene);
    };
}

/// The provider suddenly lists "none", and the token is not signed.
void unsignedAndListed(SignInScene &scene)
{
    scene.server.edit(Endpoint::Discovery, [](QJsonObject &metadata) {
        metadata.insert(algorithms, QJsonArray{QStringLiteral("none")});
    });
    tampered([](QByteArray &token) {
        token = encodeBase64Url("{\"alg\":\"none\"}") + '.' + token.split('.').at(1) + '.';
    })(scene);
}

/// \a twist at a client that was registered for ES256.
Twist registeredFor(const QByteArray &algorithm, const Twist &twist)
{
    return [=](SignInScene &scene) {
        scene.request.client.idTokenSigningAlgorithm = algorithm;
        twist(scene);
    };
}

} // namespace

/// Group C, seen by whole sign-ins: where keys and algorithms come from.
class tst_SignInKeys : public QObject
{
    Q_OBJECT

    static void algorithmRows()
    {
        const QByteArray clientSecret = "CNRYS-1";
        const QStringList hmacOnly{QStringLiteral("HS256")};
        const QStringList both{QStringLiteral("HS256"), QStringLiteral("ES256")};
        refuses("C02: an HMAC of the published key, which the provider now lists",
                hmacWith(both, {}), Code::IdTokenRejected, "alg");
        refuses("C36: the provider now lists none", unsignedAndListed, Code::IdTokenRejected,
                "alg");
        refuses("C36: the provider now lists only HMAC", hmacWith(hmacOnly, {}),
                Code::IdTokenRejected, "alg");
        refuses("C36: registered for ES256, the provider now lists none",
                registeredFor("ES256", unsignedAndListed), Code::IdTokenRejected, "alg");
        refuses("C36: registered for ES256, the provider now lists only HMAC",
                registeredFor("ES256", hmacWith(hmacOnly, {})), Code::IdTokenRejected, "alg");
        refuses("C36: registered for RS256, the provider now signs with ES256",
                registeredFor("RS256", [](SignInScene &) {}), Code::IdTokenRejected, "alg");
        refuses("C03: registered for HS256, with a secret that is too short",
                registeredFor("HS256", hmacWith(hmacOnly, QByteArray(32, 'x'))),
                Code::KeyUnavailable, "secret_too_short");
        refuses("C01: registered for none", registeredFor("none", unsignedAndListed),
                Code::IdTokenRejected, "alg");
    }

private Q_SLOTS:
    void aKeyOfAnybodyElseEndsTheSignIn_data()
    {
        refusalColumns();
        algorithmRows();
        for (const char *kid : {"made-up", "../../etc/passwd", "' OR '1'='1"})
            refuses(
                qPrintable(QStringLiteral("C12: the key %1").arg(QLatin1String(kid))),
                draft([kid](IdTokenDraft &token) { put(token.header, "kid", QLatin1String(kid)); }),
                Code::KeyUnavailable, "kid_unknown");
        refuses("C12: a key id of 40 KB", draft([](IdTokenDraft &token) {
                    put(token.header, "kid", QString(40'000, QLatin1Char('k')));
                }),
                Code::KeyUnavailable, "kid_unknown");
        for (const char *name : {"jwk", "jku", "x5u", "x5c", "x5t"})
            refuses(qPrintable(QStringLiteral("C16: signed by a stranger, the header has %1")
                                   .arg(QLatin1String(name))),
                    forged(name), Code::IdTokenRejected, "signature");
        refuses("C37: the key is of another kind", draft([](IdTokenDraft &token) {
                    put(token.header, "alg", QStringLiteral("EdDSA"));
                }),
                Code::IdTokenRejected, "alg");
    }
    void aKeyOfAnybodyElseEndsTheSignIn() { checkRefusal(); }

    void noKeysNoSignIn_data()
    {
        refusalColumns();
        const auto keys = [](const Answer &answer) { return answering(Endpoint::Jwks, answer); };
        refuses(
            "C15: the keys are on another host",
            [](SignInScene &scene) {
                answering(Endpoint::Jwks, Answer::redirect(scene.canary() + "/keys", 302))(scene);
            },
            Code::RedirectRefused, "other_origin");
        refuses("C15: status 404", keys({.status = 404}), Code::KeyUnavailable, "jwks_http_404");
        refuses("C15: status 500", keys({.status = 500}), Code::Unreachable, "http_500");
        refuses("C15: 10 MB", keys(json(200, QByteArray(10 << 20, ' '))), Code::TooLarge, "body");
        refuses("C15: 50 000 keys",
                keys(json(200, "{\"keys\":[" + QByteArray("{},").repeated(50'000) + "{}]}")),
                Code::KeyUnavailable, "json_too_many_members");
        refuses("C15: no keys", keys(json(200, "{\"keys\":[]}")), Code::KeyUnavailable,
                "kid_unknown");
        refuses("C15: keys is an object", keys(json(200, "{\"keys\":{}}")), Code::KeyUnavailable,
                "keys");
        refuses(
            "C15: the private half of the key",
            [](SignInScene &scene) {
                scene.server.edit(Endpoint::Jwks, [](QJsonObject &set) {
                    QJsonObject key = set.value(QLatin1String("keys")).toArray().at(0).toObject();
                    put(key, "d", QStringLiteral("AAAA"));
                    put(set, "keys", QJsonArray{key});
                });
            },
            Code::KeyUnavailable, "private");
    }
    void noKeysNoSignIn() { checkRefusal(); }

    void aHeaderThatPointsElsewhereIsNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const char *name : {"jku", "x5u"})
            QTest::addRow("C16: %s in a token that the provider signed", name) << QByteArray(name);
    }
    void aHeaderThatPointsElsewhereIsNotFollowed()
    {
        QFETCH(QByteArray, member);
        SignInScene scene;
        draft([=, to = QString::fromLatin1(scene.canary() + "/keys")](IdTokenDraft &token) {
            put(token.header, member.constData(), to);
        })(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(scene.harm(), QByteArray());
    }

    void whatAProviderSaysLaterWeakensNothing_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::newRow("C36: none, a day after the first sign-in") << Twist(unsignedAndListed);
        QTest::newRow("C36: HMAC, a day after the first sign-in")
            << hmacWith({QStringLiteral("HS256"), QStringLiteral("none")}, {});
    }
    void whatAProviderSaysLaterWeakensNothing()
    {
        QFETCH(Twist, twist);
        SignInScene scene;
        QVERIFY(scene.signIn());
        scene.clock.advance(std::chrono::hours(25)); // what was discovered is forgotten
        twist(scene);
        const auto again = scene.signIn();
        QVERIFY(!again);
        QCOMPARE(again.error().code, Code::IdTokenRejected);
        QCOMPARE(again.error().reason, QByteArray("alg"));
        QCOMPARE(scene.server.count(Endpoint::Discovery), 2);
        QCOMPARE(outcomeOf(scene.services.vault->accounts())->size(), 1);
        QCOMPARE(scene.harm(), QByteArray());
    }

    void aKeyRotatedJustBeforeSigningIsFound_data()
    {
        onlyRow("C13: rotated when the code is redeemed, twice");
    }
    void aKeyRotatedJustBeforeSigningIsFound()
    {
        SignInScene scene;
        connect(&scene.server, &Test::AuthorizationServer::requestReceived, this,
                [&scene](Endpoint asked) {
                    if (asked == Endpoint::Token)
                        scene.server.rotateKeys(Test::OldKeys::Drop);
                });
        for (int i = 0; i < 2; ++i) {
            const auto account = scene.signIn();
            QVERIFY2(account, account ? "" : account.error().reason.constData());
            scene.clock.advance(std::chrono::minutes(1));
        }
        QCOMPARE(scene.server.count(Endpoint::Jwks), 3);
        QCOMPARE(scene.harm(), QByteArray());
    }

    void madeUpKeysCauseNoStorm_data() { onlyRow("C14: forty sign-ins, each with a made-up key"); }
    void madeUpKeysCauseNoStorm()
    {
        SignInScene scene;
        draft([number = 0](IdTokenDraft &token) mutable {
            put(token.header, "kid", QStringLiteral("made-up-%1").arg(++number));
        })(scene);
        for (int i = 0; i < 40; ++i) {
            const auto account = scene.signIn();
            QVERIFY(!account);
            QCOMPARE(account.error().code, Code::KeyUnavailable);
        }
        QCOMPARE(scene.server.count(Endpoint::Jwks), 2); // as usual, and once more
        QCOMPARE(scene.harm(), QByteArray());
    }
};

QONSENT_TEST(tst_SignInKeys)
#include "tst_signinkeys.moc"
