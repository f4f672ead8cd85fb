// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// How a client proves who it is at the token endpoint (RFC 6749 section 2.3): takes a request,
/// returns it with the proof. Can fail, as signing can.
using ClientAuthentication = Result<TokenRequest> (*)(TokenRequest request,
                                                      const ClientRegistration &client);

/// `none`: a public client names itself in the form.
[[nodiscard]] Result<TokenRequest> clientAuthNone(TokenRequest request,
                                                  const ClientRegistration &client);
/// `client_secret_basic`: id and secret, each form-encoded, in the Authorization header.
[[nodiscard]] Result<TokenRequest> clientSecretBasic(TokenRequest request,
                                                     const ClientRegistration &client);
/// `client_secret_post`: id and secret in the form.
[[nodiscard]] Result<TokenRequest> clientSecretPost(TokenRequest request,
                                                    const ClientRegistration &client);

/// \a request with the proof that \a client is registered for. InvalidConfiguration if the method
/// is unknown or the client lacks what it needs; nothing has been sent then.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> authenticated(
    TokenRequest request, const ClientRegistration &client);

} // namespace Qonsent
