// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include "tests/benchmarks/agent/instantuseragent.h"
#include "tests/benchmarks/agent/visit.h"

#include <QMap>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace Bench {

namespace {

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

class CallWork final : public Work
{
public:
    explicit CallWork(std::function<int(int)> loop)
        : m_loop(std::move(loop))
    { }

    void repeat(int count, std::function<void(Batch)> done) override
    {
        Batch batch;
        const int chunk = std::max(1, count / 25);
        for (int left = count; left > 0; left -= chunk) {
            const int size = std::min(chunk, left);
            const qint64 start = nowNs();
            batch.succeeded += m_loop(size);
            batch.samples.append((nowNs() - start) / size);
        }
        done(batch);
    }

private:
    std::function<int(int)> m_loop;
};

class EventWork final : public Work
{
public:
    EventWork(std::function<void(Finish)> start, std::function<void()> prepare)
        : m_start(std::move(start))
        , m_prepare(std::move(prepare))
    { }

    void repeat(int count, std::function<void(Batch)> done) override
    {
        m_batch = {};
        m_batch.samples.reserve(count);
        m_left = count;
        m_done = std::move(done);
        next();
    }

private:
    void next()
    {
        if (m_left-- == 0)
            return std::exchange(m_done, {})(m_batch);
        if (m_prepare)
            m_prepare();
        const qint64 start = nowNs();
        m_start([this, start](bool success) {
            m_batch.samples.append(nowNs() - start);
            m_batch.succeeded += success;
            // from the event loop: what the work leaves to be deleted later is deleted
            QMetaObject::invokeMethod(
                &m_context, [this] { next(); }, Qt::QueuedConnection);
        });
    }

    QObject m_context;
    std::function<void(Finish)> m_start;
    std::function<void()> m_prepare;
    std::function<void(Batch)> m_done;
    Batch m_batch;
    int m_left = 0;
};

QMap<QString, MakeWork> &announced()
{
    static QMap<QString, MakeWork> map;
    return map;
}

} // namespace

Work::~Work() = default;

QString Setting::text(const QString &name) const
{
    if (!m_values.contains(name))
        qFatal("--%s is missing", qPrintable(name));
    return m_values.value(name);
}

int Setting::number(const QString &name, int fallback) const
{
    return m_values.contains(name) ? m_values.value(name).toInt() : fallback;
}

QByteArray Setting::fetch(const QByteArray &path) const
{
    const int connection = connectLoopback(QUrl(text(QStringLiteral("server"))).port());
    const QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const Response response =
        roundTrip(connection, {request.constData(), static_cast<size_t>(request.size())});
    close(connection);
    return QByteArray::fromStdString(response.body);
}

std::unique_ptr<Work> callWork(std::function<int(int)> loop)
{
    return std::make_unique<CallWork>(std::move(loop));
}

std::unique_ptr<Work> eventWork(std::function<void(Finish)> start, std::function<void()> prepare)
{
    return std::make_unique<EventWork>(std::move(start), std::move(prepare));
}

bool announceWork(const char *name, MakeWork make)
{
    announced().insert(QString::fromLatin1(name), std::move(make));
    return true;
}

MakeWork findWork(const QString &name)
{
    return announced().value(name);
}

} // namespace Bench
