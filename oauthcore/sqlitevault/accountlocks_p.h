// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/filelock_p.h"
#include "oauthcore/sqlitevault/vaultthread_p.h"

#include <QPointer>

#include <mutex>

namespace Qonsent {

/// Locks of accounts: in this vault first come, first served; among processes by the kernel.
///
/// What has to be waited for is waited for in a thread of its own, for as long as it takes. Such a
/// thread cannot be ended; it holds nothing but what is its own, so nobody has to wait for it.
class AccountLocks : public QObject
{
public:
    explicit AccountLocks(VaultThread &thread);
    ~AccountLocks() override;

    /// Finishes \a reply with the lock of \a id when its turn has come.
    void lock(ReplyOf<AccountLock> *reply, const AccountId &id);

private:
    using SharedLock = std::shared_ptr<FileLock>;

    /// What outlives the vault: handles and waiting threads report here.
    struct Home
    {
        std::mutex mutex = {};
        AccountLocks *locks = nullptr; ///< null once they are gone
    };
    /// A thread that waits for the lock.
    struct Wait
    {
        bool isWanted = true; ///< guarded by Home::mutex, like the next
        bool hasGivenUp = false;
    };
    struct Queue
    {
        QList<QPointer<ReplyOf<AccountLock>>> waiting = {};
        bool isBusy = false; ///< held in this vault, or being tried for
        std::shared_ptr<Wait> wait = {};
    };

    void attempt(const AccountId &id);
    void waitFor(const AccountId &id, const SharedLock &lock);
    void handOver(const AccountId &id, SharedLock lock);
    void released(const AccountId &id);
    void fail(const AccountId &id, const AuthError &error);
    void forsake(const AccountId &id);

    VaultThread &m_thread;
    std::shared_ptr<Home> m_home = std::make_shared<Home>();
    QHash<AccountId, Queue> m_queues;
};

} // namespace Qonsent
