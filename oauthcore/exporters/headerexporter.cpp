// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

/// For `curl -H @-` and everything else that takes a header (RFC 6750 section 2.1). A header has
/// no place for a refresh token.
Result<QByteArray> exportHeader(const Account &, const TokenSet &tokens, RefreshTokenInclusion)
{
    const auto token = printableAccessToken(tokens);
    if (!token)
        return token;
    return "Authorization: Bearer " + *token + '\n';
}

} // namespace Qonsent
