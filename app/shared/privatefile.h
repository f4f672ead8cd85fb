// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

namespace Qonsent {

/// What to do with a file of that name.
enum class ExistingFile : quint8 {
    Refuse,  ///< leave it alone and fail
    Replace, ///< put the new one in its place, whole or not at all
};

/// Writes \a bytes into a new file that only its owner can read, from the moment it exists.
/// InvalidConfiguration "file_exists"; UnsafePath if there is something else than a plain file of
/// the user's, e.g. a symbolic link or a device; VaultIo with the name of the error if the disk
/// refuses. After a failure what was there is there.
[[nodiscard]] Result<Done> writePrivateFile(const QString &path, QByteArrayView bytes,
                                            ExistingFile existing);

} // namespace Qonsent
