// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/clientauth/clientauthentication.h"

/// One function a method, one file each, and a row in clientauthentication.cpp.
namespace Qonsent {

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

} // namespace Qonsent
