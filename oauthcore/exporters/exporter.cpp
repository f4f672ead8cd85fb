// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/exporter.h"

#include "oauthcore/exporters/formats_p.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr std::array exporterTable = {
    Exporter{"json", "the tokens as a JSON object, as RFC 6749 names them", exportJson},
    Exporter{"header", "one line: Authorization: Bearer …", exportHeader},
    Exporter{"raw", "the access token and nothing else", exportRaw},
    Exporter{"env", "assignments for a shell or a .env file: ACCESS_TOKEN='…'", exportEnv},
    Exporter{"curl", "options for curl --config -", exportCurl},
    Exporter{"netrc", "one line for ~/.netrc, which has no place for an expiry", exportNetrc},
};

} // namespace

std::span<const Exporter> exporters()
{
    return exporterTable;
}

Result<QByteArray> exported(QByteArrayView name, const Account &account, const TokenSet &tokens,
                            RefreshTokenInclusion inclusion)
{
    for (const Exporter &exporter : exporterTable) {
        if (name == exporter.name)
            return exporter.write(account, tokens, inclusion);
    }
    return AuthError::of(Code::InvalidConfiguration, "format",
                         QString::fromUtf8(name.first(std::min(name.size(), qsizetype(40)))));
}

Result<QByteArray> printable(QByteArrayView text, const char *name)
{
    const bool fits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
    if (!fits)
        return AuthError::of(Code::ResponseMalformed, name);
    return text.toByteArray();
}

Result<QByteArray> printableAccessToken(const TokenSet &tokens)
{
    if (tokens.accessToken.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "access_token");
    return printable(tokens.accessToken.reveal(), "access_token");
}

} // namespace Qonsent
