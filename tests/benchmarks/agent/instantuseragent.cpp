// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/agent/instantuseragent.h"

#include "tests/benchmarks/agent/visit.h"
#include "tests/benchmarks/harness/allocations.h"

#include <pthread.h>

#include <atomic>
#include <ctime>

namespace Bench {

namespace {

std::atomic<bool> inUse = false;

} // namespace

InstantUserAgent::InstantUserAgent()
    : m_thread([this] { work(); })
{ }

InstantUserAgent::~InstantUserAgent()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void InstantUserAgent::visitLater(std::string authorizationUrl)
{
    {
        const std::lock_guard lock(m_mutex);
        m_urls.push_back(std::move(authorizationUrl));
    }
    m_wake.notify_one();
}

qint64 InstantUserAgent::cpuNs() const
{
    clockid_t clock = {};
    timespec time = {};
    pthread_getcpuclockid(const_cast<std::thread &>(m_thread).native_handle(), &clock);
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

InstantUserAgent &InstantUserAgent::instance()
{
    static InstantUserAgent agent;
    inUse = true;
    return agent;
}

qint64 InstantUserAgent::cpuNsSoFar()
{
    return inUse ? instance().cpuNs() : 0;
}

void InstantUserAgent::work()
{
    exceptThisThread();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stop || !m_urls.empty(); });
        if (m_stop)
            return;
        const std::string url = std::move(m_urls.front());
        m_urls.pop_front();
        lock.unlock();
        visit(url);
        lock.lock();
    }
}

} // namespace Bench
