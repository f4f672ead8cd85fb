// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace Bench {

/// A browser whose person agrees at once: a thread that visits authorization URLs one by one with
/// raw sockets. Pages that a redirect is sent on to are read after the redirects that wait. What
/// it costs is kept apart from what the worker costs.
class InstantUserAgent
{
public:
    InstantUserAgent();
    ~InstantUserAgent();
    Q_DISABLE_COPY_MOVE(InstantUserAgent)

    void visitLater(std::string authorizationUrl);
    /// Calls \a function from the event loop of the application when nothing is left to visit.
    void whenIdle(std::function<void()> function);
    /// Processor time of its thread so far.
    [[nodiscard]] qint64 cpuNs() const;

    /// The one of this process; its thread starts with the first call.
    static InstantUserAgent &instance();
    /// True once somebody called instance().
    static bool isInUse();
    /// What instance() cost so far; 0 if it is not in use.
    static qint64 cpuNsSoFar();

private:
    void work();
    void later(std::function<void()> visit);
    bool isIdle();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_visits;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace Bench
