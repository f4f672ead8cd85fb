// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorauthorization.h"
#include "tests/benchmarks/harness/work.h"

using namespace Bench;

namespace {

using Make = FloorAuthorization (*)(const QUrl &, const QString &);

MakeWork urls(Make make)
{
    return [make](const Setting &) {
        const QUrl endpoint(QStringLiteral("https://accounts.example.com/authorize"));
        return callWork([endpoint, make](int count) {
            int made = 0;
            for (int i = 0; i < count; ++i) {
                const FloorAuthorization request =
                    make(endpoint, QStringLiteral("http://127.0.0.1:49152/callback"));
                made += !request.url.isEmpty();
            }
            return made;
        });
    };
}

} // namespace

static const bool announced = announceWork("p07", urls(makeAuthorization));
static const bool announcedNonce = announceWork("p07nonce", urls(makeAuthorizationWithNonce));
