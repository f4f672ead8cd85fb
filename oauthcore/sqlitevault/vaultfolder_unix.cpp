// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"
#include "oauthcore/sqlitevault/ancestors_p.h"
#include "oauthcore/sqlitevault/descriptor_p.h"
#include "oauthcore/sqlitevault/vaultfolder_p.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr mode_t folderMode = S_IRWXU;
constexpr mode_t fileMode = S_IRUSR | S_IWUSR;
constexpr mode_t permissions = S_ISUID | S_ISGID | S_ISVTX | S_IRWXU | S_IRWXG | S_IRWXO;

AuthError unsafe(const QByteArray &reason, const QByteArray &path)
{
    return AuthError::of(Code::UnsafePath, reason, QFile::decodeName(path));
}

/// What is wrong with a file or folder of ours, whoever may read it; empty if nothing is.
QByteArray faultOf(const struct stat &status, mode_t kind)
{
    if (S_ISLNK(status.st_mode))
        return "symbolic_link";
    if ((status.st_mode & S_IFMT) != kind)
        return kind == S_IFDIR ? "not_a_folder" : "not_a_file";
    if (status.st_uid != geteuid())
        return "foreign_owner";
    if (kind == S_IFREG && status.st_nlink > 1)
        return "hard_link";
    return {};
}

Result<Done> narrow(const QByteArray &path, const struct stat &status, mode_t wanted)
{
    if ((status.st_mode & permissions & ~wanted) == 0)
        return Done{};
    qCWarning(lcVault, "Others could read \"%s\"; that is over now.", path.constData());
    if (::chmod(path.constData(), status.st_mode & wanted) != 0)
        return fileError(errno);
    return Done{};
}

Result<Done> syncFolder(const QByteArray &path)
{
    // The folder above the vault's may be a link.
    const Descriptor folder(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isValid() || ::fsync(folder.number()) != 0)
        return fileError(errno);
    return Done{};
}

} // namespace

AuthError fileError(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return AuthError::of(Code::VaultIo, "enospc");
    case EROFS:
        return AuthError::of(Code::VaultIo, "read_only");
    case EACCES:
    case EPERM:
        return AuthError::of(Code::VaultIo, "no_permission");
    case EIO:
        return AuthError::of(Code::VaultIo, "eio");
    default:
        return AuthError::of(Code::VaultIo, "errno_" + QByteArray::number(number));
    }
}

VaultFolder::VaultFolder(const QString &path)
    : m_path(QFile::encodeName(path))
{
    while (m_path.size() > 1 && m_path.endsWith('/'))
        m_path.chop(1);
}

QByteArray VaultFolder::pathOf(const char *name) const
{
    return m_path + '/' + name;
}

Result<bool> VaultFolder::check() const
{
    if (!m_path.startsWith('/') || m_path.size() == 1 || m_path.contains('\0'))
        return AuthError::of(Code::InvalidConfiguration, "folder");
    struct stat status = {};
    if (::lstat(m_path.constData(), &status) != 0) {
        if (errno == ENOENT)
            return false;
        return fileError(errno);
    }
    if (const QByteArray fault = faultOf(status, S_IFDIR); !fault.isEmpty())
        return unsafe(fault, m_path);
    // What is in it may be anybody's.
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return unsafe("writable_by_others", m_path);
    if (const auto checked = checkAncestors(m_path); !checked)
        return checked.error();
    if (const auto narrowed = narrow(m_path, status, folderMode); !narrowed)
        return narrowed.error();
    return true;
}

Result<Done> VaultFolder::make() const
{
    const auto isThere = check();
    if (!isThere)
        return isThere.error();
    if (*isThere)
        return Done{};
    if (const auto checked = checkAncestors(m_path); !checked)
        return checked;
    // Folders above that are missing are made like it: they hold nothing for others.
    for (qsizetype slash = 0; slash >= 0;) {
        slash = m_path.indexOf('/', slash + 1);
        const QByteArray path = slash < 0 ? m_path : m_path.left(slash);
        if (::mkdir(path.constData(), folderMode) == 0) {
            if (::chmod(path.constData(), folderMode) != 0) // whatever the umask took away
                return fileError(errno);
            continue;
        }
        const int error = errno;
        struct stat status = {};
        if (::stat(path.constData(), &status) != 0)
            return fileError(error);
    }
    const auto isSafe = check();
    if (!isSafe)
        return isSafe.error();
    const QByteArray parent = m_path.left(qMax<qsizetype>(m_path.lastIndexOf('/'), 1));
    return syncFolder(parent);
}

Result<std::optional<FileIdentity>> VaultFolder::file(const char *name) const
{
    using Found = std::optional<FileIdentity>;
    const QByteArray path = pathOf(name);
    struct stat status = {};
    if (::lstat(path.constData(), &status) != 0) {
        if (errno == ENOENT)
            return Found();
        return fileError(errno);
    }
    if (const QByteArray fault = faultOf(status, S_IFREG); !fault.isEmpty())
        return unsafe(fault, path);
    if (const auto narrowed = narrow(path, status, fileMode); !narrowed)
        return narrowed.error();
    return Found({.device = status.st_dev, .number = status.st_ino});
}

Result<Done> VaultFolder::createFile(const char *name) const
{
    const Descriptor file(::open(pathOf(name).constData(),
                                 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode));
    if (!file.isValid() || ::fchmod(file.number(), fileMode) != 0)
        return fileError(errno);
    return Done{};
}

Result<int> VaultFolder::openFile(const char *name) const
{
    const QByteArray path = pathOf(name);
    // What is no file may not even be opened: a device can do anything then.
    const auto there = file(name);
    if (!there)
        return there.error();
    Descriptor file(
        ::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, fileMode));
    struct stat status = {};
    if (!file.isValid() || ::fstat(file.number(), &status) != 0)
        return fileError(errno);
    if (const QByteArray fault = faultOf(status, S_IFREG); !fault.isEmpty())
        return unsafe(fault, path);
    // Whatever the umask took away.
    if ((status.st_mode & fileMode) != fileMode && ::fchmod(file.number(), fileMode) != 0)
        return fileError(errno);
    return file.release();
}

Result<Done> VaultFolder::publishFile(const char *from, const char *to) const
{
    const QByteArray source = pathOf(from);
    const QByteArray target = pathOf(to);
    {
        const Descriptor file(::open(source.constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
        if (!file.isValid() || ::fsync(file.number()) != 0)
            return fileError(errno);
    }
    // Some network file systems do not know the flag; callers see to it then that nobody else is
    // publishing.
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE)
            != 0
        && (errno != EINVAL || ::access(target.constData(), F_OK) == 0
            || ::rename(source.constData(), target.constData()) != 0))
        return fileError(errno);
    return syncFolder(m_path);
}

Result<Done> VaultFolder::removeFile(const char *name) const
{
    if (::unlink(pathOf(name).constData()) != 0 && errno != ENOENT)
        return fileError(errno);
    return Done{};
}

Result<Done> VaultFolder::touchFile(const char *name) const
{
    if (::utimensat(AT_FDCWD, pathOf(name).constData(), nullptr, AT_SYMLINK_NOFOLLOW) == 0)
        return Done{};
    if (errno != ENOENT)
        return fileError(errno);
    const auto made = openFile(name);
    if (!made)
        return made.error();
    const Descriptor file(*made);
    return Done{};
}

bool VaultFolder::isDiskFull() const
{
    // What SQLite takes at once; it says "I/O error" where it cannot grow its shared memory.
    constexpr quint64 enough = 64 * 1024;
    struct statvfs status = {};
    return ::statvfs(m_path.constData(), &status) == 0
        && quint64(status.f_bavail) * status.f_frsize < enough;
}

} // namespace Qonsent
