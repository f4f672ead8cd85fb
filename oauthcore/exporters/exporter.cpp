// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/exporter.h"

#include "oauthcore/exporters/formats_p.h"

#include <array>

namespace Qonsent {

namespace {

constexpr std::array table = {
    Exporter{"json", "the tokens as a JSON object, as RFC 6749 names them", exportJson},
    Exporter{"header", "one line: Authorization: Bearer …", exportHeader},
};

} // namespace

std::span<const Exporter> exporters()
{
    return table;
}

Result<QByteArray> exported(QByteArrayView name, const Account &account, const TokenSet &tokens,
                            RefreshTokenInclusion inclusion)
{
    for (const Exporter &exporter : table) {
        if (name == exporter.name)
            return exporter.write(account, tokens, inclusion);
    }
    return AuthError::of(AuthError::Code::InvalidConfiguration, "format",
                         QString::fromUtf8(name.first(std::min(name.size(), qsizetype(40)))));
}

} // namespace Qonsent
