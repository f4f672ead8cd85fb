// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/net/httptransport.h"

#include <optional>

namespace Qonsent {

/// A request that carries canaries: a client secret in its head and, if a Post, a code in its
/// body.
[[nodiscard]] HttpRequest canaryRequest(
    HttpRequest::Method method, const QUrl &url,
    std::chrono::milliseconds deadline = std::chrono::seconds(10));

/// Sends \a request and waits for the end; no value if there was none within 15 seconds.
[[nodiscard]] std::optional<Result<HttpResponse>> exchange(HttpTransport &transport,
                                                           const HttpRequest &request);

/// "tls_failed expired", or "200" for an answer: what a row of a table expects.
[[nodiscard]] QByteArray outcomeOf(const std::optional<Result<HttpResponse>> &ended);

} // namespace Qonsent
