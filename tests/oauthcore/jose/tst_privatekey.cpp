// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwk.h"
#include "oauthcore/jose/jwssigner.h"
#include "oauthcore/jose/jwsverifier.h"
#include "tests/support/testkeys.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

Secret secret(const char *text)
{
    return Secret(QByteArrayView(text));
}

bool verifies(const QByteArray &token, const QJsonObject &publicJwk)
{
    const auto jws = CompactJws::parse(token);
    const auto key = Jwk::parse(publicJwk);
    return jws && key && verifyWithKey(*jws, *key);
}

} // namespace

/// Keys that somebody wrote down, or does not give away.
class tst_PrivateKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeySignsWithWhatFitsIt_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QString>("kid");
        const auto row = [](const char *name, const char *key, const char *asked, const char *alg,
                            const char *kid = "") {
            QTest::newRow(name) << QByteArray(key) << QByteArray(asked) << QByteArray(alg)
                                << QString::fromLatin1(kid);
        };
        row("RSA, PKCS #8", TestKeys::rsaPem, "", "RS256");
        row("RSA, PKCS #1", TestKeys::rsaOldPem, "", "RS256");
        row("RSA, asked for PS384", TestKeys::rsaPem, "PS384", "PS384");
        row("RSA as JWK", TestKeys::rsaJwk, "", "RS256", "r1");
        row("P-256", TestKeys::p256Pem, "", "ES256");
        row("P-256 as JWK", TestKeys::p256Jwk, "", "ES256", "e1");
        row("P-384", TestKeys::p384Pem, "", "ES384");
        row("P-521", TestKeys::p521Pem, "", "ES512");
        row("Ed25519", TestKeys::ed25519Pem, "", "EdDSA");
        row("Ed25519 as JWK", TestKeys::ed25519Jwk, "", "EdDSA", "o1");
    }
    void aKeySignsWithWhatFitsIt()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, asked);
        const auto read = SigningKey::fromPrivateKey(Secret(QByteArrayView(key)), asked, {});
        QVERIFY2(read, read ? "" : read.error().reason.constData());
        QTEST(read->algorithm(), "alg");
        QTEST(read->keyId(), "kid");
        const auto token = read->sign({{QStringLiteral("a"), 1}});
        QVERIFY(token);
        QVERIFY(verifies(*token, read->publicJwk()));
    }

    void theSameKeyInBothSpellingsIsTheSame()
    {
        const auto pem = SigningKey::fromPrivateKey(secret(TestKeys::p256Pem), "ES256", {});
        const auto jwk = SigningKey::fromPrivateKey(secret(TestKeys::p256Jwk), "ES256", {});
        QVERIFY(pem && jwk);
        QVERIFY(verifies(*pem->sign({}), jwk->publicJwk()));
        const auto rsaPem = SigningKey::fromPrivateKey(secret(TestKeys::rsaPem), "RS256", {});
        const auto rsaJwk = SigningKey::fromPrivateKey(secret(TestKeys::rsaJwk), "RS256", {});
        QVERIFY(rsaPem && rsaJwk);
        QVERIFY(verifies(*rsaJwk->sign({}), rsaPem->publicJwk()));
    }

    void aNameCanBeGivenToAKey()
    {
        const auto key =
            SigningKey::fromPrivateKey(secret(TestKeys::p256Jwk), {}, QStringLiteral("mine"));
        QVERIFY(key);
        QCOMPARE(key->keyId(), QStringLiteral("mine"));
    }

    void whatCannotSignIsRefused_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QByteArray &key, const char *alg,
                            const char *reason) {
            QTest::newRow(name) << key << QByteArray(alg) << QByteArray(reason);
        };
        row("nothing", "", "", "signing_key");
        row("a word", "CNRYS-1", "", "signing_key");
        row("PEM with a passphrase, which nobody is asked for", TestKeys::p256LockedPem, "",
            "signing_key");
        row("PEM without its end", QByteArray(TestKeys::p256Pem).left(100), "", "signing_key");
        row("the public half", TestKeys::p256PublicPem, "", "signing_key_public");
        row("a public JWK", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}", "",
            "signing_key_public");
        row("halves of two keys, EC", TestKeys::p256MixedJwk, "", "signing_key_mismatch");
        row("halves of two keys, Ed25519", TestKeys::ed25519MixedJwk, "", "signing_key_mismatch");
        row("a JWK with a member twice", "{\"kty\":\"EC\",\"kty\":\"EC\",\"d\":\"AA\"}", "",
            "signing_key");
        row("a symmetric JWK", "{\"kty\":\"oct\",\"d\":\"AA\",\"k\":\"AA\"}", "", "signing_key");
        row("a JWK without numbers", "{\"kty\":\"RSA\",\"d\":\"AA\"}", "", "signing_key");
        row("EC for an RSA algorithm", TestKeys::p256Pem, "RS256", "alg");
        row("P-256 for ES384", TestKeys::p256Pem, "ES384", "alg");
        row("RSA for HMAC", TestKeys::rsaPem, "HS256", "alg");
        row("RSA for none", TestKeys::rsaPem, "none", "alg");
        row("RSA of 1024 bits", TestKeys::rsa1024Pem, "", "alg");
        row("a curve that JOSE does not know", TestKeys::k256Pem, "", "alg");
    }
    void whatCannotSignIsRefused()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, alg);
        const auto read = SigningKey::fromPrivateKey(Secret(QByteArrayView(key)), alg, {});
        QVERIFY(!read);
        QCOMPARE(read.error().code, Code::InvalidConfiguration);
        QTEST(read.error().reason, "reason");
        QVERIFY(!read.error().message.contains(QLatin1String("CNRYS")));
    }

    void aKeyThatSomebodyElseHoldsIsAsked()
    {
        const auto card = SigningKey::fromPrivateKey(secret(TestKeys::ed25519Pem), {}, {});
        QVERIFY(card);
        QByteArray asked;
        const auto held = SigningKey::held("EdDSA", QStringLiteral("slot 9a"),
                                           [&asked](QByteArrayView input) -> Result<QByteArray> {
                                               asked = input.toByteArray();
                                               return QByteArray("signature");
                                           });
        QVERIFY(held);
        QVERIFY(held->publicJwk().isEmpty());
        const auto token = held->sign({{QStringLiteral("a"), 1}});
        QVERIFY(token);
        QCOMPARE(*token, asked + ".c2lnbmF0dXJl");
    }

    void aCardThatIsPulledIsAnError_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("an error stays what it is") << QByteArray("error") << QByteArray("pulled");
        QTest::newRow("no signature is none") << QByteArray() << QByteArray("signing");
    }
    void aCardThatIsPulledIsAnError()
    {
        QFETCH(QByteArray, said);
        const auto held =
            SigningKey::held("ES256", {}, [said](QByteArrayView) -> Result<QByteArray> {
                if (said.isEmpty())
                    return QByteArray();
                return AuthError::of(Code::Cancelled, "pulled");
            });
        QVERIFY(held);
        const auto token = held->sign({});
        QVERIFY(!token);
        QTEST(token.error().reason, "reason");
        QVERIFY(!SigningKey::held("ES256", {}, {}));
        QVERIFY(!SigningKey::held("none", {}, [](QByteArrayView) { return QByteArray("x"); }));
    }
};

QONSENT_TEST(tst_PrivateKey)
#include "tst_privatekey.moc"
