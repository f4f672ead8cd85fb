// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/idtokenrules.h"
#include "oauthcore/jose/idtokenvalidator.h"
#include "tests/oauthcore/jose/idtokenscene.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QTest>

using namespace Qonsent;

using Change = std::function<void(IdTokenScene &)>;
Q_DECLARE_METATYPE(Change)

class tst_IdTokenValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void believesAGoodToken_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
            if (!algorithm.isSymmetric())
                QTest::newRow(algorithm.name) << QByteArray(algorithm.name);
        }
    }
    void believesAGoodToken()
    {
        QFETCH(QByteArray, alg);
        IdTokenScene scene = IdTokenScene::good(alg.constData());
        const auto claims = scene.validate();
        QVERIFY2(claims, claims ? "" : claims.error().reason.constData());
        QCOMPARE(claims->issuer(), QStringLiteral("https://issuer.example"));
        QCOMPARE(claims->subject(), QStringLiteral("subject"));
        QCOMPARE(claims->issuedAt(), FakeClock().now());
        QCOMPARE(claims->expiresAt(), FakeClock().now().addSecs(3600));
        QCOMPARE(claims->algorithm(), alg);
        QCOMPARE(claims->keyId(), QStringLiteral("k"));
        QCOMPARE(claims->all(), scene.claims);
    }

    void believesAnHmacOnlyOfARegisteredSecret()
    {
        const Secret secret(QByteArray("CNRYS-").repeated(8));
        IdTokenScene scene = IdTokenScene::good("ES256");
        scene.signer = SigningKey::fromSecret("HS256", secret, {}).value();
        scene.expected.clientSecret = secret;
        QCOMPARE(scene.validate().error().reason, QByteArray("alg"));
        scene.expected.allowedAlgorithms = {"HS256"};
        QVERIFY(scene.validate());
    }

    void atHashUsesTheHashOfTheSignature_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<int>("hash");
        QTest::newRow("ES256") << QByteArray("ES256") << int(QCryptographicHash::Sha256);
        QTest::newRow("ES384") << QByteArray("ES384") << int(QCryptographicHash::Sha384);
        QTest::newRow("ES512") << QByteArray("ES512") << int(QCryptographicHash::Sha512);
        QTest::newRow("EdDSA") << QByteArray("EdDSA") << int(QCryptographicHash::Sha512);
    }
    void atHashUsesTheHashOfTheSignature()
    {
        QFETCH(QByteArray, alg);
        QFETCH(int, hash);
        IdTokenScene scene = IdTokenScene::good(alg.constData());
        scene.expected.atHash = IdTokenExpectations::Binding::Required;
        scene.expected.cHash = IdTokenExpectations::Binding::Required;
        const auto algorithm = QCryptographicHash::Algorithm(hash);
        scene.claim("at_hash", IdTokenScene::halfHash("CNRYA-1", algorithm));
        scene.claim("c_hash", IdTokenScene::halfHash("CNRYC-1", algorithm));
        QVERIFY(scene.validate());
    }

    void aRefreshHasRulesOfItsOwn_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const Change &change, const char *reason) {
            QTest::newRow(name) << change << QByteArray(reason);
        };
        row(
            "nothing changed", [](IdTokenScene &) {}, "");
        row(
            "C28: no nonce", [](IdTokenScene &s) { s.claim("nonce", QJsonValue::Undefined); }, "");
        row(
            "C28: another nonce", [](IdTokenScene &s) { s.claim("nonce", QStringLiteral("n-2")); },
            "nonce");
        row(
            "C28: a nonce, and the sign-in's is not known any more",
            [](IdTokenScene &s) { s.expected.nonce = std::nullopt; }, "");
        row(
            "C26: issued a week ago", [](IdTokenScene &s) { s.claimTime("iat", -7 * 86400); }, "");
        row(
            "C26: issued in the future", [](IdTokenScene &s) { s.claimTime("iat", 3600); }, "iat");
        row(
            "the same person",
            [](IdTokenScene &s) { s.expected.subject = QStringLiteral("subject"); }, "");
        row(
            "another person",
            [](IdTokenScene &s) { s.expected.subject = QStringLiteral("Subject"); }, "sub");
    }
    void aRefreshHasRulesOfItsOwn()
    {
        QFETCH(Change, change);
        IdTokenScene scene = IdTokenScene::good("ES256");
        scene.expected.occasion = IdTokenExpectations::Occasion::Refresh;
        change(scene);
        const auto claims = scene.validate();
        QTEST(claims ? QByteArray() : claims.error().reason, "reason");
    }

    void anExpectationThatIsMissingIsNotMet_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no issuer") << Change([](IdTokenScene &s) {
            s.expected.issuer.clear();
            s.claim("iss", QString());
        }) << QByteArray("issuer");
        QTest::newRow("no client id") << Change([](IdTokenScene &s) {
            s.expected.clientId.clear();
            s.claim("aud", QString());
        }) << QByteArray("client_id");
    }
    void anExpectationThatIsMissingIsNotMet()
    {
        QFETCH(Change, change);
        IdTokenScene scene = IdTokenScene::good("ES256");
        change(scene);
        const auto claims = scene.validate();
        QVERIFY(!claims);
        QCOMPARE(claims.error().code, AuthError::Code::InvalidConfiguration);
        QTEST(claims.error().reason, "reason");
    }

    void aHashThatIsRequiredNeedsSomethingToBind()
    {
        IdTokenScene scene = IdTokenScene::good("ES256");
        scene.claim("at_hash", IdTokenScene::halfHash("CNRYA-1", QCryptographicHash::Sha256));
        scene.expected.accessToken = {};
        QVERIFY(scene.validate());
        scene.expected.atHash = IdTokenExpectations::Binding::Required;
        QCOMPARE(scene.validate().error().reason, QByteArray("at_hash"));
    }

    void theSentenceNamesTheProvider()
    {
        IdTokenScene scene = IdTokenScene::good("ES256");
        scene.claim("sub", QJsonValue::Undefined);
        QVERIFY(scene.validate().error().message.contains(QLatin1String("issuer.example")));
    }

    void everyRuleHasANameOfItsOwnAndASource()
    {
        QSet<QByteArray> names;
        for (const IdTokenRule &rule : idTokenRules()) {
            QVERIFY(rule.holds);
            QVERIFY(qstrlen(rule.section) > 0);
            names.insert(rule.name);
        }
        QCOMPARE(std::size_t(names.size()), idTokenRules().size());
    }
};

QONSENT_TEST(tst_IdTokenValidator)
#include "tst_idtokenvalidator.moc"
