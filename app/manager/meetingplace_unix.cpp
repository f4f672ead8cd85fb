// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/meetingplace.h"

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

namespace Qonsent::Manager {

namespace {

using Code = AuthError::Code;

constexpr mode_t forOthersToWrite = S_IWGRP | S_IWOTH;
constexpr mode_t forOthers = S_IRWXG | S_IRWXO;

/// A folder that belongs to this user, and that others may not write to.
Result<Done> checkOwn(const QByteArray &path)
{
    struct stat there = {};
    if (lstat(path.constData(), &there) != 0)
        return AuthError::of(Code::VaultIo, strerrorname_np(errno));
    if (!S_ISDIR(there.st_mode) || there.st_uid != geteuid() || (there.st_mode & forOthersToWrite))
        return AuthError::of(Code::UnsafePath, "runtime_folder", QFile::decodeName(path));
    if ((there.st_mode & forOthers) && chmod(path.constData(), S_IRWXU) != 0)
        return AuthError::of(Code::VaultIo, strerrorname_np(errno));
    return Done{};
}

Result<Done> makeOwn(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return AuthError::of(Code::VaultIo, strerrorname_np(errno));
    return checkOwn(name);
}

/// True if nobody else can put another folder in place of one in \a path.
bool keepsFolders(const QString &path)
{
    struct stat there = {};
    if (stat(QFile::encodeName(path).constData(), &there) != 0 || !S_ISDIR(there.st_mode))
        return false;
    const bool isTrusted = there.st_uid == geteuid() || there.st_uid == 0;
    return isTrusted && (!(there.st_mode & forOthersToWrite) || (there.st_mode & S_ISVTX));
}

/// A folder of this session, of this user or, in a shell of another user, of none of theirs.
QString rootFolder()
{
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    struct stat there = {};
    const bool isOurs = QDir::isAbsolutePath(session)
        && lstat(QFile::encodeName(session).constData(), &there) == 0 && S_ISDIR(there.st_mode)
        && there.st_uid == geteuid() && !(there.st_mode & forOthersToWrite);
    if (isOurs)
        return session + QLatin1String("/qonsent");
    const QString temporary = QDir::tempPath();
    return keepsFolders(temporary) ? QStringLiteral("%1/qonsent-%2").arg(temporary).arg(geteuid())
                                   : QString();
}

} // namespace

Result<MeetingPlace> MeetingPlace::of(const QString &home)
{
    const QString root = rootFolder();
    if (root.isEmpty())
        return AuthError::of(Code::UnsafePath, "runtime_folder", QDir::tempPath());
    // The same home under two names is one; and a name in a path would be as long as the person
    // made it, which is more than a socket's may be.
    const QString real = QDir(home).canonicalPath();
    const QString one = real.isEmpty() ? QDir::cleanPath(QDir(home).absolutePath()) : real;
    const QByteArray digest =
        QCryptographicHash::hash(QFile::encodeName(one), QCryptographicHash::Sha256).toHex();
    const QString folder = root + u'/' + QString::fromLatin1(digest.first(16));
    for (const QString &path : {root, folder}) {
        if (const auto made = makeOwn(path); !made)
            return made.error();
    }
    return MeetingPlace(folder);
}

MeetingPlace::MeetingPlace(MeetingPlace &&other) noexcept
    : m_folder(other.m_folder)
    , m_lock(std::exchange(other.m_lock, -1))
{ }

MeetingPlace::~MeetingPlace()
{
    if (m_lock >= 0)
        close(m_lock);
}

Result<bool> MeetingPlace::tryToLock()
{
    if (m_lock >= 0)
        return true;
    const QString path = m_folder + QLatin1String("/lock");
    const int file = open(QFile::encodeName(path).constData(),
                          O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (file < 0)
        return errno == ELOOP || errno == EISDIR || errno == ENXIO
            ? AuthError::of(Code::UnsafePath, "lock", path)
            : AuthError::of(Code::VaultIo, strerrorname_np(errno));
    struct stat there = {};
    if (fstat(file, &there) != 0 || !S_ISREG(there.st_mode) || there.st_uid != geteuid()) {
        close(file);
        return AuthError::of(Code::UnsafePath, "lock", path);
    }
    // The system lets go of it when the process ends, however it ends: it is never stale.
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {
        m_lock = file;
        return true;
    }
    const int error = errno;
    close(file);
    if (error != EWOULDBLOCK)
        return AuthError::of(Code::VaultIo, strerrorname_np(error));
    return false;
}

bool isOfThisUser(qintptr descriptor)
{
    struct ucred peer = {};
    socklen_t size = sizeof peer;
    return getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == geteuid();
}

} // namespace Qonsent::Manager
