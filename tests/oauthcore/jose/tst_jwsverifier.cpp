// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/jwssigner.h"
#include "oauthcore/jose/jwsverifier.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <openssl/err.h>

#include <atomic>
#include <memory>
#include <vector>

using namespace Qonsent;

class tst_JwsVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesWhatWasSignedAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
            if (!algorithm.isSymmetric())
                QTest::newRow(algorithm.name) << QByteArray(algorithm.name);
        }
    }
    void verifiesWhatWasSignedAndNothingElse()
    {
        QFETCH(QByteArray, alg);
        const auto signer = SigningKey::generate(alg, {});
        QVERIFY(signer);
        const Result<Jwk> key = Jwk::parse(signer->publicJwk());
        QVERIFY(key);
        const QByteArray token = *signer->sign({{QStringLiteral("a"), 1}});
        QVERIFY(verifyWithKey(*CompactJws::parse(token), *key));
        // The kept context must not remember a failure: good, bad, good.
        const QByteArray forged = QByteArray(token).replace(token.indexOf('.') + 2, 1, "0");
        QVERIFY(forged != token);
        const auto refused = verifyWithKey(*CompactJws::parse(forged), *key);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, AuthError::Code::IdTokenRejected);
        QCOMPARE(refused.error().reason, QByteArray("signature"));
        QVERIFY(verifyWithKey(*CompactJws::parse(token), *key));
    }

    void oneKeyServesSeveralAlgorithmsInTurn()
    {
        // Tokens of one RSA key under two paddings cannot come from our signer: the other
        // padding's token is refused, and the first is still good afterwards.
        const auto signer = SigningKey::generate("RS256", {});
        QVERIFY(signer);
        QJsonObject jwk = signer->publicJwk();
        jwk.remove(QStringLiteral("alg"));
        const Result<Jwk> key = Jwk::parse(jwk);
        QVERIFY(key);
        const QByteArray token = *signer->sign({});
        const Result<CompactJws> jws = CompactJws::parse(token);
        QVERIFY(jws);
        const QByteArrayView input = jws->signingInput();
        for (const char *other : {"PS256", "RS384", "PS512"}) {
            QVERIFY(key->verify(jws->algorithm(), input, jws->signature()));
            QVERIFY(!key->verify(*SignatureAlgorithm::find(other), input, jws->signature()));
        }
    }

    void severalThreadsShareAKey()
    {
        const auto signer = SigningKey::generate("ES256", {});
        QVERIFY(signer);
        const Result<Jwk> key = Jwk::parse(signer->publicJwk());
        const QByteArray token = *signer->sign({});
        std::atomic<int> good = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int turn = 0; turn < 50; ++turn)
                    good += verifyWithKey(*CompactJws::parse(token), *key).has_value();
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(good.load(), 200);
    }

    void triesEveryKeyThatFits()
    {
        const auto first = SigningKey::generate("ES256", QStringLiteral("k"));
        const auto second = SigningKey::generate("ES256", QStringLiteral("k"));
        const auto stranger = SigningKey::generate("ES256", QStringLiteral("k"));
        const Result<JwkSet> keys = JwkSet::parse(
            QJsonDocument(QJsonObject{{QStringLiteral("keys"),
                                       QJsonArray{first->publicJwk(), second->publicJwk()}}})
                .toJson());
        QVERIFY(keys);
        const QByteArray token = *second->sign({});
        QVERIFY(verifyWithKeys(*CompactJws::parse(token), *keys));
        const QByteArray foreign = *stranger->sign({});
        const auto refused = verifyWithKeys(*CompactJws::parse(foreign), *keys);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QByteArray("signature"));
    }

    void anHmacNeedsALongSecret_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("HS256") << 32;
        QTest::newRow("HS384") << 48;
        QTest::newRow("HS512") << 64;
    }
    void anHmacNeedsALongSecret()
    {
        QFETCH(int, size);
        const Secret secret(QByteArray(size, 's'));
        const auto signer = SigningKey::fromSecret(QTest::currentDataTag(), secret, {});
        QVERIFY(signer);
        const QByteArray token = *signer->sign({});
        const Result<CompactJws> jws = CompactJws::parse(token);
        QVERIFY(jws);
        QVERIFY(verifyWithSecret(*jws, secret));
        QCOMPARE(verifyWithSecret(*jws, Secret(QByteArray(size, 't'))).error().reason,
                 QByteArray("signature"));
        for (const Secret &tooShort : {Secret(QByteArray(size - 1, 's')), Secret()}) {
            const auto refused = verifyWithSecret(*jws, tooShort);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, AuthError::Code::KeyUnavailable);
            QCOMPARE(refused.error().reason, QByteArray("secret_too_short"));
        }
    }

    /// TLS reads the same queue of the same thread and would take a leftover for its own failure.
    void leavesNoErrorToOpenSslBehind()
    {
        for (const char *alg : {"RS256", "PS256", "ES256", "EdDSA"}) {
            const auto signer = SigningKey::generate(alg, {});
            QVERIFY(signer);
            const QByteArray token = *signer->sign({});
            const QByteArray forged = token.first(token.lastIndexOf('.') + 1)
                + encodeBase64Url(QByteArray(CompactJws::parse(token)->signature().size(), '\1'));
            QJsonObject jwk = signer->publicJwk();
            ERR_clear_error();
            QVERIFY(!verifyWithKey(*CompactJws::parse(forged), *Jwk::parse(jwk)));
            jwk.insert(QStringLiteral("y"), jwk.value(QLatin1String("x")));
            jwk.insert(QStringLiteral("n"), QStringLiteral("AQAB"));
            (void)Jwk::parse(jwk).has_value();
            QCOMPARE(ERR_peek_error(), 0UL);
        }
    }

    void aSecretVerifiesNothingButAnHmac()
    {
        const auto signer = SigningKey::generate("ES256", {});
        const QByteArray token = *signer->sign({});
        const auto refused =
            verifyWithSecret(*CompactJws::parse(token), Secret(QByteArray(64, 's')));
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QByteArray("alg"));
    }

    void aKeyVerifiesNoHmac()
    {
        const auto key = Jwk::parse(SigningKey::generate("ES256", {})->publicJwk());
        const auto signer = SigningKey::fromSecret("HS256", Secret(QByteArray(32, 's')), {});
        const QByteArray token = *signer->sign({});
        const auto refused = verifyWithKey(*CompactJws::parse(token), *key);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, AuthError::Code::KeyUnavailable);
        QCOMPARE(refused.error().reason, QByteArray("key_mismatch"));
    }
};

QONSENT_TEST(tst_JwsVerifier)
#include "tst_jwsverifier.moc"
