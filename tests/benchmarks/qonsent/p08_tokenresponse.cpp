// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenresponse.h"
#include "tests/benchmarks/harness/work.h"

using namespace Bench;

static const bool announced = announceWork("p08", [](const Setting &setting) {
    Qonsent::HttpResponse response;
    response.status = 200;
    response.headers = {{"Content-Type", "application/json"}};
    response.body =
        Qonsent::Secret(setting.fetch(setting.text(QStringLiteral("document")).toLatin1()));
    const auto requested = Qonsent::Scopes::parse(u"openid profile email");
    return callWork([response, requested](int count) {
        int read = 0;
        for (int i = 0; i < count; ++i) {
            read +=
                Qonsent::TokenResponse::parse(response, requested, 1'700'000'000'000).has_value();
        }
        return read;
    });
});
