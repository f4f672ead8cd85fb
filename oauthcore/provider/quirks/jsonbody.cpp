// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

namespace Qonsent {

/// `json_body:all`, `json_body:code`, `json_body:refresh`: that request to the token endpoint is a
/// JSON object instead of a form.
std::optional<ProviderHooks> Quirks::jsonBody(const QByteArray &argument)
{
    if (argument != "all" && argument != "code" && argument != "refresh")
        return {};
    return ProviderHooks{
        .tokenRequest = [argument](TokenRequest request,
                                   const TokenRequestContext &exchange) -> Result<TokenRequest> {
            const bool isRefresh = exchange.grantType == "refresh_token";
            const bool isCode = exchange.grantType == "authorization_code";
            if (argument == "all" || (argument == "code" && isCode)
                || (argument == "refresh" && isRefresh))
                request.body = TokenRequest::Body::Json;
            return request;
        }};
}

} // namespace Qonsent
