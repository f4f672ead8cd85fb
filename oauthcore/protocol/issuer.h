// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/webaddress.h"

#include <QList>

namespace Qonsent {

/// The identifier of an authorization server (RFC 8414 section 2), as somebody entered it and
/// checked before any request is made. It is compared character by character, so nothing in it is
/// ever normalised.
class QONSENT_CORE_EXPORT Issuer
{
public:
    /// https, or http on loopback, without query, fragment, user information and dot segments; no
    /// literal address of the public Internet. InsecureUrl otherwise, with one of the reasons
    /// "syntax", "scheme", "user_info", "query", "fragment", "path", "ip_literal".
    [[nodiscard]] static Result<Issuer> parse(const QString &text);

    /// As it was entered.
    [[nodiscard]] const QString &identifier() const { return m_identifier; }
    /// How far away its host is; its endpoints may not be nearer.
    [[nodiscard]] Reach reach() const { return m_reach; }
    /// Where its metadata can be, in the order to try: appended to the path (OpenID Connect
    /// Discovery 1.0 section 4), then inserted before it (RFC 8414 section 3.1).
    [[nodiscard]] QList<QUrl> metadataLocations() const;

private:
    Issuer(const QString &identifier, const QUrl &url);

    QString m_identifier;
    QUrl m_url;
    Reach m_reach;
};

} // namespace Qonsent
