// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"

#include <QHash>
#include <QPointer>
#include <QString>

namespace Qonsent {

/// Callers that want the same thing while it is on its way share one piece of work. Each has a
/// reply of its own: cancelling one leaves the others waiting, cancelling the last stops the work.
/// A member of the service \a owner, whose children all replies are.
template <typename T>
class SingleFlight
{
public:
    explicit SingleFlight(QObject *owner)
        : m_owner(owner)
    { }
    Q_DISABLE_COPY_MOVE(SingleFlight)

    /// A reply for \a key. \a start is called if nobody works on it yet and returns a
    /// `ReplyOf<T> *`.
    template <typename Start>
    [[nodiscard]] ReplyOf<T> *join(const QString &key, Start start)
    {
        auto *waiter = new ReplyOf<T>(m_owner);
        waiter->setAbort([this, key, waiter] { leave(key, waiter); });
        Flight &flight = m_flights[key];
        flight.waiters.append(waiter);
        if (!flight.work) {
            ReplyOf<T> *work = flight.work = start();
            whenFinished(work, m_owner, [this, key, work](const Result<T> &result) {
                if (m_flights.value(key).work == work)
                    land(key, result);
            });
        }
        return waiter;
    }

private:
    struct Flight
    {
        ReplyOf<T> *work = nullptr;
        QList<QPointer<ReplyOf<T>>> waiters = {};
    };

    void leave(const QString &key, ReplyOf<T> *waiter)
    {
        Flight &flight = m_flights[key];
        flight.waiters.removeAll(waiter);
        if (flight.waiters.isEmpty())
            m_flights.take(key).work->cancel();
    }

    void land(const QString &key, const Result<T> &result)
    {
        const Flight flight = m_flights.take(key);
        for (const QPointer<ReplyOf<T>> &waiter : flight.waiters) {
            if (waiter)
                waiter->finish(result);
        }
    }

    QObject *const m_owner;
    QHash<QString, Flight> m_flights;
};

} // namespace Qonsent
