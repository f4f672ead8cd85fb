// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// `grant_type=client_credentials` (RFC 6749 section 4.4): the program acts for itself. Empty
/// \a scopes ask for what the registration allows.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest clientCredentialsGrant(const QUrl &tokenEndpoint,
                                                                      const Scopes &scopes);

} // namespace Qonsent
