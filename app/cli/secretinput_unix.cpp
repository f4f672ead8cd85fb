// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/secretinput.h"

#include "app/cli/interrupt.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"

#include <QFile>
#include <QScopeGuard>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Qonsent::Cli {

namespace {

constexpr qsizetype mostBytes = 1024 * 1024;

AuthError unusableSecret(const char *option, const QString &sentence)
{
    return usageError(QByteArray(option).replace('-', '_'), sentence);
}

AuthError unreadableSecret(const char *option, const QString &file)
{
    return unusableSecret(option,
                          QStringLiteral("%1 cannot be read. --%2 wants a file with the secret, or "
                                         "- for standard input.")
                              .arg(file, QLatin1String(option)));
}

/// Everything that \a descriptor brings; Cancelled if somebody pressed Ctrl+C.
Result<QByteArray> everythingFrom(int descriptor, const QString &name, const char *option)
{
    QByteArray bytes(mostBytes + 1, Qt::Uninitialized); // so that growing leaves no copy behind
    qsizetype size = 0;
    while (size < bytes.size()) {
        if (!waitForInput(descriptor)) {
            wipe(bytes);
            return AuthError::of(AuthError::Code::Cancelled);
        }
        const ssize_t count =
            ::read(descriptor, bytes.data() + size, std::size_t(bytes.size() - size));
        if (count < 0) {
            wipe(bytes);
            return unreadableSecret(option, name);
        }
        if (count == 0)
            break;
        size += count;
    }
    bytes.truncate(size);
    return bytes;
}

bool isFileOrPipe(const struct stat &status)
{
    return S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode);
}

bool isClosedToOthers(const struct stat &status)
{
    return (status.st_uid == ::geteuid() || status.st_uid == 0)
        && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/// \a bytes as a secret, without the newline that an editor leaves.
Result<Secret> secretIn(QByteArray &&bytes, const QString &name, const char *option)
{
    const bool isTooLong = bytes.size() > mostBytes;
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    if (bytes.isEmpty() || isTooLong) {
        wipe(bytes);
        return unusableSecret(
            option,
            QStringLiteral("%1 holds %2. --%3 wants one secret and nothing else.")
                .arg(name,
                     isTooLong ? QStringLiteral("more than a megabyte") : QStringLiteral("nothing"),
                     QLatin1String(option)));
    }
    return Secret::take(std::move(bytes));
}

Result<Secret> secretFrom(int descriptor, const QString &name, const char *option)
{
    Result<QByteArray> bytes = everythingFrom(descriptor, name, option);
    if (!bytes)
        return bytes.error();
    return secretIn(std::move(bytes).value(), name, option);
}

} // namespace

Result<Secret> SecretInput::read(const QString &file, const char *option)
{
    if (file == u"-") {
        if (std::exchange(m_isInputRead, true))
            return unusableSecret(
                option,
                QStringLiteral("Standard input is good for one secret. Name a file with --%1.")
                    .arg(QLatin1String(option)));
        if (::isatty(STDIN_FILENO))
            m_output.note(QStringLiteral("Type or paste the secret of --%1 here, where it can be "
                                         "seen, then press Enter and Ctrl+D.")
                              .arg(QLatin1String(option)));
        return secretFrom(STDIN_FILENO, QStringLiteral("Standard input"), option);
    }
    // A named pipe is opened without waiting for its writer: waitForInput() does that.
    const int descriptor =
        ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return unreadableSecret(option, file);
    const auto close = qScopeGuard([descriptor] { ::close(descriptor); });
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !isFileOrPipe(status))
        return unusableSecret(
            option,
            QStringLiteral("%1 is no file. --%2 wants a file with the secret, or - for standard "
                           "input.")
                .arg(file, QLatin1String(option)));
    if (!isClosedToOthers(status)) {
        AuthError error =
            AuthError::of(AuthError::Code::UnsafePath, QByteArray(option).replace('-', '_'), file);
        error.message = QStringLiteral("%1 is open to others. Close it first: chmod 600 %2")
                            .arg(file, shellWord(file));
        return error;
    }
    ::fcntl(descriptor, F_SETFL, 0); // from here on it waits
    return secretFrom(descriptor, file, option);
}

} // namespace Qonsent::Cli
