// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/protocol/webaddress.h"

namespace Qonsent {

/// `refresh_endpoint:https://api.example/refresh`: refreshes go elsewhere than codes.
std::optional<ProviderHooks> Quirks::refreshEndpoint(const QByteArray &argument)
{
    const Result<QUrl> endpoint = parseWebAddress(QString::fromLatin1(argument));
    if (!endpoint || endpoint->hasFragment())
        return {};
    return ProviderHooks{
        .tokenRequest =
            [endpoint = *endpoint](TokenRequest request,
                                   const TokenRequestContext &exchange) -> Result<TokenRequest> {
            if (exchange.grantType == "refresh_token")
                request.endpoint = endpoint;
            return request;
        }};
}

} // namespace Qonsent
