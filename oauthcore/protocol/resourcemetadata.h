// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/scopes.h"

#include <QByteArrayList>
#include <QJsonObject>
#include <QUrl>

namespace Qonsent {

/// What a resource server says of itself (RFC 9728 section 2).
struct QONSENT_CORE_EXPORT ResourceMetadata
{
    QString resource = {};                      ///< `resource`, as it was asked for
    QStringList authorizationServers = {};      ///< issuers whose tokens it takes; each an Issuer
    Scopes scopesSupported = {};                ///< `scopes_supported`
    QByteArrayList bearerMethodsSupported = {}; ///< "header", "body", "query"; empty if not said
    QJsonObject all = {};                       ///< every member, as it came

    /// Where the metadata of \a resource is: `/.well-known/oauth-protected-resource` inserted
    /// before its path (section 3.1). InsecureUrl if that cannot be asked, or has a fragment.
    [[nodiscard]] static Result<QUrl> location(const QString &resource);
    /// Reads what was found for \a resource, which has to be named character by character
    /// (section 3.3): whoever answers for somebody else could lead to his own sign-in page.
    /// MetadataRejected with the member's name; an authorization server that is no issuer, or is
    /// nearer to this computer than the resource, is one too.
    [[nodiscard]] static Result<ResourceMetadata> parse(QByteArrayView json,
                                                        const QString &resource);

    bool operator==(const ResourceMetadata &) const = default;
};

} // namespace Qonsent
