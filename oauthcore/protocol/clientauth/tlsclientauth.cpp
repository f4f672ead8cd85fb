// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

namespace Qonsent {

Result<TokenRequest> tlsClientAuth(TokenRequest request, const ClientRegistration &client, qint64)
{
    const auto lacks = [](const char *what) {
        return AuthError::of(AuthError::Code::InvalidConfiguration, what, QLatin1String(what));
    };
    if (client.certificate.chain.isEmpty() || client.certificate.key.isEmpty())
        return lacks("client_certificate");
    if (request.endpoint.scheme() != QLatin1String("https")) // nobody would see the certificate
        return lacks("token_endpoint");
    request.parameters.append("client_id", client.id.toUtf8());
    return request;
}

} // namespace Qonsent
