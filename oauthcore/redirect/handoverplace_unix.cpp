// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/handoverplace_p.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError systemError(int number)
{
    return AuthError::of(Code::VaultIo, strerrorname_np(number));
}

/// Makes \a path unless it is there, and sees to it that it is this user's alone.
Result<Done> makeFolderOfOurs(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return systemError(errno);
    struct stat there = {};
    if (lstat(name.constData(), &there) != 0)
        return systemError(errno);
    if (!S_ISDIR(there.st_mode) || there.st_uid != geteuid()
        || (there.st_mode & (S_IRWXG | S_IRWXO)))
        return AuthError::of(Code::UnsafePath, "runtime_folder", path);
    return Done{};
}

} // namespace

Result<HandoverPlace> HandoverPlace::of(const QString &program)
{
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    struct stat there = {};
    const bool isOurs = QDir::isAbsolutePath(session)
        && lstat(QFile::encodeName(session).constData(), &there) == 0 && S_ISDIR(there.st_mode)
        && there.st_uid == geteuid() && !(there.st_mode & (S_IWGRP | S_IWOTH));
    if (!isOurs)
        return AuthError::of(Code::UnsafePath, "runtime_folder", session);
    const QString root = session + QLatin1String("/qonsent");
    // A name in a path would be as long as somebody made it, which is more than a socket's may be.
    const QByteArray digest =
        QCryptographicHash::hash(program.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString folder =
        root + QLatin1String("/handover-") + QString::fromLatin1(digest.first(16));
    for (const QString &path : {root, folder}) {
        if (const auto made = makeFolderOfOurs(path); !made)
            return made.error();
    }
    return HandoverPlace(folder);
}

HandoverPlace::HandoverPlace(const QString &folder)
    : m_folder(folder)
{ }

HandoverPlace::HandoverPlace(HandoverPlace &&other) noexcept
    : m_folder(other.m_folder)
    , m_lock(std::exchange(other.m_lock, -1))
{ }

HandoverPlace::~HandoverPlace()
{
    if (m_lock >= 0)
        close(m_lock);
}

QString HandoverPlace::socketPath() const
{
    return m_folder + QLatin1String("/socket");
}

Result<bool> HandoverPlace::tryToLock()
{
    const QString path = m_folder + QLatin1String("/lock");
    const int file = open(QFile::encodeName(path).constData(),
                          O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (file < 0)
        return errno == ELOOP ? AuthError::of(Code::UnsafePath, "lock", path) : systemError(errno);
    // The system lets go of it when the process ends, however it ends: it is never stale.
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {
        m_lock = file;
        return true;
    }
    const int error = errno;
    close(file);
    if (error != EWOULDBLOCK)
        return systemError(error);
    return false;
}

bool isPeerOfThisUser(qintptr descriptor)
{
    struct ucred peer = {};
    socklen_t size = sizeof peer;
    return getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == geteuid();
}

} // namespace Qonsent
