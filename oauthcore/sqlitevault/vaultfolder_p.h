// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QByteArray>

#include <optional>

namespace Qonsent {

/// Which file it is, whatever it is called.
struct FileIdentity
{
    quint64 device = 0;
    quint64 number = 0;

    bool operator==(const FileIdentity &) const = default;
};

/// The folder of a vault and the files in it, which nobody but their owner may read or change.
/// What others could have put there is refused with UnsafePath: links, files of other users, what
/// is no file at all, and whatever lies below a folder that others may write to. What is merely
/// readable for others is narrowed, with a warning.
class VaultFolder
{
public:
    explicit VaultFolder(const QString &path);

    /// True if the folder is there and safe, false if it is not there.
    [[nodiscard]] Result<bool> check() const;
    /// Makes the folder unless it is there.
    [[nodiscard]] Result<Done> make() const;

    /// The path of \a name in the folder, as the file system takes it.
    [[nodiscard]] QByteArray pathOf(const char *name) const;
    /// Which file \a name is, if it is safe; none if it is not there.
    [[nodiscard]] Result<std::optional<FileIdentity>> file(const char *name) const;
    /// Makes the empty file \a name, which must not be there.
    [[nodiscard]] Result<Done> createFile(const char *name) const;
    /// Opens the file \a name, which is made if it is missing, to read and write. The descriptor
    /// is the caller's.
    [[nodiscard]] Result<int> openFile(const char *name) const;
    /// Gives the file \a from, once it is on the disk, the name \a to, which must be free.
    [[nodiscard]] Result<Done> publishFile(const char *from, const char *to) const;
    /// Removes the file \a name if it is there.
    [[nodiscard]] Result<Done> removeFile(const char *name) const;
    /// Makes the file \a name look changed to those who watch it.
    [[nodiscard]] Result<Done> touchFile(const char *name) const;
    /// True if the disk has no room left; asked to explain a failure.
    [[nodiscard]] bool isDiskFull() const;

private:
    QByteArray m_path; ///< as the file system takes it, without a slash at the end
};

/// VaultIo for the errno \a number, with a reason such as "enospc".
[[nodiscard]] AuthError fileError(int number);
/// \a error, unless the truth is that the disk is full, which SQLite does not see everywhere.
[[nodiscard]] AuthError explained(const AuthError &error, const VaultFolder &folder);

} // namespace Qonsent
