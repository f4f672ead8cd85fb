// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/trustedfile.h"

#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Qonsent {

namespace {

bool isOursAlone(const struct stat &status)
{
    const bool isOwned = status.st_uid == geteuid() || status.st_uid == 0;
    // with user private groups everything that a person makes can be written by their group
    const bool isOwnGroup = status.st_gid == getegid() || status.st_gid == 0;
    return isOwned && !(status.st_mode & S_IWOTH) && (isOwnGroup || !(status.st_mode & S_IWGRP));
}

} // namespace

Result<QByteArray> readTrustedFile(const QString &path, qint64 largest)
{
    const auto unreadable = [&path] {
        return usageError("file", QStringLiteral("%1 cannot be read.").arg(path));
    };
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFile::AutoCloseHandle))
        return unreadable();
    struct stat there = {};
    struct stat folder = {};
    if (fstat(descriptor, &there) != 0 || !S_ISREG(there.st_mode)
        || stat(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), &folder) != 0)
        return unreadable();
    if (!isOursAlone(there) || !isOursAlone(folder)) {
        AuthError error = AuthError::of(AuthError::Code::UnsafePath, "file", path);
        error.message =
            QStringLiteral("%1 can be changed by others, so it is not used. To make it yours: "
                           "chmod go-w %2 %3")
                .arg(path, shellWord(path), shellWord(QFileInfo(path).absolutePath()));
        return error;
    }
    return file.read(largest);
}

} // namespace Qonsent
