// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace Bench {

/// A browser whose person agrees at once: a thread that visits authorization URLs one by one with
/// raw sockets. What it costs is kept apart from what the worker costs.
class InstantUserAgent
{
public:
    InstantUserAgent();
    ~InstantUserAgent();
    Q_DISABLE_COPY_MOVE(InstantUserAgent)

    void visitLater(std::string authorizationUrl);
    /// Processor time of its thread so far.
    [[nodiscard]] qint64 cpuNs() const;

    /// The one of this process; its thread starts with the first call.
    static InstantUserAgent &instance();
    /// What instance() cost so far; 0 if nobody called it.
    static qint64 cpuNsSoFar();

private:
    void work();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::string> m_urls;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace Bench
