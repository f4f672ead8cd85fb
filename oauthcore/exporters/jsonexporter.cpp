// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

namespace {

/// What a provider sent besides may outlive the access token, e.g. `device_secret`.
void removeCredentials(QJsonObject &object)
{
    const QStringList names = object.keys();
    for (const QString &name : names) {
        if (name.endsWith(QLatin1String("_token")) || name.contains(QLatin1String("secret")))
            object.remove(name);
    }
}

} // namespace

/// The members of RFC 6749 section 5.1, with the expiry as a time and the account's name.
Result<QByteArray> exportJson(const Account &account, const TokenSet &tokens,
                              RefreshTokenInclusion inclusion)
{
    const auto access = printableAccessToken(tokens);
    if (!access)
        return access;
    // JSON could hold more, but not bytes that are no text: they would come out as others.
    const auto identity = printable(tokens.idToken.reveal(), "id_token");
    if (!identity)
        return identity;
    const auto refresh = inclusion == RefreshTokenInclusion::Included
        ? printable(tokens.refreshToken.reveal(), "refresh_token")
        : Result<QByteArray>(QByteArray());
    if (!refresh)
        return refresh;

    QJsonObject object = tokens.extra;
    if (inclusion == RefreshTokenInclusion::Left)
        removeCredentials(object);
    object.insert(QLatin1String("account"), account.name);
    object.insert(QLatin1String("access_token"), QString::fromLatin1(*access));
    object.insert(QLatin1String("token_type"), QString::fromLatin1(tokens.tokenType));
    object.insert(QLatin1String("scope"), tokens.grantedScopes.toString());
    if (!account.provider.issuer.isEmpty())
        object.insert(QLatin1String("issuer"), account.provider.issuer);
    if (tokens.expiresAt.isValid())
        object.insert(QLatin1String("expires_at"), tokens.expiresAt.toString(Qt::ISODate));
    if (!identity->isEmpty())
        object.insert(QLatin1String("id_token"), QString::fromLatin1(*identity));
    if (!refresh->isEmpty())
        object.insert(QLatin1String("refresh_token"), QString::fromLatin1(*refresh));
    return printableJson(object, QJsonDocument::Compact) + '\n';
}

} // namespace Qonsent
