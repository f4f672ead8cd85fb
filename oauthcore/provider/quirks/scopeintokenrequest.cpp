// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

namespace Qonsent {

/// `scope_in_token_request`: the code and the refresh token alone do not say what is asked for.
std::optional<ProviderHooks> Quirks::scopeInTokenRequest(const QByteArray &)
{
    return ProviderHooks{
        .tokenRequest = [](TokenRequest request,
                           const TokenRequestContext &exchange) -> Result<TokenRequest> {
            if (!exchange.scopes.isEmpty() && !request.parameters.contains("scope"))
                request.parameters.append("scope", exchange.scopes.toString().toUtf8());
            return request;
        }};
}

} // namespace Qonsent
