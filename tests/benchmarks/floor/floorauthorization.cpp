// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorauthorization.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QUrlQuery>

namespace Bench {

namespace {

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QUrlQuery query(const FloorAuthorization &request, const QString &redirectUri)
{
    const QByteArray challenge =
        base64(QCryptographicHash::hash(request.verifier, QCryptographicHash::Sha256));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("response_type"), QStringLiteral("code"));
    query.addQueryItem(QStringLiteral("client_id"), QStringLiteral("benchmark-client"));
    query.addQueryItem(QStringLiteral("redirect_uri"), redirectUri);
    query.addQueryItem(QStringLiteral("scope"), QStringLiteral("openid profile email"));
    query.addQueryItem(QStringLiteral("state"), QString::fromLatin1(request.state));
    query.addQueryItem(QStringLiteral("code_challenge"), QString::fromLatin1(challenge));
    query.addQueryItem(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
    return query;
}

} // namespace

QByteArray floorRandom()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return base64(QByteArray(reinterpret_cast<const char *>(words), sizeof words));
}

FloorAuthorization makeAuthorization(const QUrl &endpoint, const QString &redirectUri)
{
    FloorAuthorization request{floorRandom(), floorRandom(), endpoint};
    request.url.setQuery(query(request, redirectUri));
    return request;
}

FloorAuthorization makeAuthorizationWithNonce(const QUrl &endpoint, const QString &redirectUri)
{
    FloorAuthorization request{floorRandom(), floorRandom(), endpoint};
    QUrlQuery parameters = query(request, redirectUri);
    parameters.addQueryItem(QStringLiteral("nonce"), QString::fromLatin1(floorRandom()));
    request.url.setQuery(parameters);
    return request;
}

} // namespace Bench
