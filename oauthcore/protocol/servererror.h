// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

namespace Qonsent {

/// The error that a server names by \a code (RFC 6749 sections 4.1.2.1 and 5.2), with its own
/// words made fit to show. \a code is kept as serverCode if it has only the characters that the
/// RFC allows; ResponseMalformed otherwise.
[[nodiscard]] QONSENT_CORE_EXPORT AuthError serverError(QByteArrayView code,
                                                        const QString &description);

} // namespace Qonsent
