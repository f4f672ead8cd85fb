// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include <QUuid>

namespace Qonsent {

namespace {

bool isTenantId(const QString &text)
{
    return QUuid(text).toString(QUuid::WithoutBraces) == text && !QUuid(text).isNull();
}

struct IssuerPattern
{
    QString text = {};
    QString before = {};
    QString after = {};

    /// What stands in \a issuer where the template has its place; nothing if it is another issuer.
    std::optional<QString> tenantOf(const QString &issuer) const
    {
        if (!issuer.startsWith(before) || !issuer.endsWith(after)
            || issuer.size() <= before.size() + after.size())
            return {};
        const QString tenant =
            issuer.sliced(before.size(), issuer.size() - before.size() - after.size());
        return tenant.contains(u'/') ? std::nullopt : std::optional(tenant);
    }
};

} // namespace

/// `issuer_template:https://id.example/{tenantid}/v2`: one address speaks for many tenants. Its
/// metadata holds the template instead of an issuer, and `iss` of an ID token is the template with
/// the token's own `tid` in it, a UUID; nothing else is believed.
std::optional<ProviderHooks> Quirks::issuerTemplate(const QByteArray &argument)
{
    constexpr QByteArrayView place = "{tenantid}";
    if (argument.count(place) != 1 || !argument.startsWith("https://"))
        return {};
    const QString pattern = QString::fromLatin1(argument);
    const qsizetype at = argument.indexOf(place);
    const IssuerPattern known{
        .text = pattern, .before = pattern.first(at), .after = pattern.sliced(at + place.size())};
    return ProviderHooks{
        .metadata = [known](QJsonObject document, const QString &issuer) -> Result<QJsonObject> {
            if (document.value(QLatin1String("issuer")) == known.text && known.tenantOf(issuer))
                document.insert(QLatin1String("issuer"), issuer);
            return document;
        },
        .idTokenExpectations = [known](IdTokenExpectations expected,
                                       const QJsonObject &claims) -> Result<IdTokenExpectations> {
            const std::optional<QString> tenant = known.tenantOf(expected.issuer);
            if (!tenant || isTenantId(*tenant)) // one tenant has an issuer of its own
                return expected;
            const QString own = claims.value(QLatin1String("tid")).toString();
            if (claims.isEmpty())
                return expected;
            if (!isTenantId(own))
                return AuthError::of(AuthError::Code::IdTokenRejected, "tid");
            expected.issuer = known.before + own + known.after;
            return expected;
        }};
}

} // namespace Qonsent
