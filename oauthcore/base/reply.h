// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace Qonsent {

/// One piece of asynchronous work. It finishes exactly once, always from the event loop, also when
/// cancelled, and deletes itself afterwards. It is a child of the service that made it: if that
/// service goes first, the reply goes with it and never emits.
class QONSENT_CORE_EXPORT Reply : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reply)

public:
    ~Reply() override;

    /// True once the result is decided; finished() may still be on its way.
    [[nodiscard]] virtual bool isFinished() const = 0;

    /// Stops the work; the reply finishes with AuthError::Code::Cancelled. Calling it twice, or
    /// after the result is decided, does nothing.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// The result is there. The reply deletes itself when control returns to the event loop.
    void finished();

protected:
    explicit Reply(QObject *parent);
    void announceLater();

private:
    Q_INVOKABLE void announce();
};

/// A Reply whose result is a \a T or an AuthError.
template <typename T>
class ReplyOf : public Reply
{
public:
    explicit ReplyOf(QObject *parent)
        : Reply(parent)
    { }

    [[nodiscard]] bool isFinished() const override { return m_result.has_value(); }

    /// The result; only after finished().
    [[nodiscard]] const Result<T> &result() const
    {
        Q_ASSERT(m_result);
        return *m_result;
    }

    void cancel() override
    {
        if (isFinished())
            return;
        const auto abort = std::exchange(m_abort, {});
        finish(AuthError::of(AuthError::Code::Cancelled)); // first: aborting may report as well
        if (abort)
            abort();
    }

    /// For the producer: decides the result. Later calls are ignored.
    void finish(Result<T> result)
    {
        if (isFinished())
            return;
        m_result.emplace(std::move(result));
        m_abort = {};
        announceLater();
    }

    /// For the producer: what cancel() has to stop.
    void setAbort(std::function<void()> abort) { m_abort = std::move(abort); }

private:
    std::optional<Result<T>> m_result;
    std::function<void()> m_abort;
};

/// Calls \a function with the result when \a reply finishes, unless \a context is gone by then.
/// The work goes on without its waiter; cancel() is what stops it. \a function may delete the
/// service that \a reply belongs to.
template <typename T, typename Function>
void whenFinished(ReplyOf<T> *reply, const QObject *context, Function function)
{
    QObject::connect(
        reply, &Reply::finished, context,
        [reply, function = std::move(function)]() mutable {
            const Result<T> result = reply->result(); // outlives the reply
            function(result);
        });
}

/// A reply that is already decided, e.g. because the arguments were wrong.
template <typename T>
[[nodiscard]] ReplyOf<T> *finishedReply(QObject *parent, Result<T> result)
{
    auto *reply = new ReplyOf<T>(parent);
    reply->finish(std::move(result));
    return reply;
}

} // namespace Qonsent
