// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "tests/support/longestwait.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace Qonsent {

/// Waits for \a reply and returns its result; Cancelled with the reason "test_timeout" if it does
/// not finish within \a patience.
template <typename T>
[[nodiscard]] Result<T> outcomeOf(ReplyOf<T> *reply, int patience = longestWait)
{
    std::optional<Result<T>> result;
    // Not QTest::qWaitFor(), which sleeps ten milliseconds between any two events.
    QEventLoop loop;
    QObject context; // goes first, so a reply that finishes late finds nobody
    whenFinished(reply, &context, [&](const Result<T> &ended) {
        result = ended;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    if (!result)
        return AuthError::of(AuthError::Code::Cancelled, "test_timeout");
    return *result;
}

} // namespace Qonsent
