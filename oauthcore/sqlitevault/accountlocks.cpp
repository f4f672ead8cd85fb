// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/accountlocks_p.h"

#include <algorithm>
#include <cstring>
#include <system_error>
#include <thread>

namespace Qonsent {

namespace {

/// Where the lock of \a id lies. Two accounts in 2^62 share one, which costs them a wait.
qint64 byteOf(const AccountId &id)
{
    qint64 byte = 0;
    const QByteArray bytes = bytesOf(id);
    std::memcpy(&byte, bytes.constData(), qMin(sizeof byte, std::size_t(bytes.size())));
    return byte & FileLock::accountMask;
}

} // namespace

AccountLocks::AccountLocks(VaultThread &thread)
    : m_thread(thread)
{
    m_home->locks = this;
}

AccountLocks::~AccountLocks()
{
    const std::lock_guard guard(m_home->mutex);
    m_home->locks = nullptr;
}

void AccountLocks::lock(ReplyOf<AccountLock> *reply, const AccountId &id)
{
    Queue &queue = m_queues[id];
    queue.waiting.append(reply);
    reply->setAbort([this, id] { forsake(id); });
    if (queue.wait) {
        const std::lock_guard guard(m_home->mutex);
        queue.wait->isWanted = true;
        if (!queue.wait->hasGivenUp)
            return;
        queue.wait.reset();
    }
    if (!queue.isBusy)
        attempt(id);
}

/// If nobody waits any more, the thread that does gives the lock back the moment it gets it.
void AccountLocks::forsake(const AccountId &id)
{
    const auto queue = m_queues.find(id);
    if (queue == m_queues.end())
        return;
    queue->waiting.removeIf([](const auto &reply) { return !reply || reply->isFinished(); });
    if (!queue->waiting.isEmpty() || !queue->wait)
        return;
    const std::lock_guard guard(m_home->mutex);
    queue->wait->isWanted = false;
}

void AccountLocks::attempt(const AccountId &id)
{
    using Outcome = Result<SharedLock>;
    m_queues[id].isBusy = true;
    m_thread.run<Outcome>(
        [id](VaultDatabase &database) -> Outcome {
            if (const auto made = database.folder().make(); !made)
                return made.error();
            auto lock = FileLock::tryToLock(database.folder(), VaultFile::locksName, byteOf(id));
            if (!lock)
                return lock.error();
            return std::make_shared<FileLock>(std::move(lock).value());
        },
        [this, id](const Outcome &lock) {
            if (!lock)
                fail(id, lock.error());
            else if ((*lock)->isHeld())
                handOver(id, *lock);
            else
                waitFor(id, *lock);
        });
}

void AccountLocks::waitFor(const AccountId &id, const SharedLock &lock)
{
    Queue &queue = m_queues[id];
    queue.isBusy = false;
    if (std::all_of(queue.waiting.begin(), queue.waiting.end(),
                    [](const auto &reply) { return !reply || reply->isFinished(); })) {
        m_queues.remove(id);
        return;
    }
    const auto wait = std::make_shared<Wait>();
    queue.wait = wait;
    const auto untilItIsFree = [home = m_home, wait, id, held = lock]() mutable {
        const bool isHeld = held->wait();
        const std::lock_guard guard(home->mutex);
        if (!home->locks || !wait->isWanted) {
            wait->hasGivenUp = true;
            held.reset();
            return;
        }
        AccountLocks *const locks = home->locks;
        auto arrive = [locks, id, isHeld, held = std::exchange(held, {})] {
            locks->m_queues[id].wait.reset();
            if (isHeld)
                locks->handOver(id, held);
            else
                locks->fail(id, AuthError::of(AuthError::Code::VaultIo, "account_lock"));
        };
        QMetaObject::invokeMethod(locks, std::move(arrive), Qt::QueuedConnection);
    };
    try {
        std::thread(untilItIsFree).detach();
    } catch (const std::system_error &) {
        queue.wait.reset();
        fail(id, AuthError::of(AuthError::Code::VaultIo, "no_thread"));
    }
}

void AccountLocks::handOver(const AccountId &id, SharedLock lock)
{
    Queue &queue = m_queues[id];
    queue.isBusy = false;
    while (!queue.waiting.isEmpty()) {
        const QPointer<ReplyOf<AccountLock>> next = queue.waiting.takeFirst();
        if (!next || next->isFinished())
            continue;
        queue.isBusy = true;
        const void *const address = lock.get();
        next->finish(
            AccountLock(address, [home = m_home, id, held = std::move(lock)](const void *) mutable {
                held.reset(); // free for everybody, before anybody is told
                const std::lock_guard guard(home->mutex);
                if (AccountLocks *const locks = home->locks)
                    QMetaObject::invokeMethod(
                        locks, [locks, id] { locks->released(id); }, Qt::QueuedConnection);
            }));
        return;
    }
    m_queues.remove(id);
}

void AccountLocks::released(const AccountId &id)
{
    Queue &queue = m_queues[id];
    queue.isBusy = false;
    if (queue.waiting.isEmpty())
        m_queues.remove(id);
    else
        attempt(id);
}

void AccountLocks::fail(const AccountId &id, const AuthError &error)
{
    const Queue queue = m_queues.take(id);
    for (const auto &reply : queue.waiting) {
        if (reply)
            reply->finish(error);
    }
}

} // namespace Qonsent
