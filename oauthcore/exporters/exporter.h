// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/account.h"

#include <span>

namespace Qonsent {

/// Whether an export holds what renews the access: with it, it works until the person signs out.
enum class RefreshTokenInclusion : quint8 {
    Left,     ///< the default: nothing that outlives the access token by much
    Included, ///< for backups
};

/// One form that tokens leave the kit in. Pure: account and tokens in, bytes out, or why the form
/// cannot hold them.
struct Exporter
{
    const char *name = nullptr;    ///< what `--format` calls it
    const char *summary = nullptr; ///< one line for `--help`, English source
    Result<QByteArray> (*write)(const Account &, const TokenSet &, RefreshTokenInclusion) = nullptr;
};

/// All forms. A new one is a new file and one row in exporter.cpp.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const Exporter> exporters();

/// \a account and \a tokens in the form \a name. InvalidConfiguration `format` if there is no such
/// form, or if it has no way to write these tokens; ResponseIncomplete without an access token;
/// ResponseMalformed, named after the token, if it has characters that no token has: TokenResponse
/// lets none of them in, but what comes out of an old store may be anything.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QByteArray> exported(QByteArrayView name,
                                                              const Account &account,
                                                              const TokenSet &tokens,
                                                              RefreshTokenInclusion inclusion);

} // namespace Qonsent
