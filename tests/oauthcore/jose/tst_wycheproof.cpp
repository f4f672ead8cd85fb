// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/jwsverifier.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qonsent;

namespace {

/// Where the vectors of Project Wycheproof are: they are not ours to ship.
QDir wycheproofFolder()
{
    const QString named = qEnvironmentVariable("QONSENT_WYCHEPROOF");
    if (!named.isEmpty())
        return QDir(named);
    const QDir here = QFileInfo(QString::fromLocal8Bit(__FILE__)).dir();
    return QDir(here.filePath(QStringLiteral("../../../../shared/data/wycheproof")));
}

QJsonObject document(const QString &name)
{
    QFile file(wycheproofFolder().filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray text(const QJsonValue &object, const char *name)
{
    return object[QLatin1String(name)].toString().toUtf8();
}

QByteArray bytes(const QJsonValue &object, const char *name)
{
    return QByteArray::fromHex(text(object, name));
}

/// As a program would: an HMAC only where the registration names it and has the secret, all else
/// by the key set.
bool accepts(const QByteArray &keySet, const QJsonValue &secretKey, const QByteArray &token)
{
    const Result<CompactJws> jws = CompactJws::parse(token);
    if (!jws)
        return false;
    if (!jws->algorithm().isSymmetric()) {
        const Result<JwkSet> keys = JwkSet::parse(keySet);
        return keys && verifyWithKeys(*jws, *keys);
    }
    const QByteArray registered = text(secretKey, "alg");
    const auto secret = decodeBase64Url(text(secretKey, "k"));
    return registered == jws->algorithm().name && secret && verifyWithSecret(*jws, Secret(*secret));
}

QByteArray setOf(const QJsonValue &jwk)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), QJsonArray{jwk}}}).toJson();
}

/// Counts, and remembers what went another way than the file says.
struct Tally
{
    int vectors = 0;
    QSet<int> acceptedInvalid = {};
    QSet<int> refusedValid = {};

    void count(const QJsonValue &test, bool accepted)
    {
        ++vectors;
        const int id = test[QLatin1String("tcId")].toInt();
        const QByteArray result = text(test, "result");
        if (accepted && result == "invalid")
            acceptedInvalid.insert(id);
        if (!accepted && result == "valid")
            refusedValid.insert(id);
    }
};

} // namespace

class tst_Wycheproof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!wycheproofFolder().exists(QStringLiteral("json_web_signature_test.json")))
            QSKIP("The vectors of Project Wycheproof are absent: set QONSENT_WYCHEPROOF.");
    }

    void compactSignatures()
    {
        const QJsonObject file = document(QStringLiteral("json_web_signature_test.json"));
        Tally tally;
        for (const QJsonValue &group : file.value(QLatin1String("testGroups")).toArray()) {
            const QByteArray keys = setOf(group[QLatin1String("public")]);
            for (const QJsonValue &test : group[QLatin1String("tests")].toArray())
                tally.count(test,
                            accepts(keys, group[QLatin1String("private")], text(test, "jws")));
        }
        QCOMPARE(tally.vectors, 401);
        // The file's own fault: these two are the same text as the valid vector 357.
        QCOMPARE(tally.acceptedInvalid, (QSet<int>{367, 370}));
        // The token's alg is not the key's (346, 350), the key's alg is "ES521" (347, 351), a
        // question mark inside base64url (the rest).
        QCOMPARE(tally.refusedValid, (QSet<int>{346, 347, 350, 351, 372, 373}));
    }

    void keySets()
    {
        const QJsonObject file = document(QStringLiteral("json_web_key_test.json"));
        Tally tally;
        for (const QJsonValue &group : file.value(QLatin1String("testGroups")).toArray()) {
            const QJsonValue publicSet = group[QLatin1String("public")];
            const QJsonArray secrets =
                group[QLatin1String("private")][QLatin1String("keys")].toArray();
            // A registration has one secret; a set of several is none.
            const QJsonValue secret = secrets.size() == 1 ? secrets.first() : QJsonValue();
            for (const QJsonValue &test : group[QLatin1String("tests")].toArray())
                tally.count(test,
                            accepts(QJsonDocument(publicSet.toObject()).toJson(), secret,
                                    text(test, "jws")));
        }
        QCOMPARE(tally.vectors, 26);
        QCOMPARE(tally.acceptedInvalid, QSet<int>());
        // Two client secrets at once: there is one client.
        QCOMPARE(tally.refusedValid, QSet<int>{2});
    }

    void rawSignatures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<int>("vectors");
        QTest::newRow("C05: ECDSA on P-256")
            << QStringLiteral("ecdsa_secp256r1_sha256_p1363_test.json") << QByteArray("ES256")
            << 262;
        QTest::newRow("C05: ECDSA on P-384")
            << QStringLiteral("ecdsa_secp384r1_sha384_p1363_test.json") << QByteArray("ES384")
            << 280;
        QTest::newRow("C10: Ed25519")
            << QStringLiteral("ed25519_test.json") << QByteArray("EdDSA") << 151;
        QTest::newRow("C09: RSASSA-PSS") << QStringLiteral("rsa_pss_2048_sha256_mgf1_32_test.json")
                                         << QByteArray("PS256") << 108;
        QTest::newRow("C04: RSASSA-PKCS1-v1_5")
            << QStringLiteral("rsa_signature_2048_sha256_test.json") << QByteArray("RS256") << 259;
    }
    void rawSignatures()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, alg);
        const QJsonObject file = document(name);
        const SignatureAlgorithm &algorithm = *SignatureAlgorithm::find(alg);
        Tally tally;
        for (const QJsonValue &group : file.value(QLatin1String("testGroups")).toArray()) {
            const Result<Jwk> key = Jwk::parse(jwkOf(group));
            for (const QJsonValue &test : group[QLatin1String("tests")].toArray())
                tally.count(test,
                            key && key->verify(algorithm, bytes(test, "msg"), bytes(test, "sig")));
        }
        QTEST(tally.vectors, "vectors");
        QCOMPARE(tally.acceptedInvalid, QSet<int>());
        QCOMPARE(tally.refusedValid, QSet<int>());
    }

private:
    /// Some groups spell their key only in numbers, padded with a zero or lacking one.
    static QJsonObject jwkOf(const QJsonValue &group)
    {
        for (const char *name : {"publicKeyJwk", "keyJwk"}) {
            const QJsonValue jwk = group[QLatin1String(name)];
            if (jwk.isObject())
                return jwk.toObject();
        }
        const QJsonValue numbers = group[QLatin1String("publicKey")];
        const qsizetype size = (numbers[QLatin1String("keySize")].toInt() + 7) / 8;
        const auto coordinate = [&](const char *name) {
            const QByteArray padded = QByteArray(size, '\0') + bytes(numbers, name);
            return QString::fromLatin1(encodeBase64Url(padded.right(size)));
        };
        return {
            {QStringLiteral("kty"), QStringLiteral("EC")},
            {QStringLiteral("crv"), size == 32 ? QStringLiteral("P-256") : QStringLiteral("P-384")},
            {QStringLiteral("x"), coordinate("wx")},
            {QStringLiteral("y"), coordinate("wy")}};
    }
};

QONSENT_TEST(tst_Wycheproof)
#include "tst_wycheproof.moc"
