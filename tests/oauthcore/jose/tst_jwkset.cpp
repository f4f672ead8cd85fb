// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwkset.h"
#include "oauthcore/jose/jwssigner.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qonsent;

namespace {

/// Quick to make, so tests can have many.
QJsonObject key(const char *alg, const QString &kid)
{
    return SigningKey::generate(alg, kid)->publicJwk();
}

QByteArray setOf(const QJsonArray &keys)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), keys}}).toJson();
}

const SignatureAlgorithm &algorithm(const char *name)
{
    return *SignatureAlgorithm::find(name);
}

} // namespace

class tst_JwkSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoKeySet_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("C15: nothing") << QByteArray() << QByteArray("json_syntax");
        QTest::newRow("C15: HTML") << QByteArray("<html>") << QByteArray("json_syntax");
        QTest::newRow("C15: keys twice")
            << QByteArray(R"({"keys":[],"keys":[]})") << QByteArray("json_duplicate_member");
        QTest::newRow("C15: a bare array") << QByteArray("[]") << QByteArray("json_not_an_object");
        QTest::newRow("C15: no keys") << QByteArray("{}") << QByteArray("keys");
        QTest::newRow("C15: keys is an object")
            << QByteArray(R"({"keys":{}})") << QByteArray("keys");
        QJsonArray many;
        for (int i = 0; i < 101; ++i)
            many.append(QJsonObject());
        QTest::newRow("C15: 101 keys") << setOf(many) << QByteArray("too_many_keys");
        QTest::newRow("C15: 50 000 keys")
            << QByteArray("{\"keys\":[" + QByteArray("{},").repeated(49'999) + "{}]}")
            << QByteArray("json_too_many_members");
    }
    void refusesWhatIsNoKeySet()
    {
        QFETCH(QByteArray, json);
        const Result<JwkSet> set = JwkSet::parse(json);
        QVERIFY(!set);
        QCOMPARE(set.error().code, AuthError::Code::KeyUnavailable);
        QTEST(set.error().reason, "reason");
    }

    void skipsBadKeysAndKeepsTheRest()
    {
        QJsonObject bad = key("ES256", QStringLiteral("bad"));
        bad.insert(QStringLiteral("y"), QStringLiteral("AAAA"));
        const Result<JwkSet> set =
            JwkSet::parse(setOf({bad, QJsonValue(), 5, key("ES256", QStringLiteral("good"))}));
        QVERIFY(set);
        QCOMPARE(set->size(), 1);
        const auto good = set->candidates(algorithm("ES256"), QStringLiteral("good"));
        QVERIFY(good);
        QCOMPARE(good->size(), 1);
        const auto refused = set->candidates(algorithm("ES256"), QStringLiteral("bad"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, AuthError::Code::KeyUnavailable);
        QCOMPARE(refused.error().reason, QByteArray("coordinate"));
    }

    void findsTheKeysThatMayHaveSigned_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QString>("kid");
        QTest::addColumn<int>("candidates");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *alg, const char *kid, int candidates,
                            const char *reason) {
            QTest::newRow(name) << QByteArray(alg) << QString::fromLatin1(kid) << candidates
                                << QByteArray(reason);
        };
        row("a kid", "ES256", "a", 1, "");
        row("C12: a kid that two keys have", "ES256", "twin", 2, "");
        row("C12: a kid that keys of two kinds have", "ES384", "both", 1, "");
        row("C12: no such kid", "ES256", "z", 0, "kid_unknown");
        row("C12: a kid in another case", "ES256", "A", 0, "kid_unknown");
        row("C12: a kid that is a path", "ES256", "../../etc/passwd", 0, "kid_unknown");
        row("C12: a kid that is SQL", "ES256", "' OR 1=1 --", 0, "kid_unknown");
        row("C12: no kid, one key fits", "EdDSA", "", 1, "");
        row("C12: no kid, several keys fit", "ES256", "", 4, "");
        row("C12: no kid, no key fits", "RS256", "", 0, "no_key");
        row("C37: the key is of another kind", "ES384", "a", 0, "key_mismatch");
    }
    void findsTheKeysThatMayHaveSigned()
    {
        const Result<JwkSet> set = JwkSet::parse(setOf({
            key("ES256", QStringLiteral("a")),
            key("ES256", QStringLiteral("twin")),
            key("ES256", QStringLiteral("twin")),
            key("ES256", QStringLiteral("both")),
            key("ES384", QStringLiteral("both")),
            key("EdDSA", QString()),
        }));
        QVERIFY(set);
        QFETCH(QByteArray, alg);
        QFETCH(QString, kid);
        QFETCH(QByteArray, reason);
        const auto found = set->candidates(algorithm(alg.constData()), kid);
        QCOMPARE(found ? QByteArray() : found.error().reason, reason);
        QTEST(found ? int(found->size()) : 0, "candidates");
        if (!found) {
            QCOMPARE(found.error().code, AuthError::Code::KeyUnavailable);
            QCOMPARE(mayKeysBeRotated(found.error()), reason != "key_mismatch");
        }
    }

    void onlyAnUnknownKeyCallsForNewKeys_data()
    {
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<bool>("isWorthIt");
        using Code = AuthError::Code;
        QTest::newRow("a name") << Code::KeyUnavailable << QByteArray("kid_unknown") << true;
        QTest::newRow("no name") << Code::KeyUnavailable << QByteArray("no_key") << true;
        QTest::newRow("a bad signature")
            << Code::IdTokenRejected << QByteArray("signature") << false;
        QTest::newRow("the reason of another error")
            << Code::IdTokenRejected << QByteArray("no_key") << false;
        QTest::newRow("too many") << Code::KeyUnavailable << QByteArray("too_many_keys") << false;
        QTest::newRow("nothing said") << Code::KeyUnavailable << QByteArray() << false;
    }
    void onlyAnUnknownKeyCallsForNewKeys()
    {
        QFETCH(AuthError::Code, code);
        QFETCH(QByteArray, reason);
        QTEST(mayKeysBeRotated(AuthError::of(code, reason)), "isWorthIt");
    }

    void triesAtMostEight()
    {
        QJsonArray keys;
        for (int i = 0; i < 8; ++i)
            keys.append(key("EdDSA", QStringLiteral("same")));
        const Result<JwkSet> eight = JwkSet::parse(setOf(keys));
        QVERIFY(eight);
        QVERIFY(eight->candidates(algorithm("EdDSA"), QStringLiteral("same")));
        keys.append(key("EdDSA", QStringLiteral("same")));
        const Result<JwkSet> nine = JwkSet::parse(setOf(keys));
        QVERIFY(nine);
        const auto refused = nine->candidates(algorithm("EdDSA"), QStringLiteral("same"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QByteArray("too_many_candidates"));
    }

    void anEmptySetHasNoKeys()
    {
        const Result<JwkSet> set = JwkSet::parse(R"({"keys":[]})");
        QVERIFY(set);
        QVERIFY(set->isEmpty());
        QCOMPARE(set->candidates(algorithm("ES256"), QStringLiteral("a")).error().reason,
                 QByteArray("kid_unknown"));
        QCOMPARE(JwkSet().candidates(algorithm("ES256"), QString()).error().reason,
                 QByteArray("no_key"));
    }
};

QONSENT_TEST(tst_JwkSet)
#include "tst_jwkset.moc"
