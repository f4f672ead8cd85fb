// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/vault/tokenvault.h"

namespace Qonsent {

/// The lock of \a id; VaultBusy if nobody lets go of it for a minute.
[[nodiscard]] ReplyOf<AccountLock> *lockWithinAMinute(TokenVault &vault, const AccountId &id,
                                                      QObject *parent);

} // namespace Qonsent
