// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/exchange.h"

#include <QTest>

namespace Qonsent {

HttpRequest canaryRequest(HttpRequest::Method method, const QUrl &url,
                          std::chrono::milliseconds deadline)
{
    HttpRequest request{.method = method,
                        .url = url,
                        .headers = {{"Authorization", "Basic CNRYS-1"}},
                        .deadline = deadline};
    if (method == HttpRequest::Method::Post) {
        request.contentType = "application/x-www-form-urlencoded";
        request.body = Secret(QByteArrayView("grant_type=authorization_code&code=CNRYC-1"));
    }
    return request;
}

std::optional<Result<HttpResponse>> exchange(HttpTransport &transport, const HttpRequest &request)
{
    std::optional<Result<HttpResponse>> ended;
    QObject context;
    whenFinished(transport.send(request), &context,
                 [&ended](const Result<HttpResponse> &result) { ended = result; });
    [[maybe_unused]] const bool inTime = QTest::qWaitFor([&] { return ended.has_value(); }, 15'000);
    return ended;
}

QByteArray outcomeOf(const std::optional<Result<HttpResponse>> &ended)
{
    if (!ended)
        return "no end";
    if (ended->has_value())
        return QByteArray::number(ended->value().status);
    return ended->error().jsonCode() + ' ' + ended->error().reason;
}

} // namespace Qonsent
