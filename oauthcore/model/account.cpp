// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/account.h"

namespace Qonsent {

TokenFacts TokenFacts::of(const TokenSet &tokens)
{
    return {.grantedScopes = tokens.grantedScopes,
            .obtainedAt = tokens.obtainedAt,
            .expiresAt = tokens.expiresAt,
            .isRenewable = !tokens.refreshToken.isEmpty()};
}

void AccountChange::applyTo(Account &account) const
{
    if (name)
        account.name = *name;
    if (state)
        account.state = *state;
    if (tokens)
        account.tokens = TokenFacts::of(*tokens);
}

} // namespace Qonsent
