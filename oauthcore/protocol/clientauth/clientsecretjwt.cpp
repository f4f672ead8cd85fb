// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientassertion.h"
#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

namespace Qonsent {

Result<TokenRequest> clientSecretJwt(TokenRequest request, const ClientRegistration &client,
                                     qint64 utcMSecs)
{
    if (client.secret.isEmpty())
        return AuthError::of(AuthError::Code::InvalidConfiguration, "client_secret",
                             QStringLiteral("client_secret"));
    const auto key = [&client] {
        return SigningKey::fromSecret(client.signingAlgorithm.isEmpty() ? QByteArray("HS256")
                                                                        : client.signingAlgorithm,
                                      client.secret, {});
    };
    return assertionAuthenticator(key)(std::move(request), client, utcMSecs);
}

} // namespace Qonsent
