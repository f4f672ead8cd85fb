// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/privatefile.h"

#include "app/shared/usage.h"
#include "oauthcore/base/entropy.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError refused(const QString &path, int error)
{
    AuthError refusal = AuthError::of(Code::VaultIo, strerrorname_np(error), path);
    //: %1 is a file, %2 what the operating system says
    refusal.message =
        QCoreApplication::translate("Qonsent::PrivateFile",
                                    "%1 could not be written: %2. Choose another place, then try "
                                    "again.")
            .arg(path, QString::fromLocal8Bit(std::strerror(error)));
    return refusal;
}

/// A descriptor that is closed, and a file that is deleted unless it was finished.
class NewFile
{
public:
    explicit NewFile(const QByteArray &path)
        : m_path(path)
        , m_descriptor(
              open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600))
        , m_error(m_descriptor < 0 ? errno : 0)
    { }
    ~NewFile()
    {
        if (m_descriptor < 0)
            return;
        close(m_descriptor);
        if (!m_isFinished)
            unlink(m_path.constData());
    }
    Q_DISABLE_COPY_MOVE(NewFile)

    /// The error of opening it; 0 if there was none.
    int error() const { return m_error; }
    /// 0, or the error of the first call that failed.
    int write(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const ssize_t count = ::write(m_descriptor, bytes.data(), std::size_t(bytes.size()));
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return count < 0 ? errno : EIO;
            bytes = bytes.sliced(count);
        }
        return fsync(m_descriptor) == 0 ? 0 : errno;
    }
    void keep() { m_isFinished = true; }

private:
    const QByteArray m_path;
    const int m_descriptor;
    const int m_error;
    bool m_isFinished = false;
};

} // namespace

Result<Done> writePrivateFile(const QString &path, QByteArrayView bytes, ExistingFile existing)
{
    const QByteArray target = QFile::encodeName(path);
    struct stat there = {};
    const bool isThere = lstat(target.constData(), &there) == 0;
    if (isThere && (!S_ISREG(there.st_mode) || there.st_uid != geteuid() || there.st_nlink != 1))
        return AuthError::of(Code::UnsafePath, "output", path);
    if (isThere && existing == ExistingFile::Refuse)
        return usageError(
            "file_exists",
            QCoreApplication::translate("Qonsent::PrivateFile",
                                        "%1 is there already. Add --force to overwrite it.")
                .arg(path));
    // A new name first, then in place of the old one: whoever looks sees one or the other, whole.
    const QByteArray name = isThere ? target + '.' + randomToken(6) : target;
    NewFile file(name);
    if (file.error())
        return file.error() == EEXIST ? AuthError::of(Code::UnsafePath, "output", path)
                                      : refused(path, file.error());
    if (const int error = file.write(bytes))
        return refused(path, error);
    if (isThere && std::rename(name.constData(), target.constData()) != 0)
        return refused(path, errno);
    file.keep();
    return Done{};
}

} // namespace Qonsent
