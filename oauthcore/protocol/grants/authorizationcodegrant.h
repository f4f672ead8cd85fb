// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/authorizationresponse.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// `grant_type=authorization_code` (RFC 6749 section 4.1.3) with the verifier of RFC 7636 section
/// 4.5. The redirect URI is the one that was sent with \a pending.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest authorizationCodeGrant(
    const QUrl &tokenEndpoint, const AuthorizationCode &code, const PendingAuthorization &pending);

} // namespace Qonsent
