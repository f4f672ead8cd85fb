// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/idtokenclaims.h"

#include "oauthcore/base/autherror.h"
#include "oauthcore/base/clock.h"

namespace Qonsent {

namespace {

QDateTime timeClaim(const QJsonObject &claims, QLatin1String name)
{
    return utcFromMSecs(qint64(claims.value(name).toDouble() * 1000));
}

} // namespace

QString IdTokenClaims::issuer() const
{
    return m_claims.value(QLatin1String("iss")).toString();
}
QString IdTokenClaims::subject() const
{
    return m_claims.value(QLatin1String("sub")).toString();
}
QDateTime IdTokenClaims::issuedAt() const
{
    return timeClaim(m_claims, QLatin1String("iat"));
}
QDateTime IdTokenClaims::expiresAt() const
{
    return timeClaim(m_claims, QLatin1String("exp"));
}

QString IdTokenClaims::displayName(const QJsonObject &userinfo) const
{
    for (const char *claim : {"name", "preferred_username", "email", "sub"}) {
        for (const QJsonObject *source : {&m_claims, &userinfo}) {
            const QString name =
                sanitizedServerText(source->value(QLatin1String(claim)).toString());
            if (!name.isEmpty())
                return name;
        }
    }
    return issuer();
}

} // namespace Qonsent
