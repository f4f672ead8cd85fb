// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <QHash>

#include <functional>

namespace Qonsent {

/// How a client proves who it is at the token endpoint (RFC 6749 section 2.3): takes a request,
/// returns it with the proof, made for it at this moment (milliseconds since 1970 UTC). Can fail,
/// as signing can; nothing has been sent then.
using ClientAuthentication = Result<TokenRequest> (*)(TokenRequest request,
                                                      const ClientRegistration &client,
                                                      qint64 utcMSecs);
/// The same as an application writes it.
using ClientAuthenticator = std::function<Result<TokenRequest>(
    TokenRequest request, const ClientRegistration &client, qint64 utcMSecs)>;
/// An application's own ways by the name that ClientRegistration::authenticationMethod gives them.
/// The name is stored with an account, the function is not: it is given anew with each start.
using ClientAuthenticators = QHash<QByteArray, ClientAuthenticator>;

/// `none`: a public client names itself in the form.
[[nodiscard]] Result<TokenRequest> clientAuthNone(TokenRequest request,
                                                  const ClientRegistration &client,
                                                  qint64 utcMSecs);
/// `client_secret_basic`: id and secret in the Authorization header, each form-encoded unless the
/// registration says otherwise.
[[nodiscard]] Result<TokenRequest> clientSecretBasic(TokenRequest request,
                                                     const ClientRegistration &client,
                                                     qint64 utcMSecs);
/// `client_secret_post`: id and secret in the form.
[[nodiscard]] Result<TokenRequest> clientSecretPost(TokenRequest request,
                                                    const ClientRegistration &client,
                                                    qint64 utcMSecs);
/// `client_secret_jwt`: an assertion under the HMAC of the secret (OpenID Connect Core section 9).
[[nodiscard]] Result<TokenRequest> clientSecretJwt(TokenRequest request,
                                                   const ClientRegistration &client,
                                                   qint64 utcMSecs);
/// `private_key_jwt`: an assertion signed with the registration's key (RFC 7523 section 2.2).
[[nodiscard]] Result<TokenRequest> privateKeyJwt(TokenRequest request,
                                                 const ClientRegistration &client, qint64 utcMSecs);
/// `tls_client_auth` and `self_signed_tls_client_auth`: the certificate of the TLS handshake is the
/// proof, the form names the client (RFC 8705 section 2).
[[nodiscard]] Result<TokenRequest> tlsClientAuth(TokenRequest request,
                                                 const ClientRegistration &client, qint64 utcMSecs);

/// \a request with the extras, the certificate and the proof that \a client is registered for. A
/// method is looked for in \a own first. InvalidConfiguration if it is unknown or the client lacks
/// what it needs, and as withExtras(); nothing has been sent then.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> authenticated(
    TokenRequest request, const ClientRegistration &client, qint64 utcMSecs,
    const ClientAuthenticators &own = {});

} // namespace Qonsent
