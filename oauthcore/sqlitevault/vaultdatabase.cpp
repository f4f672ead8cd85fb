// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"
#include "oauthcore/sqlitevault/vaultdatabase_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr qsizetype vaultIdSize = 16;

} // namespace

Result<VaultSummary> VaultDatabase::look()
{
    const bool wasOpen = m_file.isCurrent();
    if (!wasOpen)
        lock();
    const auto isThere = m_file.open();
    if (!isThere)
        return isThere.error();
    m_wasThere = *isThere;
    if (!*isThere)
        return VaultSummary{};
    if (!wasOpen)
        (void)wasChangedElsewhere(); // what others write from now on is news
    const auto id = m_file.connection().value("SELECT substr(vault, 1, 17) FROM meta "
                                              "WHERE number = 1");
    if (!id)
        return id.error();
    m_vaultId = id->toByteArray();
    if (m_vaultId.size() != vaultIdSize)
        return AuthError::of(Code::VaultDamaged, "meta");
    const auto all = readSlots(m_file.connection(), m_vaultId);
    if (!all)
        return all.error();
    return VaultSummary{.isThere = true, .vaultId = m_vaultId, .slotsInOrder = *all};
}

Result<bool> VaultDatabase::create(const QByteArray &vaultId, VaultProtection kind,
                                   const SlotKey &key)
{
    lock();
    const LockedKey master = LockedKey::generate();
    const auto created = m_file.create([&](VaultConnection &connection) -> Result<Done> {
        VaultRecords records(connection, VaultKeys::of(master), vaultId);
        if (const auto begun = records.begin(); !begun)
            return begun;
        if (const auto added = Qonsent::addSlot(connection, vaultId, kind, key, master); !added)
            return added.error();
        return Done{};
    });
    if (!created || !*created)
        return created;
    const auto summary = look();
    if (!summary)
        return summary.error();
    // What is on the disk has to open with what the slot is made of.
    if (summary->slotsInOrder.isEmpty())
        return AuthError::of(Code::VaultDamaged, "slots");
    if (const auto unlocked = unlock(summary->slotsInOrder.first(), key.key); !unlocked)
        return unlocked.error();
    return true;
}

Result<Done> VaultDatabase::unlock(const VaultSlot &slot, const LockedKey &key)
{
    if (!m_file.isCurrent())
        lock();
    const auto isThere = m_file.open();
    if (!isThere)
        return isThere.error();
    if (!*isThere)
        return AuthError::of(Code::VaultIo, "file_gone");
    const auto master = openSlot(m_vaultId, slot, key);
    if (!master)
        return master.error();
    VaultRecords records(m_file.connection(), VaultKeys::of(*master), m_vaultId);
    if (const auto checked = records.check(); !checked)
        return checked;
    m_master = *master;
    m_records.emplace(std::move(records));
    return Done{};
}

void VaultDatabase::lock()
{
    m_records.reset();
    m_master = {};
}

Result<qint64> VaultDatabase::addSlot(VaultProtection kind, const SlotKey &key)
{
    auto transaction = VaultTransaction::toWrite(m_file.connection());
    if (!transaction)
        return transaction.error();
    const auto number = Qonsent::addSlot(m_file.connection(), m_vaultId, kind, key, m_master);
    if (!number)
        return number;
    if (const auto committed = transaction.value().commit(); !committed)
        return committed.error();
    return number;
}

Result<QList<VaultSlot>> VaultDatabase::settleSlot(qint64 number, const LockedKey &key)
{
    auto transaction = VaultTransaction::toWrite(m_file.connection());
    if (!transaction)
        return transaction.error();
    const auto all = readSlots(m_file.connection(), m_vaultId);
    if (!all)
        return all;
    const auto added = std::find_if(all->begin(), all->end(), [number](const VaultSlot &slot) {
        return slot.number == number;
    });
    if (added == all->end())
        return AuthError::of(Code::VaultDamaged, "slot");
    const auto master = openSlot(m_vaultId, *added, key);
    if (!master)
        return master.error();
    if (!(*master == m_master))
        return AuthError::of(Code::VaultDamaged, "slot");
    QList<VaultSlot> replaced;
    for (const VaultSlot &slot : *all) {
        if (slot.kind != added->kind || slot.number >= number)
            continue; // a newer one is somebody else's, who is doing the same
        if (const auto removed = removeSlot(m_file.connection(), slot.number); !removed)
            return removed.error();
        replaced.append(slot);
    }
    if (const auto committed = transaction.value().commit(); !committed)
        return committed.error();
    emptyJournal();
    return replaced;
}

Result<Done> VaultDatabase::dropSlot(const QByteArray &vaultId, qint64 number)
{
    if (!isReady() || m_vaultId != vaultId)
        return AuthError::of(Code::VaultLocked);
    const auto dropped = removeSlot(m_file.connection(), number);
    emptyJournal();
    return dropped;
}

/// A slot that is gone must not stay readable in the journal: who knows its passphrase would still
/// get the master key out of it. If somebody is reading now, whoever closes the vault last does it.
void VaultDatabase::emptyJournal()
{
    (void)m_file.connection().value("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<QList<VaultSlot>> VaultDatabase::removeSlots(VaultProtection kind)
{
    auto transaction = VaultTransaction::toWrite(m_file.connection());
    if (!transaction)
        return transaction.error();
    const auto all = readSlots(m_file.connection(), m_vaultId);
    if (!all)
        return all;
    QList<VaultSlot> removed;
    bool isLast = true;
    for (const VaultSlot &slot : *all) {
        if (slot.kind == kind)
            removed.append(slot);
        else if (!slot.isDamaged)
            isLast = false;
    }
    if (removed.isEmpty())
        return AuthError::of(Code::InvalidConfiguration, "no_slot");
    if (isLast)
        return AuthError::of(Code::InvalidConfiguration, "last_slot");
    for (const VaultSlot &slot : std::as_const(removed)) {
        if (const auto gone = removeSlot(m_file.connection(), slot.number); !gone)
            return gone.error();
    }
    if (const auto committed = transaction.value().commit(); !committed)
        return committed.error();
    emptyJournal();
    return removed;
}

void VaultDatabase::announceChange()
{
    // What was written is safe; a program that is not told sees it when it looks.
    if (const auto touched = folder().touchFile(VaultFile::locksName); !touched)
        qCWarning(lcVault, "Other programs cannot be told of a change (%s).",
                  touched.error().reason.constData());
}

bool VaultDatabase::wasChangedElsewhere()
{
    if (!m_wasThere)
        return false;
    if (!m_file.isCurrent()) {
        // Still none is no news.
        const auto there = folder().file(VaultFile::name);
        return *m_wasThere || !there || there.value();
    }
    const auto version = m_file.connection().value("PRAGMA data_version");
    if (!version)
        return true;
    return std::exchange(m_seenVersion, version->toLongLong()) != version->toLongLong();
}

} // namespace Qonsent
