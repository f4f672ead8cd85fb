// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/detachedsession_p.h"

#include <unistd.h>

namespace Qonsent {

void detachSession()
{
    ::setsid(); // async-signal-safe; it cannot fail in a fresh child
}

} // namespace Qonsent
