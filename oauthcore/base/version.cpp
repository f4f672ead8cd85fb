// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/version.h"

namespace Qonsent {

QVersionNumber libraryVersion()
{
    return QVersionNumber::fromString(QLatin1String(QONSENT_VERSION));
}

} // namespace Qonsent
