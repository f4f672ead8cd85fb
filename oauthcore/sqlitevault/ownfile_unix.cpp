// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/ownfile_p.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Qonsent {

namespace {

constexpr int patience = 60'000; ///< milliseconds without a byte from a pipe

AuthError unusable(const QByteArray &reason, const QString &path)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason, path);
}
AuthError unsafe(const QByteArray &reason, const QString &path)
{
    return AuthError::of(AuthError::Code::UnsafePath, reason, path);
}
AuthError ioError(const QByteArray &reason, const QString &path)
{
    return AuthError::of(AuthError::Code::VaultIo, reason, path);
}

QByteArray whatIsUnsafe(const struct stat &status, SecretFile kind)
{
    const bool isPipe = S_ISFIFO(status.st_mode) && kind == SecretFile::RegularOrPipe;
    if (!S_ISREG(status.st_mode) && !isPipe)
        return "not_a_file";
    if (status.st_uid != ::geteuid() && status.st_uid != 0)
        return "owner";
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return "mode";
    return {};
}

/// Fills \a bytes as far as \a file goes; -1 if it cannot be read.
qsizetype readAll(int file, QByteArray &bytes)
{
    qsizetype count = 0;
    while (count < bytes.size()) {
        // A pipe without a writer is at its end for read(), but not for poll(), which waits.
        pollfd waiting = {.fd = file, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&waiting, 1, patience);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return -1;
        const ssize_t got =
            ::read(file, bytes.data() + count, static_cast<std::size_t>(bytes.size() - count));
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR && errno != EAGAIN)
            return -1;
        count += std::max<ssize_t>(got, 0);
    }
    return count;
}

bool writeAll(int file, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t put = ::write(file, content.data(), static_cast<std::size_t>(content.size()));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        content = content.sliced(put);
    }
    return true;
}

bool synchroniseFolder(const QByteArray &folder)
{
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

} // namespace

Result<Secret> readOwnFile(const QString &path, SecretFile kind, qsizetype most)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return unusable("missing", path);
    const QByteArray name = QFile::encodeName(path);
    struct stat status = {};
    // Looked at before it is opened as well: opening alone makes some devices do something.
    if (::stat(name.constData(), &status) != 0)
        return unusable(errno == ENOENT || errno == ENOTDIR ? "missing" : "unreadable", path);
    if (const QByteArray reason = whatIsUnsafe(status, kind); !reason.isEmpty())
        return unsafe(reason, path);
    const int file = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return unusable("unreadable", path);
    const auto close = qScopeGuard([file] { ::close(file); });
    if (::fstat(file, &status) != 0)
        return unusable("unreadable", path);
    if (const QByteArray reason = whatIsUnsafe(status, kind); !reason.isEmpty())
        return unsafe(reason, path);

    QByteArray bytes(most + 1, Qt::Uninitialized);
    const auto wipeBytes = qScopeGuard([&bytes] { wipe(bytes); });
    const qsizetype count = readAll(file, bytes);
    if (count < 0)
        return unusable("unreadable", path);
    if (count == 0)
        return unusable("empty", path);
    if (count > most)
        return unusable("too_large", path);
    return Secret(QByteArrayView(bytes).first(count));
}

Result<Done> createOwnFile(const QString &path, QByteArrayView content)
{
    const QByteArray name = QFile::encodeName(path);
    const int file =
        ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return errno == EEXIST ? unsafe("exists", path) : ioError("create", path);
    // The file is ours and new: half of it helps nobody, and would be in the way next time.
    auto removeHalf = qScopeGuard([&name] { ::unlink(name.constData()); });
    const bool written = writeAll(file, content) && ::fsync(file) == 0;
    if (::close(file) != 0 || !written)
        return ioError("write", path);
    if (!synchroniseFolder(QFile::encodeName(QFileInfo(path).absolutePath())))
        return ioError("write", path);
    removeHalf.dismiss();
    return Done{};
}

} // namespace Qonsent
