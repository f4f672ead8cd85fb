// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/clientassertion_p.h"

#include "oauthcore/base/json.h"
#include "oauthcore/jose/jwsverifier.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Qonsent::Test {

namespace {

constexpr qint64 longestLifetime = 600;

QJsonObject claimsOf(const CompactJws &jws)
{
    const Result<QJsonObject> claims = readJsonObject(jws.payload());
    return claims ? *claims : QJsonObject();
}

bool isSignedBy(const Client &client, const CompactJws &jws)
{
    if (client.authenticationMethod == "client_secret_jwt")
        return verifyWithSecret(jws, Secret(QByteArrayView(client.secret))).has_value();
    for (const QJsonValue &each : client.jwks.value(QLatin1String("keys")).toArray()) {
        const Result<Jwk> key = Jwk::parse(each.toObject());
        const bool named = key && (jws.keyId().isEmpty() || jws.keyId() == key->keyId());
        if (named && verifyWithKey(jws, *key))
            return true;
    }
    return false;
}

} // namespace

QByteArray assertedClient(const QByteArray &assertion)
{
    const Result<CompactJws> jws = CompactJws::parse(assertion);
    return jws ? claimsOf(*jws).value(QLatin1String("iss")).toString().toUtf8() : QByteArray();
}

QString assertionProblem(ServerState &state, const Client &client, const QByteArray &assertion,
                         const QByteArray &endpoint)
{
    const Result<CompactJws> jws = CompactJws::parse(assertion);
    if (!jws)
        return QStringLiteral("The assertion is no JWT.");
    if (!isSignedBy(client, *jws))
        return QStringLiteral("The signature is not the client's.");
    const QJsonObject claims = claimsOf(*jws);
    const QString id = QString::fromUtf8(client.id);
    if (claims.value(QLatin1String("iss")).toString() != id
        || claims.value(QLatin1String("sub")).toString() != id)
        return QStringLiteral("iss and sub must be the client.");
    const QByteArray audience = claims.value(QLatin1String("aud")).toString().toUtf8();
    if (audience != endpoint && audience != state.issuer()
        && audience != state.url(Endpoint::Token))
        return QStringLiteral("The assertion is for somebody else.");
    const qint64 expiresAt = claims.value(QLatin1String("exp")).toInteger();
    if (expiresAt <= state.now() || expiresAt > state.now() + longestLifetime)
        return QStringLiteral("The assertion has ended, or lasts too long.");
    if (claims.value(QLatin1String("iat")).toInteger() > state.now() + 60)
        return QStringLiteral("The assertion is from the future.");
    const QByteArray jti = claims.value(QLatin1String("jti")).toString().toUtf8();
    if (jti.isEmpty() || state.usedAssertions.contains(client.id + ' ' + jti))
        return QStringLiteral("The assertion has no jti, or was used before.");
    state.usedAssertions.insert(client.id + ' ' + jti);
    return {};
}

} // namespace Qonsent::Test
