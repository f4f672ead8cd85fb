// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

namespace Qonsent {

/// A mistake on the command line: InvalidConfiguration whose message, \a sentence, says what to
/// type instead.
[[nodiscard]] AuthError usageError(const QByteArray &reason, const QString &sentence);

} // namespace Qonsent
