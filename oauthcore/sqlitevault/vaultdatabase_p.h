// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/vaultfile_p.h"
#include "oauthcore/sqlitevault/vaultrecords_p.h"
#include "oauthcore/sqlitevault/vaultslots_p.h"

namespace Qonsent {

/// What can be said of a vault without its key.
struct VaultSummary
{
    bool isThere = false;
    QByteArray vaultId = {};            ///< 16 random bytes
    QList<VaultSlot> slotsInOrder = {}; ///< in the order of trying
};

/// A vault as the thread sees it that works on it: file, slots, and records once it is unlocked.
class VaultDatabase
{
public:
    explicit VaultDatabase(const QString &folder)
        : m_file(folder)
    { }

    [[nodiscard]] const VaultFolder &folder() const { return m_file.folder(); }

    [[nodiscard]] Result<VaultSummary> look();
    /// Makes a vault with one slot and opens it; false if there is one already.
    [[nodiscard]] Result<bool> create(const QByteArray &vaultId, VaultProtection kind,
                                      const SlotKey &key);
    /// A key that does not open \a slot leaves an open vault open.
    [[nodiscard]] Result<Done> unlock(const VaultSlot &slot, const LockedKey &key);
    void lock();
    /// True if records() can be asked: the key is here, and the file is still the one it opened.
    [[nodiscard]] bool isReady() const { return m_records && m_file.isCurrent(); }
    [[nodiscard]] VaultRecords &records() { return *m_records; }

    [[nodiscard]] Result<qint64> addSlot(VaultProtection kind, const SlotKey &key);
    /// Reads the slot \a number from the file and opens it with \a key; if that gives the master
    /// key, removes the other slots of its kind and returns them.
    [[nodiscard]] Result<QList<VaultSlot>> settleSlot(qint64 number, const LockedKey &key);
    /// Removes the slot \a number of the vault \a vaultId, if that is still the one that is open.
    [[nodiscard]] Result<Done> dropSlot(const QByteArray &vaultId, qint64 number);
    /// Removes the slots of \a kind and returns them.
    [[nodiscard]] Result<QList<VaultSlot>> removeSlots(VaultProtection kind);

    /// Tells others that something was written.
    void announceChange();
    /// True if somebody else has written since this was asked last. What nobody has looked at yet
    /// cannot have changed.
    [[nodiscard]] bool wasChangedElsewhere();

private:
    void emptyJournal();

    VaultFile m_file;
    QByteArray m_vaultId;
    LockedKey m_master;
    std::optional<VaultRecords> m_records;
    qint64 m_seenVersion = -1;
    /// Whether there was a vault at the last look; nothing before the first.
    std::optional<bool> m_wasThere;
};

} // namespace Qonsent
