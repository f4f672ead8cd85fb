// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/idtokenvalidator.h"
#include "oauthcore/jose/jwssigner.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qonsent;

namespace {

/// Every algorithm there is.
IdTokenExpectations expectations()
{
    IdTokenExpectations expected{.issuer = QStringLiteral("https://issuer.example"),
                                 .clientId = QStringLiteral("client"),
                                 .nonce = QByteArrayLiteral("n-1"),
                                 .nowMSecs = FakeClock().utcMSecs()};
    expected.allowedAlgorithms.clear();
    for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
        if (!algorithm.isSymmetric())
            expected.allowedAlgorithms.append(algorithm.name);
    }
    return expected;
}

QByteArray setOf(const QJsonObject &jwk)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), QJsonArray{jwk}}}).toJson();
}

/// What makevectors.py wrote.
QJsonArray vectors()
{
    QFile file(QStringLiteral(":/jose/vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())[QLatin1String("rows")].toArray();
}

} // namespace

/// Two implementations judge each other: ours and python3-cryptography.
class tst_JoseVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesTokensMadeElsewhere_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("reason");
        const QJsonArray rows = vectors();
        QVERIFY(rows.size() > 20);
        for (const QJsonValue &row : rows) {
            QTest::newRow(row[QLatin1String("name")].toString().toUtf8().constData())
                << row[QLatin1String("jwk")].toObject()
                << row[QLatin1String("token")].toString().toUtf8()
                << row[QLatin1String("reason")].toString().toUtf8();
        }
    }
    void judgesTokensMadeElsewhere()
    {
        QFETCH(QJsonObject, jwk);
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, reason);
        const Result<JwkSet> keys = JwkSet::parse(setOf(jwk));
        QVERIFY(keys);
        const auto claims = IdTokenValidator::validate(Secret(token), *keys, expectations());
        QCOMPARE(claims ? QByteArray() : claims.error().reason, reason);
        if (claims)
            QCOMPARE(claims->subject(), QStringLiteral("subject"));
    }

    void anHmacOfAPublicKeyIsNoneOfTheSecretEither_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<QByteArray>("token");
        const QJsonArray rows = vectors();
        for (const QJsonValue &row : rows) {
            const QString name = row[QLatin1String("name")].toString();
            if (name.startsWith(QLatin1String("C02")))
                QTest::newRow(name.toUtf8().constData())
                    << row[QLatin1String("jwk")].toObject()
                    << row[QLatin1String("token")].toString().toUtf8();
        }
    }
    void anHmacOfAPublicKeyIsNoneOfTheSecretEither()
    {
        QFETCH(QJsonObject, jwk);
        QFETCH(QByteArray, token);
        const Result<JwkSet> keys = JwkSet::parse(setOf(jwk));
        QVERIFY(keys);
        IdTokenExpectations expected = expectations();
        expected.allowedAlgorithms = {"HS256"};
        expected.clientSecret = Secret(QByteArray("CNRYS-").repeated(8));
        const auto claims = IdTokenValidator::validate(Secret(token), *keys, expected);
        QVERIFY(!claims);
        QCOMPARE(claims.error().code, AuthError::Code::IdTokenRejected);
        QCOMPARE(claims.error().reason, QByteArray("signature"));
    }

    void signsTokensThatAreGoodElsewhere()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty()
            || QProcess::execute(python,
                                 {QStringLiteral("-c"), QStringLiteral("import cryptography")})
                != 0)
            QSKIP("python3-cryptography is not installed; nobody else can judge our signatures.");
        const QJsonArray tokens = ownTokens();
        QCOMPARE(tokens.size(), 14);

        QTemporaryDir folder;
        const QString script = folder.filePath(QStringLiteral("makevectors.py"));
        QVERIFY(QFile::copy(QStringLiteral(":/jose/makevectors.py"), script));
        QProcess judge;
        judge.start(python, {script, QStringLiteral("verify")});
        judge.write(QJsonDocument(tokens).toJson());
        judge.closeWriteChannel();
        QVERIFY2(judge.waitForFinished(), judge.readAllStandardError().constData());
        QByteArray expected = QByteArray("good\n").repeated(13) + "bad InvalidSignature\n";
        QCOMPARE(judge.readAllStandardOutput(), expected);
    }

private:
    static QJsonObject entry(const QJsonObject &jwk, const QByteArray &token)
    {
        return {{QStringLiteral("jwk"), jwk},
                {QStringLiteral("token"), QString::fromLatin1(token)}};
    }

    /// One of each algorithm, and one with its last bits turned over.
    static QJsonArray ownTokens()
    {
        const Secret secret(QByteArray(64, 's'));
        const QJsonObject payload{{QStringLiteral("sub"), QStringLiteral("s")}};
        QJsonArray tokens;
        for (const SignatureAlgorithm &algorithm : signatureAlgorithms()) {
            const auto key = algorithm.isSymmetric()
                ? SigningKey::fromSecret(algorithm.name, secret, {})
                : SigningKey::generate(algorithm.name, {});
            QJsonObject jwk = key->publicJwk();
            if (algorithm.isSymmetric())
                jwk.insert(QStringLiteral("k"),
                           QString::fromLatin1(encodeBase64Url(secret.reveal())));
            tokens.append(entry(jwk, *key->sign(payload)));
        }
        const auto key = SigningKey::generate("ES256", {});
        QByteArray token = *key->sign(payload);
        token[token.size() - 10] = token[token.size() - 10] == 'A' ? 'B' : 'A';
        tokens.append(entry(key->publicJwk(), token));
        return tokens;
    }
};

QONSENT_TEST(tst_JoseVectors)
#include "tst_josevectors.moc"
