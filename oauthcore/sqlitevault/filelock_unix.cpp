// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/filelock_p.h"

#include <QThread>

#include <cerrno>
#include <fcntl.h>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 5s;
constexpr auto pause = 5ms;

int change(int file, int command, short kind, qint64 byte)
{
    struct flock lock = {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    int result = 0;
    do
        result = ::fcntl(file, command, &lock);
    while (result != 0 && errno == EINTR);
    return result;
}

} // namespace

Result<Done> FileLock::attempt()
{
    if (change(m_file.number(), F_OFD_SETLK, F_WRLCK, m_byte) == 0)
        m_isHeld = true;
    else if (errno != EAGAIN && errno != EACCES)
        return fileError(errno);
    return Done{};
}

Result<FileLock> FileLock::tryToLock(const VaultFolder &folder, const char *name, qint64 byte)
{
    const auto file = folder.openFile(name);
    if (!file)
        return file.error();
    FileLock lock(Descriptor(*file), byte);
    if (const auto tried = lock.attempt(); !tried)
        return tried.error();
    return lock;
}

Result<FileLock> FileLock::lockSoon(const VaultFolder &folder, const char *name, qint64 byte)
{
    auto lock = tryToLock(folder, name, byte);
    for (auto waited = 0ms; lock && !lock->isHeld(); waited += pause) {
        if (waited >= patience)
            return AuthError::of(AuthError::Code::VaultBusy, "creation");
        // The kernel's own waiting (F_OFD_SETLKW) knows no deadline. This is the vault's thread,
        // and only while a vault is being made.
        QThread::msleep(pause.count());
        if (const auto tried = lock.value().attempt(); !tried)
            return tried.error();
    }
    return lock;
}

bool FileLock::wait()
{
    m_isHeld = change(m_file.number(), F_OFD_SETLKW, F_WRLCK, m_byte) == 0;
    return m_isHeld;
}

FileLock::~FileLock()
{
    // Not left to the closing: a child that is just being started may still have a copy.
    if (m_file.isValid() && m_isHeld)
        change(m_file.number(), F_OFD_SETLK, F_UNLCK, m_byte);
}

} // namespace Qonsent
