// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/appendedfile_p.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Qonsent {

Result<Done> openToAppend(QFile &file)
{
    const QString path = file.fileName();
    // Without O_NONBLOCK a pipe that nobody reads would be waited for.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(),
               O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY,
               S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return errno == ELOOP
            ? AuthError::of(AuthError::Code::UnsafePath, "symbolic_link", path)
            : AuthError::of(AuthError::Code::InvalidConfiguration, "transcript_file", path);
    struct stat status = {};
    const char *unsafe = nullptr;
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        unsafe = "not_a_file";
    else if (status.st_uid != ::geteuid())
        unsafe = "owner";
    else if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        unsafe = "mode";
    if (unsafe) {
        ::close(descriptor);
        return AuthError::of(AuthError::Code::UnsafePath, unsafe, path);
    }
    if (!file.open(descriptor, QIODevice::WriteOnly | QIODevice::Append,
                   QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return AuthError::of(AuthError::Code::InvalidConfiguration, "transcript_file", path);
    }
    return Done{};
}

} // namespace Qonsent
