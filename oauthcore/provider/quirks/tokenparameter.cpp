// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `token_parameter:expiring=1`: token requests want something besides. What the request says
/// itself counts more.
std::optional<ProviderHooks> Quirks::tokenParameter(const QByteArray &argument)
{
    const qsizetype equals = argument.indexOf('=');
    const QByteArray name = argument.first(qMax(equals, 0));
    const QByteArray value = argument.sliced(equals + 1);
    const bool isCredential = name == "client_id" || name == "client_secret";
    if (!MessageEdit::isParameterName(name) || MessageEdit::isProtected(name) || isCredential)
        return {};
    return ProviderHooks{
        .tokenRequest = [name, value](TokenRequest request,
                                      const TokenRequestContext &) -> Result<TokenRequest> {
            if (!request.parameters.contains(name))
                request.parameters.append(name, value);
            return request;
        }};
}

} // namespace Qonsent
