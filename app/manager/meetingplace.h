// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QString>

namespace Qonsent::Manager {

/// Where the managers of one user and one home meet: a folder of this user's alone, with a lock
/// that the first one holds as long as it lives and a socket beside it.
class MeetingPlace
{
public:
    /// The place for \a home: in $XDG_RUNTIME_DIR/qonsent; if that is not set or not this user's,
    /// in a folder of temporary files. Makes what is missing. UnsafePath if others could change
    /// it; VaultIo if it cannot be made.
    [[nodiscard]] static Result<MeetingPlace> of(const QString &home);

    MeetingPlace(MeetingPlace &&other) noexcept;
    MeetingPlace &operator=(MeetingPlace &&) = delete;
    ~MeetingPlace();
    Q_DISABLE_COPY(MeetingPlace)

    /// True if the lock is this object's now, false if somebody else lives who has it.
    [[nodiscard]] Result<bool> tryToLock();
    [[nodiscard]] QString socketPath() const { return m_folder + QLatin1String("/socket"); }

private:
    explicit MeetingPlace(const QString &folder)
        : m_folder(folder)
    { }

    QString m_folder;
    int m_lock = -1; ///< a descriptor; what it locks is free when it is closed
};

/// True if a process of this user is at the other end of the local socket \a descriptor.
[[nodiscard]] bool isOfThisUser(qintptr descriptor);

} // namespace Qonsent::Manager
