// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>

#include <span>

namespace Qonsent {

/// Fills \a bytes from the operating system's random number generator; at most 256 bytes a call.
/// There is no fallback: without entropy the process ends, as nothing it signs in would be safe.
QONSENT_CORE_EXPORT void fillRandom(std::span<unsigned char> bytes);

/// \a count random bytes.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray randomBytes(qsizetype count);

/// \a count random bytes as unpadded base64url: 32 bytes give the 43 characters of RFC 7636.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray randomToken(qsizetype count);

} // namespace Qonsent
