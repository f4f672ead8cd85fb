// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/exporters/exporter.h"

namespace Qonsent {

// One function a file, in the order of the table.
[[nodiscard]] QByteArray exportJson(const Account &account, const TokenSet &tokens,
                                    RefreshTokenInclusion inclusion);
[[nodiscard]] QByteArray exportHeader(const Account &account, const TokenSet &tokens,
                                      RefreshTokenInclusion inclusion);

} // namespace Qonsent
