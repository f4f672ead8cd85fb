// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/issuer.h"

#include <QHostAddress>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

AuthError refused(const char *reason, const QUrl &url)
{
    return AuthError::of(AuthError::Code::InsecureUrl, reason, url.host());
}

bool hasDotSegments(const QUrl &url)
{
    const QStringList segments = url.path(QUrl::FullyDecoded).split(u'/');
    return segments.contains("."_L1) || segments.contains(".."_L1);
}

} // namespace

Issuer::Issuer(const QString &identifier, const QUrl &url)
    : m_identifier(identifier)
    , m_url(url)
    , m_reach(reachOf(url))
{ }

Result<Issuer> Issuer::parse(const QString &text)
{
    const Result<QUrl> url = parseWebAddress(text);
    if (!url)
        return url.error();
    if (url->hasQuery())
        return refused("query", *url);
    if (url->hasFragment())
        return refused("fragment", *url);
    if (hasDotSegments(*url))
        return refused("path", *url);
    Issuer issuer(text, *url);
    // No certificate vouches for a number; in a private network people do without names.
    if (issuer.m_reach == Reach::Public && !QHostAddress(url->host()).isNull())
        return refused("ip_literal", *url);
    return issuer;
}

QList<QUrl> Issuer::metadataLocations() const
{
    const QString origin = m_url.scheme() + "://"_L1 + m_url.authority(QUrl::FullyEncoded);
    QString path = m_url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    const auto location = [&origin](const QString &where) {
        return QUrl(origin + where, QUrl::StrictMode);
    };
    const QString openid = u"/.well-known/openid-configuration"_s;
    const QString oauth = u"/.well-known/oauth-authorization-server"_s;
    if (path.isEmpty())
        return {location(openid), location(oauth)};
    return {location(path + openid), location(oauth + path), location(openid + path)};
}

} // namespace Qonsent
