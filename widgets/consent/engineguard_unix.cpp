// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/engineguard_p.h"

#include <QtGlobal>

#include <unistd.h>

namespace Qonsent {

bool engineCanRun()
{
    // Whoever sets the variable has decided, as the tests do; the engine reads it itself.
    return ::geteuid() != 0 || qEnvironmentVariableIntValue("QTWEBENGINE_DISABLE_SANDBOX") == 1;
}

} // namespace Qonsent
