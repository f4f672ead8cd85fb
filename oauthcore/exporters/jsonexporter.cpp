// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

namespace {

QJsonValue text(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

} // namespace

/// The members of RFC 6749 section 5.1, with the expiry as a time and the account's name.
QByteArray exportJson(const Account &account, const TokenSet &tokens,
                      RefreshTokenInclusion inclusion)
{
    QJsonObject object = tokens.extra;
    object.insert(QLatin1String("account"), account.name);
    object.insert(QLatin1String("access_token"), text(tokens.accessToken));
    object.insert(QLatin1String("token_type"), QString::fromLatin1(tokens.tokenType));
    object.insert(QLatin1String("scope"), tokens.grantedScopes.toString());
    if (!account.provider.issuer.isEmpty())
        object.insert(QLatin1String("issuer"), account.provider.issuer);
    if (tokens.expiresAt.isValid())
        object.insert(QLatin1String("expires_at"), tokens.expiresAt.toString(Qt::ISODate));
    if (!tokens.idToken.isEmpty())
        object.insert(QLatin1String("id_token"), text(tokens.idToken));
    if (inclusion == RefreshTokenInclusion::Included && !tokens.refreshToken.isEmpty())
        object.insert(QLatin1String("refresh_token"), text(tokens.refreshToken));
    return printableJson(object, QJsonDocument::Compact) + '\n';
}

} // namespace Qonsent
