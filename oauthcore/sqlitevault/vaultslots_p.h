// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/keysource.h"
#include "oauthcore/sqlitevault/vaultconnection_p.h"

namespace Qonsent {

/// The master key, wrapped with the key of one source.
struct VaultSlot
{
    qint64 number = 0;
    VaultProtection kind = VaultProtection::Memory;
    QJsonObject parameters = {};
    QByteArray wrapped = {};
    bool isDamaged = false; ///< it was changed by accident; its key is not to blame
};

/// Slots, the newest first. Those of kinds that a newer program may know are left out.
[[nodiscard]] Result<QList<VaultSlot>> readSlots(VaultConnection &connection,
                                                 const QByteArray &vaultId);
/// Wraps \a master with \a key and stores it; returns the number of the slot.
[[nodiscard]] Result<qint64> addSlot(VaultConnection &connection, const QByteArray &vaultId,
                                     VaultProtection kind, const SlotKey &key,
                                     const LockedKey &master);
[[nodiscard]] Result<Done> removeSlot(VaultConnection &connection, qint64 number);
/// The master key out of \a slot; VaultKeyWrong if \a key does not open it, VaultDamaged "slot".
[[nodiscard]] Result<LockedKey> openSlot(const QByteArray &vaultId, const VaultSlot &slot,
                                         const LockedKey &key);

} // namespace Qonsent
