// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/agent/instantuseragent.h"

#include "tests/benchmarks/agent/visit.h"
#include "tests/benchmarks/harness/allocations.h"

#include <QCoreApplication>

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
    later([this, url = std::move(authorizationUrl)] {
        const Redirect redirect = grant(url);
        const Response response = visitRedirect(redirect);
        if (response.status / 100 == 3)
            later([port = redirect.port, response] { (void)follow(port, response); });
    });
}

void InstantUserAgent::whenIdle(std::function<void()> function)
{
    later([this, function = std::move(function)] {
        if (isIdle()) {
            QMetaObject::invokeMethod(QCoreApplication::instance(), function, Qt::QueuedConnection);
        } else {
            whenIdle(function);
        }
    });
}

void InstantUserAgent::later(std::function<void()> visit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_visits.push_back(std::move(visit));
    }
    m_wake.notify_one();
}

bool InstantUserAgent::isIdle()
{
    const std::lock_guard lock(m_mutex);
    return m_visits.empty();
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

bool InstantUserAgent::isInUse()
{
    return inUse;
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
        m_wake.wait(lock, [this] { return m_stop || !m_visits.empty(); });
        if (m_stop)
            return;
        const std::function<void()> visit = std::move(m_visits.front());
        m_visits.pop_front();
        lock.unlock();
        visit();
        lock.lock();
    }
}

} // namespace Bench
