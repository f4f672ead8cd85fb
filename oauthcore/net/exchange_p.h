// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/net/httptransport.h"

#include <QPointer>

namespace Qonsent {

/// The same error with a sentence that names \a host instead of "the provider".
[[nodiscard]] inline AuthError namingHost(AuthError error, const QString &host)
{
    error.message = AuthError::of(error.code, {}, host).message;
    return error;
}

/// Nothing more is known about an error than it says itself.
inline AuthError unexplained(AuthError error)
{
    return error;
}

/// Sends \a request and finishes with what \a parse makes of the answer, a Result<T>. Errors name
/// the host they came from; \a explain may know more about those of the answer. Cancelling the
/// reply aborts the request.
template <typename T, typename Parse, typename Explain = decltype(&unexplained)>
[[nodiscard]] ReplyOf<T> *exchange(QObject *parent, HttpTransport &transport,
                                   const HttpRequest &request, Parse parse,
                                   Explain explain = &unexplained)
{
    auto *reply = new ReplyOf<T>(parent);
    ReplyOf<HttpResponse> *http = transport.send(request);
    const QPointer<ReplyOf<HttpResponse>> guard = http;
    reply->setAbort([guard] {
        if (guard)
            guard->cancel();
    });
    whenFinished(http, reply,
                 [reply, parse = std::move(parse), explain = std::move(explain),
                  host = request.url.host()](const Result<HttpResponse> &response) mutable {
                     if (!response)
                         return reply->finish(response.error());
                     Result<T> parsed = parse(*response);
                     reply->finish(parsed ? std::move(parsed)
                                          : explain(namingHost(parsed.error(), host)));
                 });
    return reply;
}

} // namespace Qonsent
