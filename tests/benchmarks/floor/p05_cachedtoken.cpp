// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <QMetaObject>
#include <QObject>

#include <chrono>

using namespace Bench;

namespace {

struct Entry
{
    QString token = {};
    qint64 expiresAt = 0;
};

qint64 utcMSecs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

QString nameOf(int i)
{
    return QStringLiteral("account-%1-of-somebody").arg(i, 8);
}

QHash<QString, Entry> accounts(const Setting &setting)
{
    QHash<QString, Entry> all;
    const int count = setting.number(QStringLiteral("accounts"), 1);
    for (int i = 0; i < count; ++i)
        all.insert(nameOf(i), {QString(120, QLatin1Char('a')), utcMSecs() + 3'600'000});
    return all;
}

QString validToken(const QHash<QString, Entry> &all, const QString &name)
{
    const auto found = all.constFind(name);
    return found != all.cend() && found->expiresAt > utcMSecs() + 60'000 ? found->token : QString();
}

} // namespace

static const bool announced = announceWork("p05", [](const Setting &setting) {
    const QHash<QString, Entry> all = accounts(setting);
    const QString name = nameOf(static_cast<int>(all.size() / 2));
    return callWork([all, name](int count) {
        int found = 0;
        for (int i = 0; i < count; ++i)
            found += !validToken(all, name).isEmpty();
        return found;
    });
});

/// The bare minimum of an asynchronous answer: an object that announces itself from the event loop.
static const bool announcedQueued = announceWork("p05async", [](const Setting &setting) {
    const QHash<QString, Entry> all = accounts(setting);
    const QString name = nameOf(static_cast<int>(all.size() / 2));
    return eventWork([all, name](const Finish &finish) {
        auto *answer = new QObject;
        const QString token = validToken(all, name);
        QMetaObject::invokeMethod(
            answer,
            [answer, token, finish] {
                answer->deleteLater();
                finish(!token.isEmpty());
            },
            Qt::QueuedConnection);
    });
});
