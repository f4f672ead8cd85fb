// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"

#include <QTest>

#include <memory>

namespace Qonsent {

/// Waits for \a reply and returns its result; Cancelled with the reason "test_timeout" if it does
/// not finish within \a patience.
template <typename T>
[[nodiscard]] Result<T> outcomeOf(ReplyOf<T> *reply, int patience = 10'000)
{
    // Shared, because the reply may finish after a test that has lost its patience.
    const auto result = std::make_shared<std::optional<Result<T>>>();
    QObject context;
    whenFinished(reply, &context, [result](const Result<T> &r) { result->emplace(r); });
    if (!QTest::qWaitFor([&result] { return result->has_value(); }, patience))
        return AuthError::of(AuthError::Code::Cancelled, "test_timeout");
    return **result;
}

} // namespace Qonsent
