// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

#include <variant>

namespace Qonsent::Test {

/// Reads and checks an authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID
/// Connect Core 3.1.2.1). The answer says what is wrong with it: on a page while the client or its
/// redirect URI is in doubt, by a redirect afterwards.
[[nodiscard]] std::variant<AuthorizationRequest, Answer> readAuthorizationRequest(
    const ServerState &state, const FormParameters &parameters);

/// Sends the person back to the program with \a result, the request's `state` and our `iss`
/// (RFC 9207).
[[nodiscard]] Answer authorizationResponse(const ServerState &state,
                                           const AuthorizationRequest &request,
                                           FormParameters result);

} // namespace Qonsent::Test
