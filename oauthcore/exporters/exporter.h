// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/account.h"

#include <span>

namespace Qonsent {

/// Whether an export holds what renews the access: with it, it works until the person signs out.
enum class RefreshTokenInclusion : quint8 {
    Left,     ///< the default: access token only
    Included, ///< for backups
};

/// One form that tokens leave the kit in. Pure: account and tokens in, bytes out.
struct Exporter
{
    const char *name = nullptr;    ///< what `--format` calls it
    const char *summary = nullptr; ///< one line for `--help`, English source
    QByteArray (*write)(const Account &, const TokenSet &, RefreshTokenInclusion) = nullptr;
};

/// All forms. A new one is a new file and one row in exporter.cpp.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const Exporter> exporters();

/// \a account and \a tokens in the form \a name; InvalidConfiguration if there is no such form.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QByteArray> exported(QByteArrayView name,
                                                              const Account &account,
                                                              const TokenSet &tokens,
                                                              RefreshTokenInclusion inclusion);

} // namespace Qonsent
