// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Qonsent::Test {

/// What an AuthorizationServer answers to.
enum class Endpoint : quint8 {
    Discovery,           ///< `/.well-known/openid-configuration` (OpenID Connect Discovery 1.0)
    OAuthMetadata,       ///< `/.well-known/oauth-authorization-server` (RFC 8414)
    Jwks,                ///< the public keys (RFC 7517 section 5)
    Authorization,       ///< RFC 6749 section 3.1
    Interaction,         ///< where the login page and the consent page send their forms
    Token,               ///< RFC 6749 section 3.2
    UserInfo,            ///< OpenID Connect Core 5.3
    Revocation,          ///< RFC 7009
    Introspection,       ///< RFC 7662
    DeviceAuthorization, ///< RFC 8628 section 3.1
    Device,              ///< the page where a person enters a user code
    Other,               ///< any other path: 404
};

} // namespace Qonsent::Test
