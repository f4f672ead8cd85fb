// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <QMetaObject>
#include <QObject>
#include <QUuid>

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

/// A string would do as well, but its hash costs 60 to 250 ns on processors with VAES.
QUuid idOf(int i)
{
    return QUuid(uint(i) * 2654435761U, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}

QHash<QUuid, Entry> accounts(const Setting &setting)
{
    QHash<QUuid, Entry> all;
    const int count = setting.number(QStringLiteral("accounts"), 1);
    for (int i = 0; i < count; ++i)
        all.insert(idOf(i), {QString(120, QLatin1Char('a')), utcMSecs() + 3'600'000});
    return all;
}

QString validToken(const QHash<QUuid, Entry> &all, const QUuid &id)
{
    const auto found = all.constFind(id);
    return found != all.cend() && found->expiresAt > utcMSecs() + 60'000 ? found->token : QString();
}

} // namespace

static const bool announced = announceWork("p05", [](const Setting &setting) {
    const QHash<QUuid, Entry> all = accounts(setting);
    const QUuid id = idOf(static_cast<int>(all.size() / 2));
    return callWork([all, id](int count) {
        int found = 0;
        for (int i = 0; i < count; ++i)
            found += !validToken(all, id).isEmpty();
        return found;
    });
});

/// The bare minimum of an asynchronous answer: an object that announces itself from the event loop.
static const bool announcedQueued = announceWork("p05async", [](const Setting &setting) {
    const QHash<QUuid, Entry> all = accounts(setting);
    const QUuid id = idOf(static_cast<int>(all.size() / 2));
    return eventWork([all, id](const Finish &finish) {
        auto *answer = new QObject;
        const QString token = validToken(all, id);
        QMetaObject::invokeMethod(
            answer,
            [answer, token, finish] {
                answer->deleteLater();
                finish(!token.isEmpty());
            },
            Qt::QueuedConnection);
    });
});
