// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"

namespace Qonsent {

namespace {

struct Row
{
    const char *method; ///< `token_endpoint_auth_method` (RFC 7591 section 2)
    ClientAuthentication apply;
};

/// A new method is a new file and a row here.
constexpr Row methods[] = {
    {"none", clientAuthNone},
    {"client_secret_basic", clientSecretBasic},
    {"client_secret_post", clientSecretPost},
};

QByteArray methodOf(const ClientRegistration &client)
{
    if (!client.authenticationMethod.isEmpty())
        return client.authenticationMethod;
    return client.secret.isEmpty() ? "none" : "client_secret_basic";
}

} // namespace

Result<TokenRequest> authenticated(TokenRequest request, const ClientRegistration &client)
{
    const QByteArray method = methodOf(client);
    for (const Row &row : methods) {
        if (method == row.method)
            return row.apply(std::move(request), client);
    }
    return AuthError::of(AuthError::Code::InvalidConfiguration, "token_endpoint_auth_method",
                         QString::fromLatin1(method));
}

} // namespace Qonsent
