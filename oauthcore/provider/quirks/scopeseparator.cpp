// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `scope_separator:comma`: scopes are joined by something else than spaces, in every message.
std::optional<ProviderHooks> Quirks::scopeSeparator(const QByteArray &argument)
{
    const std::optional<char> separator = MessageEdit::separatorCalled(argument);
    std::optional<ProviderHooks> hooks = answerScopes(argument);
    if (!separator || !hooks)
        return {};
    const auto joined = [separator = *separator](const FormParameters &parameters) {
        return MessageEdit::withValue(parameters, "scope", [separator](QByteArray scopes) {
            return scopes.replace(' ', separator);
        });
    };
    hooks->authorizationParameters = [joined](FormParameters parameters) -> Result<FormParameters> {
        return joined(parameters);
    };
    hooks->tokenRequest = [joined](TokenRequest request,
                                   const TokenRequestContext &) -> Result<TokenRequest> {
        request.parameters = joined(request.parameters);
        return request;
    };
    return hooks;
}

} // namespace Qonsent
