// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"

namespace Qonsent {

Result<TokenRequest> clientSecretBasic(TokenRequest request, const ClientRegistration &client)
{
    if (client.secret.isEmpty())
        return AuthError::of(AuthError::Code::InvalidConfiguration, "client_secret",
                             QStringLiteral("client_secret"));
    // RFC 6749 section 2.3.1: both are form-encoded first, so a colon in either is no separator.
    QByteArray credentials =
        formEncoded(client.id.toUtf8()) + ':' + formEncoded(client.secret.reveal());
    request.headers.append({"Authorization", "Basic " + credentials.toBase64()});
    wipe(credentials);
    return request;
}

} // namespace Qonsent
