// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QString>

namespace Qonsent {

/// Where the instances of one program of one user meet: a folder of this user's alone below
/// $XDG_RUNTIME_DIR, with a lock that the first one holds as long as it lives, and a socket.
class HandoverPlace
{
    Q_DISABLE_COPY(HandoverPlace)

public:
    /// For \a program, which is only ever hashed. UnsafePath if there is no folder that others
    /// cannot change, VaultIo if it cannot be made.
    [[nodiscard]] static Result<HandoverPlace> of(const QString &program);

    HandoverPlace(HandoverPlace &&other) noexcept;
    HandoverPlace &operator=(HandoverPlace &&) = delete;
    ~HandoverPlace();

    /// True if the lock is this object's now, false if another instance has it.
    [[nodiscard]] Result<bool> tryToLock();
    [[nodiscard]] QString socketPath() const;

private:
    explicit HandoverPlace(const QString &folder);

    QString m_folder;
    int m_lock = -1; ///< a descriptor; what it locks is free when it is closed
};

/// True if a process of this user is at the other end of the local socket \a descriptor.
[[nodiscard]] bool isPeerOfThisUser(qintptr descriptor);

} // namespace Qonsent
