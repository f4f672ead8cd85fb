// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/vaultdatabase_p.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <unordered_map>

namespace Qonsent {

/// The thread that works on a vault, one job after the other.
class VaultThread
{
public:
    explicit VaultThread(const QString &folder);
    /// Waits for all jobs; none of them answers any more.
    ~VaultThread();
    Q_DISABLE_COPY_MOVE(VaultThread)

    /// Runs \a job there, then \a then with its result in the thread that made this object. \a then
    /// never leaves that thread: what it holds, e.g. the last reference to a QObject, must not go
    /// in another.
    template <typename R>
    void run(std::function<R(VaultDatabase &)> job, std::function<void(const R &)> then)
    {
        const quint64 ticket = ++m_lastTicket;
        m_answers.emplace(ticket, [then = std::move(then)](const void *result) {
            then(*static_cast<const R *>(result));
        });
        post([this, ticket, job = std::move(job)](VaultDatabase &database) {
            const auto result = std::make_shared<const R>(job(database));
            QMetaObject::invokeMethod(
                &m_home, [this, ticket, result] { answer(ticket, result.get()); },
                Qt::QueuedConnection);
        });
    }
    void post(std::function<void(VaultDatabase &)> job);

private:
    void answer(quint64 ticket, const void *result);

    std::unordered_map<quint64, std::function<void(const void *)>> m_answers;
    quint64 m_lastTicket = 0;
    QObject m_home;
    QThread m_thread;
    std::unique_ptr<VaultDatabase> m_database; ///< the thread's own
    QObject m_worker;
};

} // namespace Qonsent
