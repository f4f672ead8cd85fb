// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

#include <algorithm>

namespace Qonsent {

/// `registered_redirect:My_Rule_Name`: what is registered is a name, or the https address of a page
/// that leads on to this computer. It stands for the redirect address in every message.
std::optional<ProviderHooks> Quirks::registeredRedirect(const QByteArray &argument)
{
    const bool isVisible = argument.size() <= 2048
        && std::all_of(argument.begin(), argument.end(),
                       [](char c) { return c > 0x20 && c < 0x7f; });
    if (!isVisible)
        return {};
    const auto replaced = [argument](const FormParameters &parameters) {
        return MessageEdit::withValue(parameters, "redirect_uri",
                                      [argument](const QByteArray &) { return argument; });
    };
    return ProviderHooks{
        .authorizationParameters = [replaced](FormParameters parameters) -> Result<FormParameters> {
            return replaced(parameters);
        },
        .tokenRequest = [replaced](TokenRequest request,
                                   const TokenRequestContext &) -> Result<TokenRequest> {
            request.parameters = replaced(request.parameters);
            return request;
        }};
}

} // namespace Qonsent
