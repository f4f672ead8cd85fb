// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/agent/visit.h"
#include "tests/benchmarks/harness/work.h"

#include <QUrl>

using namespace Bench;

static const bool announced = announceWork("p03", [](const Setting &setting) {
    const int connection = connectLoopback(QUrl(setting.text(QStringLiteral("server"))).port());
    const std::string body = "grant_type=refresh_token&refresh_token=first&client_id=c";
    const std::string request = "POST /token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body;
    return callWork([connection, request](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i)
            good += roundTrip(connection, request).status == 200;
        return good;
    });
});
