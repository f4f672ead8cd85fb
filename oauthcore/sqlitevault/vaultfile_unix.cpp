// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/filelock_p.h"
#include "oauthcore/sqlitevault/vaultfile_p.h"
#include "oauthcore/sqlitevault/vaultschema_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr char newName[] = "vault.db.new";
constexpr char journalName[] = "vault.db-wal";
/// What SQLite puts beside a vault, and what it would if the vault were of another kind.
constexpr const char *companions[] = {journalName, "vault.db-shm", "vault.db-journal"};
constexpr const char *leftovers[] = {newName, "vault.db.new-wal", "vault.db.new-shm",
                                     "vault.db.new-journal"};

} // namespace

AuthError explained(const AuthError &error, const VaultFolder &folder)
{
    if (error.code == Code::VaultIo && error.reason != "enospc" && folder.isDiskFull())
        return AuthError::of(Code::VaultIo, "enospc");
    return error;
}

void VaultFile::close()
{
    m_connection.close();
    m_identity = {};
}

bool VaultFile::isCurrent() const
{
    if (!m_connection.isOpen())
        return false;
    const auto there = m_folder.file(name);
    return there && there.value() == m_identity;
}

Result<Done> VaultFile::checkFiles()
{
    for (const char *const companion : companions) {
        if (const auto safe = m_folder.file(companion); !safe)
            return safe.error();
    }
    return Done{};
}

/// Looks at the head of the file as it lies there: opening a vault of a newer program to ask it
/// would already change it. What is in the journal of such a vault is looked at later.
Result<Done> VaultFile::glance() const
{
    VaultConnection connection;
    if (const auto opened =
            connection.open(m_folder.pathOf(name), VaultConnection::Access::Untouched);
        !opened)
        return opened;
    const auto identity = connection.value("PRAGMA application_id");
    if (!identity) {
        // While somebody brings the journal home, the head can speak of pages that are not there
        // yet. Only what is certainly no database ends here.
        if (identity.error().reason == "sqlite_26")
            return identity.error();
        return Done{};
    }
    if (identity->toInt() != vaultApplicationId)
        return AuthError::of(Code::VaultDamaged, "not_a_vault");
    const auto format = connection.value("PRAGMA user_version");
    if (!format)
        return format.error();
    if (format->toInt() > vaultFormat)
        return AuthError::of(Code::VaultTooNew, "format_" + QByteArray::number(format->toInt()));
    if (format->toInt() < 1)
        return AuthError::of(Code::VaultDamaged, "format");
    return Done{};
}

Result<Done> VaultFile::prepare()
{
    for (const char *const setting : {"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON",
                                      "PRAGMA secure_delete = ON", "PRAGMA synchronous = FULL"}) {
        if (const auto done = m_connection.runOnce(setting); !done)
            return done;
    }
    const auto identity = m_connection.value("PRAGMA application_id");
    if (!identity)
        return identity.error();
    if (identity->toInt() != vaultApplicationId)
        return AuthError::of(Code::VaultDamaged, "not_a_vault");
    const auto format = m_connection.value("PRAGMA user_version");
    if (!format)
        return format.error();
    if (format->toInt() > vaultFormat)
        return AuthError::of(Code::VaultTooNew, "format_" + QByteArray::number(format->toInt()));
    if (const auto checked = checkVaultSchema(m_connection); !checked)
        return checked;
    // A copy that SQLite made of a vault is an ordinary file again.
    const auto mode = m_connection.value("PRAGMA journal_mode = WAL");
    if (!mode)
        return mode.error();
    if (mode->toString() != QLatin1String("wal"))
        return AuthError::of(Code::VaultIo, "journal_mode");
    return Done{};
}

Result<bool> VaultFile::open()
{
    if (isCurrent())
        return true;
    close();
    const auto folder = m_folder.check();
    if (!folder)
        return folder.error();
    if (!*folder)
        return false;
    const auto there = m_folder.file(name);
    if (!there)
        return there.error();
    if (const auto checked = checkFiles(); !checked)
        return checked.error();
    if (!there.value()) {
        // Somebody took the vault away and left what it had not brought home yet.
        const auto journal = m_folder.file(journalName);
        if (journal && journal.value())
            return AuthError::of(Code::VaultDamaged, "journal_without_vault");
        return false;
    }
    if (const auto leftover = m_folder.file(newName); !leftover || leftover.value()) {
        if (const auto removed = removeLeftovers(); !removed)
            return removed.error();
    }
    if (const auto seen = glance(); !seen)
        return seen.error();
    if (const auto opened =
            m_connection.open(m_folder.pathOf(name), VaultConnection::Access::Whole);
        !opened)
        return opened.error();
    if (const auto prepared = prepare(); !prepared) {
        close();
        return prepared.error();
    }
    m_identity = *there.value();
    return true;
}

/// What a creation left behind that was interrupted; nothing if one is going on.
Result<Done> VaultFile::removeLeftovers() const
{
    const auto lock = FileLock::tryToLock(m_folder, locksName, FileLock::creation);
    if (!lock)
        return lock.error();
    if (!lock->isHeld())
        return Done{};
    for (const char *const leftover : leftovers) {
        if (const auto removed = m_folder.removeFile(leftover); !removed)
            return removed;
    }
    return Done{};
}

Result<Done> VaultFile::build(const Fill &fill) const
{
    for (const char *const leftover : leftovers) {
        if (const auto removed = m_folder.removeFile(leftover); !removed)
            return removed;
    }
    if (const auto made = m_folder.createFile(newName); !made)
        return made;
    VaultConnection connection;
    if (const auto opened =
            connection.open(m_folder.pathOf(newName), VaultConnection::Access::Whole);
        !opened)
        return opened;
    // An interrupted file is thrown away, so nothing has to be rolled back on the disk.
    if (const auto set = connection.value("PRAGMA journal_mode = MEMORY"); !set)
        return set.error();
    auto transaction = VaultTransaction::toWrite(connection);
    if (!transaction)
        return transaction.error();
    if (const auto made = createVaultSchema(connection); !made)
        return made;
    if (const auto filled = fill(connection); !filled)
        return filled;
    if (const auto committed = transaction.value().commit(); !committed)
        return committed;
    const auto mode = connection.value("PRAGMA journal_mode = WAL");
    if (!mode)
        return mode.error();
    return Done{};
}

Result<bool> VaultFile::create(const Fill &fill)
{
    close();
    if (const auto made = m_folder.make(); !made)
        return made.error();
    const auto lock = FileLock::lockSoon(m_folder, locksName, FileLock::creation);
    if (!lock)
        return lock.error();
    const auto isThere = open();
    if (!isThere)
        return isThere.error();
    if (*isThere)
        return false;
    auto done = build(fill);
    if (done)
        done = m_folder.publishFile(newName, name);
    if (!done) {
        const AuthError error = explained(done.error(), m_folder);
        for (const char *const leftover : leftovers)
            (void)m_folder.removeFile(leftover); // the first failure is the one to tell
        return error;
    }
    const auto opened = open();
    if (!opened)
        return opened.error();
    if (!*opened)
        return AuthError::of(Code::VaultIo, "file_gone");
    return true;
}

} // namespace Qonsent
