// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

/// For `$(…)` and for files that hold one token. The newline at the end is what shells take away
/// again.
Result<QByteArray> exportRaw(const Account &, const TokenSet &tokens, RefreshTokenInclusion)
{
    const auto token = printableAccessToken(tokens);
    if (!token)
        return token;
    return *token + '\n';
}

} // namespace Qonsent
