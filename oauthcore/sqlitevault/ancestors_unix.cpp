// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/ancestors_p.h"
#include "oauthcore/sqlitevault/vaultfolder_p.h"

#include <QFile>
#include <QScopedPointer>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Qonsent {

namespace {

/// True if the group is that of one person alone, who is the owner, as Debian makes them; folders
/// are often writable for it.
bool isPrivateGroup(const struct stat &status)
{
    constexpr std::size_t enough = 16 * 1024;
    std::array<char, enough> ownerText = {};
    std::array<char, enough> groupText = {};
    struct passwd owner = {};
    struct passwd *ownerFound = nullptr;
    struct group group = {};
    struct group *groupFound = nullptr;
    if (::getpwuid_r(status.st_uid, &owner, ownerText.data(), enough, &ownerFound) != 0
        || !ownerFound || owner.pw_gid != status.st_gid
        || ::getgrgid_r(status.st_gid, &group, groupText.data(), enough, &groupFound) != 0
        || !groupFound || std::strcmp(owner.pw_name, group.gr_name) != 0)
        return false;
    for (char **member = group.gr_mem; *member; ++member) {
        if (std::strcmp(*member, owner.pw_name) != 0)
            return false;
    }
    return true;
}

/// What lets others put another folder in the place of one that is in this; empty if nothing.
QByteArray faultOfAncestor(const struct stat &status)
{
    if (status.st_uid != geteuid() && status.st_uid != 0)
        return "foreign_owner";
    // Only owners can move what is in a folder like /tmp.
    if ((status.st_mode & S_ISVTX) && status.st_uid == 0)
        return {};
    if ((status.st_mode & S_IWOTH) || ((status.st_mode & S_IWGRP) && !isPrivateGroup(status)))
        return "writable_by_others";
    return {};
}

/// Looks at every folder that \a path goes through, as far as they are there, and returns how far
/// that is.
Result<QByteArray> walk(const QByteArray &path)
{
    QByteArray reached;
    for (qsizetype slash = 0; slash >= 0;) {
        const QByteArray folder = slash == 0 ? QByteArray("/") : path.left(slash);
        struct stat status = {};
        if (::stat(folder.constData(), &status) != 0) {
            if (errno == ENOENT)
                break;
            return fileError(errno);
        }
        if (const QByteArray fault = faultOfAncestor(status); !fault.isEmpty())
            return AuthError::of(AuthError::Code::UnsafePath, fault, QFile::decodeName(folder));
        reached = folder;
        slash = path.indexOf('/', slash + 1);
    }
    return reached;
}

} // namespace

Result<Done> checkAncestors(const QByteArray &path)
{
    const auto reached = walk(path);
    if (!reached)
        return reached.error();
    const QScopedPointer<char, QScopedPointerPodDeleter> real(
        ::realpath(reached->constData(), nullptr));
    if (!real)
        return fileError(errno);
    const auto walked = walk(QByteArray(real.data()) + '/');
    if (!walked)
        return walked.error();
    return Done{};
}

} // namespace Qonsent
