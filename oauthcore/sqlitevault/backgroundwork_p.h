// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace Qonsent {

/// Runs \a work, which returns a Result<T> and touches nothing of this thread, in another thread.
/// Cancelling the reply drops the result; the work itself runs to its end.
template <typename T, typename Work>
[[nodiscard]] ReplyOf<T> *inBackground(QObject *parent, Work work)
{
    auto *reply = new ReplyOf<T>(parent);
    auto *watcher = new QFutureWatcher<Result<T>>(reply);
    QObject::connect(watcher, &QFutureWatcherBase::finished, reply,
                     [reply, watcher] { reply->finish(watcher->result()); });
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return reply;
}

} // namespace Qonsent
