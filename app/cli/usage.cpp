// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/usage.h"

namespace Qonsent::Cli {

AuthError usageError(const QByteArray &reason, const QString &sentence)
{
    AuthError error = AuthError::of(AuthError::Code::InvalidConfiguration, reason);
    error.message = sentence;
    return error;
}

} // namespace Qonsent::Cli
