// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"

namespace Qonsent {

/// What a secret may be read from.
enum class SecretFile : quint8 {
    Regular,       ///< a file
    RegularOrPipe, ///< or a pipe, as a shell's `<(program)` makes one
};

/// The content of \a path, which must belong to this user or to root and give nobody else any
/// right (UnsafePath "not_a_file", "owner" or "mode"). InvalidConfiguration: "missing",
/// "unreadable", "empty" or "too_large", the last for more than \a most bytes. A pipe that nobody
/// writes to is waited for: a minute, then InvalidConfiguration "unreadable".
[[nodiscard]] Result<Secret> readOwnFile(const QString &path, SecretFile kind, qsizetype most);

/// Makes the file \a path with \a content, for this user alone, and sees to it that the file and
/// its name are on the disk. VaultIo "create" or "write"; UnsafePath "exists" if something of that
/// name is there.
[[nodiscard]] Result<Done> createOwnFile(const QString &path, QByteArrayView content);

} // namespace Qonsent
