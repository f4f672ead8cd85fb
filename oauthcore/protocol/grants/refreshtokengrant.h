// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// `grant_type=refresh_token` (RFC 6749 section 6). Empty \a scopes ask for what was granted.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest refreshTokenGrant(const QUrl &tokenEndpoint,
                                                                 const Secret &refreshToken,
                                                                 const Scopes &scopes);

} // namespace Qonsent
