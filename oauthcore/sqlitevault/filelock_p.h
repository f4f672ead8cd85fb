// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/descriptor_p.h"
#include "oauthcore/sqlitevault/vaultfolder_p.h"

namespace Qonsent {

/// A lock on one byte of a file. It belongs to the open file, not to the process: two in one
/// process exclude each other, too, and the kernel frees it when its holder dies.
class FileLock
{
public:
    /// Where the lock of an account lies: in the lower half of what a file can be long.
    static constexpr qint64 accountMask = (qint64(1) << 62) - 1;
    /// Who makes the vault.
    static constexpr qint64 creation = accountMask + 2;

    /// Locks \a byte of the file \a name, which is made if it is missing; isHeld() says whether it
    /// was free.
    [[nodiscard]] static Result<FileLock> tryToLock(const VaultFolder &folder, const char *name,
                                                    qint64 byte);
    /// The same, and tries again for five seconds; VaultBusy after that.
    [[nodiscard]] static Result<FileLock> lockSoon(const VaultFolder &folder, const char *name,
                                                   qint64 byte);
    ~FileLock();
    Q_DISABLE_COPY(FileLock)
    FileLock(FileLock &&) noexcept = default;
    FileLock &operator=(FileLock &&) = delete;

    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    /// Waits, maybe for ever, until the lock is held. False if the system refused.
    [[nodiscard]] bool wait();

private:
    FileLock(Descriptor file, qint64 byte)
        : m_file(std::move(file))
        , m_byte(byte)
    { }
    Result<Done> attempt();

    Descriptor m_file;
    qint64 m_byte;
    bool m_isHeld = false;
};

} // namespace Qonsent
