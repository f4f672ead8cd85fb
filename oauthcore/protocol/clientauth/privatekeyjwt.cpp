// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientassertion.h"
#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

namespace Qonsent {

Result<TokenRequest> privateKeyJwt(TokenRequest request, const ClientRegistration &client,
                                   qint64 utcMSecs)
{
    const auto key = [&client] {
        return SigningKey::fromPrivateKey(client.signingKey, client.signingAlgorithm,
                                          client.signingKeyId);
    };
    return assertionAuthenticator(key)(std::move(request), client, utcMSecs);
}

} // namespace Qonsent
