// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

/// For `curl -H "$(…)"` and everything else that takes a header (RFC 6750 section 2.1). A header
/// has no place for a refresh token.
QByteArray exportHeader(const Account &, const TokenSet &tokens, RefreshTokenInclusion)
{
    return "Authorization: Bearer " + tokens.accessToken.reveal().toByteArray() + '\n';
}

} // namespace Qonsent
