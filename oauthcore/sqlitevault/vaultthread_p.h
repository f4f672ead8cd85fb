// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/vaultdatabase_p.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace Qonsent {

/// The thread that works on a vault, one job after the other.
class VaultThread
{
public:
    explicit VaultThread(const QString &folder);
    /// Waits for all jobs; none of them answers any more.
    ~VaultThread();
    Q_DISABLE_COPY_MOVE(VaultThread)

    /// Runs \a job there, then \a then with its result in the thread that made this object.
    template <typename R>
    void run(std::function<R(VaultDatabase &)> job, std::function<void(const R &)> then)
    {
        post([home = &m_home, job = std::move(job),
              then = std::move(then)](VaultDatabase &database) mutable {
            auto answer = [result = job(database), then = std::move(then)] { then(result); };
            QMetaObject::invokeMethod(home, std::move(answer), Qt::QueuedConnection);
        });
    }
    void post(std::function<void(VaultDatabase &)> job);

private:
    QObject m_home;
    QThread m_thread;
    std::unique_ptr<VaultDatabase> m_database; ///< the thread's own
    QObject m_worker;
};

} // namespace Qonsent
