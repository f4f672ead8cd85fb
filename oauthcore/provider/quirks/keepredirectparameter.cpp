// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include <algorithm>

namespace Qonsent {

/// `keep_redirect_parameter:realmId`: the redirect brings what the program needs later. No message
/// is changed; see keptRedirectParameters().
std::optional<ProviderHooks> Quirks::keepRedirectParameter(const QByteArray &argument)
{
    const bool isName =
        argument.size() <= 64 && std::all_of(argument.begin(), argument.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '_' || c == '-' || c == '.';
        });
    return isName ? std::optional(ProviderHooks()) : std::nullopt;
}

} // namespace Qonsent
