// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/vault/tokenvault.h"

namespace Qonsent {

/// The lock of \a id, for whoever renews or revokes its tokens besides Accounts; VaultBusy if
/// nobody lets go of it for a minute. Errors besides: those of TokenVault::lockAccount().
[[nodiscard]] QONSENT_CORE_EXPORT ReplyOf<AccountLock> *lockWithinAMinute(TokenVault &vault,
                                                                          const AccountId &id,
                                                                          QObject *parent);

} // namespace Qonsent
