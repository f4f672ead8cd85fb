// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

namespace Qonsent::Test {

/// Why an ID token is issued; a refreshed one has no nonce (OpenID Connect Core 12.2).
enum class IdTokenOccasion : quint8 {
    SignIn,  ///< the answer to an authorization code
    Refresh, ///< the answer to a refresh token
};

/// Signs an ID token (OpenID Connect Core 2) that says what \a consent says and fits
/// \a accessToken; the script has the last word.
[[nodiscard]] QByteArray issueIdToken(ServerState &state, const Consent &consent,
                                      QByteArrayView accessToken, IdTokenOccasion occasion);

/// What the scopes of \a token open of a person (OpenID Connect Core 5.4), `sub` included.
[[nodiscard]] QJsonObject userClaims(const ServerState &state, const QString &userName,
                                     const Scopes &scopes);

} // namespace Qonsent::Test
