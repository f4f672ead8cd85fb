// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/model/providermetadata.h"

namespace Qonsent {

/// Asks a provider, through the person's browser, to end the session there (OpenID Connect
/// RP-Initiated Logout 1.0 section 2). Without it the next sign-in may ask nothing at all.
struct QONSENT_CORE_EXPORT LogoutRequest
{
    Secret idTokenHint = {}; ///< `id_token_hint`: whose session; most providers want it
    QString clientId = {};   ///< `client_id`, for providers that encrypt or keep no ID tokens
    QString logoutHint = {}; ///< `logout_hint`, e.g. an e-mail address
    /// `post_logout_redirect_uri`: where the browser goes afterwards, as registered. Empty: the
    /// provider shows a page of its own.
    QUrl postLogoutRedirectUri = {};
    QByteArray state = {}; ///< `state`, which comes back to postLogoutRedirectUri

    /// The address to open at the provider of \a metadata. MissingEndpoint
    /// `end_session_endpoint`; InvalidConfiguration "post_logout_redirect_uri" (not absolute, or
    /// neither id token nor client id is there for it to be checked against) or "state" (nowhere
    /// to bring it to).
    [[nodiscard]] Result<QUrl> url(const ProviderMetadata &metadata) const;
};

} // namespace Qonsent
