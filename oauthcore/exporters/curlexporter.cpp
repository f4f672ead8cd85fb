// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/formats_p.h"

namespace Qonsent {

/// For `… | curl --config - URL`: the token goes through a pipe, never through the command line,
/// which every user of the computer can read.
Result<QByteArray> exportCurl(const Account &, const TokenSet &tokens, RefreshTokenInclusion)
{
    const auto token = printableAccessToken(tokens);
    if (!token)
        return token;
    QByteArray inside = *token; // curl's rule: a backslash goes before itself and before a quote
    inside.replace('\\', "\\\\");
    inside.replace('"', "\\\"");
    return "header = \"Authorization: Bearer " + inside + "\"\n";
}

} // namespace Qonsent
