// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/json.h"
#include "oauthcore/jose/jwssigner.h"
#include "oauthcore/jose/signaturealgorithm.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_JwsSigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesKeysAndSignaturesOfTheRightSize_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<qsizetype>("signatureSize");
        for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
            if (!algorithm.isSymmetric())
                QTest::newRow(algorithm.name)
                    << QByteArray(algorithm.name)
                    << (algorithm.signatureSize ? algorithm.signatureSize : qsizetype(256));
        }
    }
    void makesKeysAndSignaturesOfTheRightSize()
    {
        QFETCH(QByteArray, alg);
        const Result<SigningKey> key = SigningKey::generate(alg, QStringLiteral("k1"));
        QVERIFY(key);
        QCOMPARE(key->algorithm(), alg);
        QCOMPARE(key->keyId(), QStringLiteral("k1"));
        const Result<QByteArray> token = key->sign({{QStringLiteral("a"), 1}});
        QVERIFY(token);
        const QByteArrayList parts = token->split('.');
        QCOMPARE(parts.size(), 3);
        QTEST(decodeBase64Url(parts[2]).value_or(QByteArray()).size(), "signatureSize");
        const auto header = readJsonObject(decodeBase64Url(parts[0]).value_or(QByteArray()));
        QVERIFY(header);
        QCOMPARE(header->value(QLatin1String("alg")).toString(), QString::fromLatin1(alg));
        QCOMPARE(header->value(QLatin1String("kid")).toString(), QStringLiteral("k1"));
        QCOMPARE(header->value(QLatin1String("typ")).toString(), QStringLiteral("JWT"));
    }

    void publishesOnlyThePublicHalf_data()
    {
        QTest::addColumn<QStringList>("members");
        QTest::newRow("RS256") << QStringList{QStringLiteral("alg"), QStringLiteral("e"),
                                              QStringLiteral("kid"), QStringLiteral("kty"),
                                              QStringLiteral("n"),   QStringLiteral("use")};
        QTest::newRow("ES512") << QStringList{QStringLiteral("alg"), QStringLiteral("crv"),
                                              QStringLiteral("kid"), QStringLiteral("kty"),
                                              QStringLiteral("use"), QStringLiteral("x"),
                                              QStringLiteral("y")};
        QTest::newRow("EdDSA") << QStringList{QStringLiteral("alg"), QStringLiteral("crv"),
                                              QStringLiteral("kid"), QStringLiteral("kty"),
                                              QStringLiteral("use"), QStringLiteral("x")};
    }
    void publishesOnlyThePublicHalf()
    {
        const auto key = SigningKey::generate(QTest::currentDataTag(), QStringLiteral("k1"));
        QVERIFY(key);
        QTEST(key->publicJwk().keys(), "members");
    }

    void anHmacKeyPublishesNothing()
    {
        const auto key = SigningKey::fromSecret("HS256", Secret(QByteArray(32, 's')), {});
        QVERIFY(key);
        QCOMPARE(key->publicJwk(), QJsonObject());
    }

    void headerMembersCanBeAddedReplacedAndTakenAway()
    {
        const auto key = SigningKey::generate("ES256", QStringLiteral("k1"));
        QVERIFY(key);
        const auto token = key->sign({},
                                     {{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                                      {QStringLiteral("kid"), QJsonValue::Null},
                                      {QStringLiteral("alg"), QStringLiteral("none")},
                                      {QStringLiteral("jwk"), key->publicJwk()}});
        QVERIFY(token);
        const auto header =
            readJsonObject(decodeBase64Url(token->split('.').first()).value_or(QByteArray()));
        QVERIFY(header);
        const QJsonObject expected{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                                   {QStringLiteral("alg"), QStringLiteral("ES256")},
                                   {QStringLiteral("jwk"), key->publicJwk()}};
        QCOMPARE(*header, expected);
    }

    void refusesWhatCannotSign()
    {
        for (const char *alg : {"none", "rs256", "", "HS256", "ES256K"}) {
            const auto key = SigningKey::generate(alg, {});
            QVERIFY2(!key, alg);
            QCOMPARE(key.error().code, AuthError::Code::InvalidConfiguration);
            QCOMPARE(key.error().reason, QByteArray("alg"));
        }
        const auto asymmetric = SigningKey::fromSecret("RS256", Secret(QByteArray(64, 's')), {});
        QVERIFY(!asymmetric);
        QCOMPARE(asymmetric.error().reason, QByteArray("alg"));
        const auto shortSecret = SigningKey::fromSecret("HS512", Secret(QByteArray(63, 's')), {});
        QVERIFY(!shortSecret);
        QCOMPARE(shortSecret.error().reason, QByteArray("secret_too_short"));
    }
};

QONSENT_TEST(tst_JwsSigner)
#include "tst_jwssigner.moc"
