// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>

#include <optional>

namespace Qonsent {

/// RFC 4648 section 5 without padding, as RFC 7515 section 2 wants it.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray encodeBase64Url(QByteArrayView bytes);

/// The inverse, strict: no padding, no white space, no `+` or `/`, no stray bits at the end, so
/// that every value has exactly one spelling. Empty optional for anything else.
[[nodiscard]] QONSENT_CORE_EXPORT std::optional<QByteArray> decodeBase64Url(QByteArrayView text);

} // namespace Qonsent
