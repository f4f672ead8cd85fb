// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/exporters/exporter.h"

namespace Qonsent {

// One function a file, in the order of the table.
[[nodiscard]] Result<QByteArray> exportJson(const Account &account, const TokenSet &tokens,
                                            RefreshTokenInclusion inclusion);
[[nodiscard]] Result<QByteArray> exportHeader(const Account &account, const TokenSet &tokens,
                                              RefreshTokenInclusion inclusion);
[[nodiscard]] Result<QByteArray> exportRaw(const Account &account, const TokenSet &tokens,
                                           RefreshTokenInclusion inclusion);
[[nodiscard]] Result<QByteArray> exportEnv(const Account &account, const TokenSet &tokens,
                                           RefreshTokenInclusion inclusion);
[[nodiscard]] Result<QByteArray> exportCurl(const Account &account, const TokenSet &tokens,
                                            RefreshTokenInclusion inclusion);
[[nodiscard]] Result<QByteArray> exportNetrc(const Account &account, const TokenSet &tokens,
                                             RefreshTokenInclusion inclusion);

/// \a text for a form that is read line by line: printable ASCII (RFC 6749 appendix A). Anything
/// else could end the line and begin one of its own, and is ResponseMalformed \a name.
[[nodiscard]] Result<QByteArray> printable(QByteArrayView text, const char *name);
/// The access token of \a tokens, printable; ResponseIncomplete if there is none.
[[nodiscard]] Result<QByteArray> printableAccessToken(const TokenSet &tokens);

} // namespace Qonsent
