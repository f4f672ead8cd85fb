// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/export.h"

#include <QByteArrayList>

namespace Qonsent {

/// For programs that hold a vault's key: no core dump of this process is ever written, and no
/// other process of the same user can read its memory or attach to it. Call it first in main().
/// Under AddressSanitizer, whose leak search attaches to the process, it does nothing.
///
/// Returns what could not be had, for the log: "core_limit", "dumpable", or "memory_lock" if the
/// limit on locked memory is so low that keys may reach the swap file. Against hibernation nothing
/// of this helps.
QONSENT_VAULT_EXPORT QByteArrayList hardenProcess();

} // namespace Qonsent
