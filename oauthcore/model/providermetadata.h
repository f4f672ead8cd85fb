// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"

#include <QByteArrayList>
#include <QUrl>

namespace Qonsent {

/// What an authorization server says of itself (RFC 8414 section 2, OpenID Connect Discovery 1.0
/// section 3). Made by parseMetadata(), or by hand for a provider without discovery.
struct ProviderMetadata
{
    QString issuer = {}; ///< `issuer`, compared character by character; empty if made by hand
    QUrl authorizationEndpoint = {};              ///< `authorization_endpoint`
    QUrl tokenEndpoint = {};                      ///< `token_endpoint`
    QUrl jwksUri = {};                            ///< `jwks_uri`
    QUrl userinfoEndpoint = {};                   ///< `userinfo_endpoint`
    QUrl revocationEndpoint = {};                 ///< `revocation_endpoint` (RFC 7009)
    QUrl introspectionEndpoint = {};              ///< `introspection_endpoint` (RFC 7662)
    QUrl registrationEndpoint = {};               ///< `registration_endpoint` (RFC 7591)
    QUrl deviceAuthorizationEndpoint = {};        ///< `device_authorization_endpoint` (RFC 8628)
    QUrl endSessionEndpoint = {};                 ///< `end_session_endpoint`
    QUrl pushedAuthorizationRequestEndpoint = {}; ///< RFC 9126
    /// `mtls_endpoint_aliases` (RFC 8705 section 5): where a client with a certificate goes
    /// instead.
    QUrl mtlsTokenEndpoint = {};
    QUrl mtlsRevocationEndpoint = {};          ///< the same
    QUrl mtlsDeviceAuthorizationEndpoint = {}; ///< the same
    Scopes scopesSupported = {};               ///< `scopes_supported`, at most 200
    QByteArrayList grantTypesSupported = {};   ///< `grant_types_supported`; empty if not said
    QByteArrayList codeChallengeMethodsSupported = {};     ///< RFC 7636; empty if not said
    QByteArrayList tokenEndpointAuthMethodsSupported = {}; ///< empty means client_secret_basic
    QByteArrayList idTokenSigningAlgValuesSupported = {};  ///< empty if not said
    /// `authorization_response_iss_parameter_supported` (RFC 9207): every redirect names its
    /// issuer.
    bool authorizationResponseIssParameterSupported = false;

    bool operator==(const ProviderMetadata &) const = default;
};

} // namespace Qonsent
