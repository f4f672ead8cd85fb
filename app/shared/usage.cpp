// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/usage.h"

namespace Qonsent {

AuthError usageError(const QByteArray &reason, const QString &sentence)
{
    AuthError error = AuthError::of(AuthError::Code::InvalidConfiguration, reason);
    error.message = sentence;
    return error;
}

} // namespace Qonsent
