// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/jwk.h"
#include "oauthcore/jose/jwssigner.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qonsent;

namespace {

/// A good key of \a alg; made once, RSA takes its time.
QJsonObject good(const char *alg)
{
    static QHash<QByteArray, QJsonObject> keys;
    if (!keys.contains(alg))
        keys.insert(alg, SigningKey::generate(alg, QStringLiteral("k"))->publicJwk());
    return keys.value(alg);
}

QJsonObject changed(const char *alg, const char *member, const QJsonValue &value)
{
    QJsonObject jwk = good(alg);
    if (value.isUndefined())
        jwk.remove(QLatin1String(member));
    else
        jwk.insert(QLatin1String(member), value);
    return jwk;
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(encodeBase64Url(bytes));
}

QByteArray bytes(const QJsonObject &jwk, const char *member)
{
    return decodeBase64Url(jwk.value(QLatin1String(member)).toString().toLatin1()).value();
}

/// An odd number with exactly \a bits, none of them telling anything.
QByteArray modulus(int bits)
{
    QByteArray number((bits + 7) / 8, '\x5b');
    const int spare = int(number.size()) * 8 - bits;
    number.front() = char(0xff >> spare);
    return number;
}

/// 65537 and a multiple of the product of all primes up to 167: it has the fingerprint of ROCA.
QString rocaModulus()
{
    return QStringLiteral(
        "______________________________________________________________________________________"
        "______________________________________________________________________________________"
        "______________________________________________________________________________________"
        "____________________________________________5HCyjNVo4u82ja3DjjSXYWtZbRVI9-tlTMCyoY-w");
}

} // namespace

class tst_Jwk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAKeyThatIsNotToBeTrusted_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QJsonObject &jwk, const char *reason) {
            QTest::newRow(name) << jwk << QByteArray(reason);
        };
        const QJsonValue absent(QJsonValue::Undefined);

        const QByteArray x = bytes(good("ES256"), "x");
        QByteArray bent = bytes(good("ES256"), "y");
        bent.back() = char(bent.back() ^ 1);
        row("C07: off the curve", changed("ES256", "y", text(bent)), "point");
        row("C07: x and y exchanged", changed("ES256", "x", good("ES256")[QLatin1String("y")]),
            "point");
        row("C07: x of 31 bytes", changed("ES256", "x", text(x.first(31))), "coordinate");
        row("C07: x of 33 bytes", changed("ES256", "x", text('\0' + x)), "coordinate");
        row("C07: y missing", changed("ES256", "y", absent), "coordinate");
        row("C07: x is a number", changed("ES256", "x", 5), "coordinate");
        row("C07: x is padded", changed("ES256", "x", QString(text(x) + QLatin1Char('='))),
            "coordinate");
        QJsonObject infinity = changed("ES256", "x", text(QByteArray(32, '\0')));
        infinity.insert(QStringLiteral("y"), text(QByteArray(32, '\0')));
        row("C07: zero, where the point at infinity would be", infinity, "point");
        QJsonObject beyond = changed("ES256", "x", text(QByteArray(32, '\xff')));
        row("C07: a coordinate beyond the field", beyond, "point");
        row("C07: a P-256 point said to be on P-384",
            changed("ES256", "crv", QStringLiteral("P-384")), "coordinate");

        row("C08: 512 bits", changed("RS256", "n", text(modulus(512))), "rsa_size");
        row("C08: 1024 bits", changed("RS256", "n", text(modulus(1024))), "rsa_size");
        row("C08: 2047 bits", changed("RS256", "n", text(modulus(2047))), "rsa_size");
        row("C08: 8193 bits", changed("RS256", "n", text(modulus(8193))), "rsa_size");
        row("C08: 32768 bits", changed("RS256", "n", text(modulus(32768))), "rsa_size");
        row("C08: a million bits", changed("RS256", "n", text(modulus(1'000'000))), "rsa_size");
        QByteArray even = modulus(2048);
        even.back() = '\x02';
        row("C08: n even", changed("RS256", "n", text(even)), "rsa_modulus");
        row("C08: n missing", changed("RS256", "n", absent), "rsa_modulus");
        row("C08: n zero", changed("RS256", "n", text(QByteArray(256, '\0'))), "rsa_modulus");
        row("C08: n with a zero in front",
            changed("RS256", "n", text('\0' + bytes(good("RS256"), "n"))), "rsa_modulus");
        row("C08: e = 1", changed("RS256", "e", text("\x01")), "rsa_exponent");
        row("C08: e = 2", changed("RS256", "e", text("\x02")), "rsa_exponent");
        row("C08: e even", changed("RS256", "e", text(QByteArray("\x01\x00\x00", 3))),
            "rsa_exponent");
        row("C08: e = 0", changed("RS256", "e", text(QByteArray(1, '\0'))), "rsa_exponent");
        row("C08: e missing", changed("RS256", "e", absent), "rsa_exponent");
        row("C08: e of 2048 bits", changed("RS256", "e", text(modulus(2048))), "rsa_exponent");
        row("C08: a modulus of the ROCA generator", changed("RS256", "n", rocaModulus()),
            "rsa_roca");

        for (const char *point :
             {"0000000000000000000000000000000000000000000000000000000000000000",
              "0100000000000000000000000000000000000000000000000000000000000000",
              "0100000000000000000000000000000000000000000000000000000000000080",
              "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
              "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
              "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
              "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"})
            row(qPrintable(QStringLiteral("C10: the point of small order %1")
                               .arg(QLatin1String(point).left(12))),
                changed("EdDSA", "x", text(QByteArray::fromHex(point))), "point");
        row("C10: a coordinate that is not reduced",
            changed("EdDSA", "x", text('\xf0' + QByteArray(30, '\xff') + '\x7f')), "point");
        row("C10: Ed25519 with 31 bytes", changed("EdDSA", "x", text(QByteArray(31, '\5'))),
            "coordinate");

        row("C15: a private RSA key", changed("RS256", "d", QStringLiteral("AQAB")), "private");
        row("C15: a private EC key", changed("ES256", "d", QStringLiteral("AQAB")), "private");
        row("C15: an RSA key with a prime", changed("RS256", "p", QStringLiteral("AQAB")),
            "private");
        row("C15: a symmetric key",
            {{QStringLiteral("kty"), QStringLiteral("oct")},
             {QStringLiteral("k"), text(QByteArray(32, 'k'))}},
            "symmetric");
        row("C12: a kid that is a number", changed("ES256", "kid", 1), "kid");
        row("C11: an alg that is an array", changed("ES256", "alg", QJsonArray{}), "alg");
        row("C11: a use that is null", changed("ES256", "use", QJsonValue::Null), "use");
        row("C11: key_ops that are a string", changed("ES256", "key_ops", QStringLiteral("verify")),
            "key_ops");
    }
    void refusesAKeyThatIsNotToBeTrusted()
    {
        QFETCH(QJsonObject, jwk);
        const Result<Jwk> key = Jwk::parse(jwk);
        QVERIFY(!key);
        QCOMPARE(key.error().code, AuthError::Code::KeyUnavailable);
        QTEST(key.error().reason, "reason");
    }

    void tellsUnknownKindsFromBadKeys_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const QJsonObject &jwk, const char *reason) {
            QTest::newRow(name) << jwk << QByteArray(reason);
        };
        row("C10: Ed448", changed("EdDSA", "crv", QStringLiteral("Ed448")), "crv");
        row("X25519", changed("EdDSA", "crv", QStringLiteral("X25519")), "crv");
        row("secp256k1", changed("ES256", "crv", QStringLiteral("secp256k1")), "crv");
        row("no curve", changed("ES256", "crv", QJsonValue(QJsonValue::Undefined)), "crv");
        row("a post-quantum key", changed("ES256", "kty", QStringLiteral("AKP")), "kty");
        row("rsa in lower case", changed("RS256", "kty", QStringLiteral("rsa")), "kty");
        row("no kty", changed("RS256", "kty", QJsonValue(QJsonValue::Undefined)), "kty");
        row("nothing", {}, "kty");
    }
    void tellsUnknownKindsFromBadKeys()
    {
        QFETCH(QJsonObject, jwk);
        const Result<Jwk> key = Jwk::parse(jwk);
        QVERIFY(!key);
        QCOMPARE(key.error().code, AuthError::Code::IdTokenUnsupported);
        QTEST(key.error().reason, "reason");
    }

    void readsGoodKeys()
    {
        const Result<Jwk> rsa = Jwk::parse(good("PS384"));
        QVERIFY(rsa);
        QCOMPARE(rsa->keyId(), QStringLiteral("k"));
        QCOMPARE(rsa->keyType(), QByteArray("RSA"));
        QCOMPARE(rsa->curve(), QByteArray());
        QCOMPARE(rsa->algorithm(), QByteArray("PS384"));
        const Result<Jwk> ec = Jwk::parse(good("ES512"));
        QVERIFY(ec);
        QCOMPARE(ec->keyType(), QByteArray("EC"));
        QCOMPARE(ec->curve(), QByteArray("P-521"));
        QVERIFY(Jwk::parse(changed("RS256", "n", text(modulus(8192)))));
        QVERIFY(Jwk::parse(changed("RS256", "n", text(modulus(2048)))));
        QVERIFY(Jwk::parse(changed("RS256", "e", text("\x03"))));
    }

    void servesOnlyWhatItIsFor_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<QByteArrayList>("algorithms");
        const auto row = [](const char *name, const QJsonObject &jwk,
                            const QByteArrayList &algorithms) {
            QTest::newRow(name) << jwk << algorithms;
        };
        const QJsonValue absent(QJsonValue::Undefined);
        row("an RSA key of no algorithm", changed("RS256", "alg", absent),
            {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"});
        row("C09: a PS512 key", changed("RS256", "alg", QStringLiteral("PS512")), {"PS512"});
        row("C37: a P-256 key of no algorithm", changed("ES256", "alg", absent), {"ES256"});
        row("C37: a P-256 key said to be ES384", changed("ES256", "alg", QStringLiteral("ES384")),
            {});
        row("C37: an EC key said to be RS256", changed("ES256", "alg", QStringLiteral("RS256")),
            {});
        row("an Ed25519 key", good("EdDSA"), {"EdDSA"});
        row("C11: use enc", changed("ES256", "use", QStringLiteral("enc")), {});
        row("C11: use SIG", changed("ES256", "use", QStringLiteral("SIG")), {});
        row("C11: no use", changed("ES256", "use", absent), {"ES256"});
        row("C11: key_ops encrypt",
            changed("ES256", "key_ops", QJsonArray{QStringLiteral("encrypt")}), {});
        row("C11: key_ops sign", changed("ES256", "key_ops", QJsonArray{QStringLiteral("sign")}),
            {});
        row("C11: key_ops with verify",
            changed("ES256", "key_ops",
                    QJsonArray{QStringLiteral("sign"), QStringLiteral("verify")}),
            {"ES256"});
        row("C11: no key_ops in the list", changed("ES256", "key_ops", QJsonArray{}), {});
    }
    void servesOnlyWhatItIsFor()
    {
        QFETCH(QJsonObject, jwk);
        QFETCH(QByteArrayList, algorithms);
        const Result<Jwk> key = Jwk::parse(jwk);
        QVERIFY(key);
        for (const SignatureAlgorithm &algorithm : signatureAlgorithms())
            QCOMPARE(key->canVerify(algorithm), algorithms.contains(algorithm.name));
    }
};

QONSENT_TEST(tst_Jwk)
#include "tst_jwk.moc"
