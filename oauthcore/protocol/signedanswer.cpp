// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/signedanswer.h"

#include "oauthcore/base/json.h"
#include "oauthcore/jose/jwsverifier.h"

#include <QJsonArray>

namespace Qonsent {

namespace {

AuthError rejected(const char *reason)
{
    return AuthError::of(AuthError::Code::IdTokenRejected, reason);
}

/// RFC 8725 section 3.11: a token made for one purpose is worth nothing for another.
bool fits(QString type, const QString &expected)
{
    if (type.startsWith(QLatin1String("application/"), Qt::CaseInsensitive))
        type.remove(0, 12);
    if (!expected.isEmpty())
        return type.compare(expected, Qt::CaseInsensitive) == 0;
    return type.isEmpty() || type.compare(QLatin1String("JWT"), Qt::CaseInsensitive) == 0;
}

bool names(const QJsonValue &audience, const QString &client)
{
    return audience.isArray() ? audience.toArray().contains(client)
                              : audience.isString() && audience.toString() == client;
}

} // namespace

Result<QJsonObject> verifiedAnswer(QByteArrayView token, const JwkSet &keys,
                                   const SignedAnswerExpectations &expected)
{
    const Result<CompactJws> jws = CompactJws::parse(token);
    if (!jws)
        return jws.error();
    if (jws->algorithm().isSymmetric()
        || !expected.algorithms.contains(QByteArray(jws->algorithm().name)))
        return rejected("alg");
    if (const auto verified = verifyWithKeys(*jws, keys); !verified)
        return verified.error();
    if (!fits(jws->type(), expected.type))
        return rejected("typ");
    const Result<QJsonObject> claims = readJsonObject(jws->payload());
    if (!claims)
        return rejected("malformed");
    const QJsonValue issuer = claims->value(QLatin1String("iss"));
    if (!issuer.isString() || issuer.toString() != expected.issuer)
        return rejected("iss");
    if (!names(claims->value(QLatin1String("aud")), expected.audience))
        return rejected("aud");
    return claims;
}

} // namespace Qonsent
