// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/authorizationoptions.h"
#include "oauthcore/protocol/pendingauthorization.h"

namespace Qonsent {

/// The request that a person carries to the provider in a browser (RFC 6749 section 4.1.1, with
/// PKCE S256 of RFC 7636 and, for the scope `openid`, the nonce of OpenID Connect Core 3.1.2.1).
/// What has to be known again when the answer comes is taken from the PendingAuthorization.
struct QONSENT_CORE_EXPORT AuthorizationRequest
{
    QUrl endpoint = {};             ///< `authorization_endpoint`; a query it already has is kept
    QString clientId = {};          ///< `client_id`
    Scopes scopes = {};             ///< `scope`; left out if empty
    QString loginHint = {};         ///< `login_hint`; left out if empty
    FormParameters parameters = {}; ///< whatever the provider wants besides, in this order
    AuthorizationOptions options = {};

    /// True for a parameter that only the protocol may set: each carries one of the checks of the
    /// answer.
    [[nodiscard]] static bool isReserved(QByteArrayView parameter);
    /// The address to open. InvalidConfiguration: "parameter_reserved:<name>",
    /// "parameter_twice:<name>" (also an option), "prompt" ("none" beside another, or a blank in
    /// one), "max_age", "ui_locales", "resource" (relative, or with a fragment), "response_mode"
    /// (tokens in a query), "response_type" (an ID token without the scope `openid`).
    [[nodiscard]] Result<QUrl> url(const PendingAuthorization &pending) const;
};

} // namespace Qonsent
