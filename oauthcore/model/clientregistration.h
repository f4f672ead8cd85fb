// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

#include <QString>

namespace Qonsent {

/// What the provider knows this program by (RFC 6749 section 2).
struct ClientRegistration
{
    QString id = {}; ///< `client_id`
    /// `client_secret`, if the provider issued one. In a program that people install it is no
    /// secret (RFC 8252 section 8.5); PKCE is what protects the sign-in.
    Secret secret = {};
    /// `token_endpoint_auth_method` of the registration, e.g. "client_secret_post". Empty: "none"
    /// without a secret, "client_secret_basic" with one.
    QByteArray authenticationMethod = {};
    /// The path that was registered for the loopback redirect. It never changes, only the port
    /// does.
    QString redirectPath = QStringLiteral("/callback");
    /// `id_token_signed_response_alg` of the registration. Empty: any asymmetric algorithm that
    /// the metadata lists, RS256 if it lists none. HS256/384/512 only if they are named here.
    QByteArray idTokenSigningAlgorithm = {};

    bool operator==(const ClientRegistration &) const = default;
};

} // namespace Qonsent
