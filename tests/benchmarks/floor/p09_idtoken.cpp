// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/evpkey.h"
#include "tests/benchmarks/harness/work.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <ctime>

using namespace Bench;

namespace {

bool signatureHolds(EVP_PKEY *key, const QByteArray &signedPart, const QByteArray &signature)
{
    const std::unique_ptr<EVP_MD_CTX, FreeKey> context(EVP_MD_CTX_new());
    EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
    return EVP_DigestVerify(context.get(),
                            reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(signedPart.constData()),
                            static_cast<size_t>(signedPart.size()))
        == 1;
}

bool isGood(EVP_PKEY *key, const QByteArray &token, const QString &issuer)
{
    const qsizetype first = token.indexOf('.');
    const qsizetype second = token.indexOf('.', first + 1);
    const QJsonObject header = QJsonDocument::fromJson(decodeBase64(token.left(first))).object();
    QByteArray signature = decodeBase64(token.mid(second + 1));
    if (header.value(QLatin1String("alg")).toString() == QLatin1String("ES256"))
        signature = ecdsaDer(signature);
    if (!signatureHolds(key, token.left(second), signature))
        return false;
    const QJsonObject claims =
        QJsonDocument::fromJson(decodeBase64(token.mid(first + 1, second - first - 1))).object();
    return claims.value(QLatin1String("iss")).toString() == issuer
        && claims.value(QLatin1String("aud")).toString() == QLatin1String("benchmark-client")
        && claims.value(QLatin1String("exp")).toInteger() > time(nullptr);
}

} // namespace

static const bool announced = announceWork("p09", [](const Setting &setting) {
    const QByteArray algorithm = setting.text(QStringLiteral("algorithm")).toLatin1();
    const std::shared_ptr<EVP_PKEY> key =
        readPublicKey(setting.fetch("/key/" + algorithm + ".pem"));
    const QByteArray token = setting.fetch("/idtoken/" + algorithm);
    const QString issuer = setting.text(QStringLiteral("server"));
    return callWork([key, token, issuer](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i)
            good += isGood(key.get(), token, issuer);
        return good;
    });
});
