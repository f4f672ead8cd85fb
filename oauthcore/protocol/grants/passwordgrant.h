// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// `grant_type=password` (RFC 6749 section 4.3).
///
/// Bad practice: the program learns the person's password, no second factor works, and OAuth 2.1
/// has no such grant (RFC 9700 section 2.4: it must not be used). Only for an old server that
/// offers nothing else; whoever uses it tells the person so.
///
/// InvalidConfiguration "username" or "password" if the one or the other is null; an empty one is
/// sent empty.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> passwordGrant(const QUrl &tokenEndpoint,
                                                                     const QString &userName,
                                                                     const Secret &password,
                                                                     const Scopes &scopes);

} // namespace Qonsent
