// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/resourcemetadata.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/issuer.h"
#include "oauthcore/protocol/webaddress.h"

#include <QJsonArray>

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestList = 200;

AuthError rejected(const QByteArray &reason, const QString &resource)
{
    return AuthError::of(AuthError::Code::MetadataRejected, reason, QUrl(resource).host());
}

/// The strings of a list; nothing if it is none.
std::optional<QStringList> texts(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (!value.isArray())
        return {};
    QStringList list;
    for (const QJsonValue &entry : value.toArray()) {
        const QString text = entry.toString();
        const bool printable = std::all_of(text.begin(), text.end(),
                                           [](QChar c) { return c > u' ' && c < QChar(0x7f); });
        if (!entry.isString() || text.isEmpty() || !printable || list.size() == longestList)
            return {};
        list.append(text);
    }
    return list;
}

} // namespace

Result<QUrl> ResourceMetadata::location(const QString &resource)
{
    const Result<QUrl> checked = parseWebAddress(resource);
    if (!checked)
        return checked;
    if (checked->hasFragment())
        return AuthError::of(AuthError::Code::InsecureUrl, "fragment", checked->host());
    QUrl url = *checked;
    const QString path = url.path(QUrl::FullyEncoded);
    url.setPath("/.well-known/oauth-protected-resource"_L1 + (path == "/"_L1 ? QString() : path));
    return url;
}

Result<ResourceMetadata> ResourceMetadata::parse(QByteArrayView json, const QString &resource)
{
    const Result<QUrl> address = parseWebAddress(resource);
    if (!address)
        return address.error();
    const Result<QJsonObject> object = readJsonObject(json);
    if (!object)
        return rejected(object.error().reason, resource);
    const QJsonValue named = object->value("resource"_L1);
    if (!named.isString() || named.toString() != resource)
        return rejected("resource", resource);
    ResourceMetadata metadata{.resource = resource, .all = *object};
    const auto servers = texts(object->value("authorization_servers"_L1));
    if (!servers)
        return rejected("authorization_servers", resource);
    for (const QString &server : *servers) {
        const Result<Issuer> issuer = Issuer::parse(server);
        if (!issuer || issuer->reach() < reachOf(*address))
            return rejected("authorization_servers", resource);
    }
    metadata.authorizationServers = *servers;
    const auto scopes = texts(object->value("scopes_supported"_L1));
    if (!scopes)
        return rejected("scopes_supported", resource);
    metadata.scopesSupported = Scopes(*scopes);
    const auto methods = texts(object->value("bearer_methods_supported"_L1));
    if (!methods)
        return rejected("bearer_methods_supported", resource);
    for (const QString &method : *methods)
        metadata.bearerMethodsSupported.append(method.toLatin1());
    return metadata;
}

} // namespace Qonsent
