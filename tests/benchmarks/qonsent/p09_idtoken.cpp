// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "oauthcore/jose/idtokenvalidator.h"
#include "tests/benchmarks/harness/work.h"

using namespace Bench;

static const bool announced = announceWork("p09", [](const Setting &setting) {
    const QByteArray algorithm = setting.text(QStringLiteral("algorithm")).toLatin1();
    const auto keys = Qonsent::JwkSet::parse(setting.fetch("/jwks"));
    if (!keys)
        qFatal("no keys");
    const Qonsent::Secret token(setting.fetch("/idtoken/" + algorithm));
    Qonsent::IdTokenExpectations expected;
    expected.issuer = setting.text(QStringLiteral("server"));
    expected.clientId = QStringLiteral("benchmark-client");
    expected.nonce = QByteArrayLiteral("benchmark-nonce");
    expected.allowedAlgorithms = {algorithm};
    return callWork([keys = keys.value(), token, expected](int count) mutable {
        int good = 0;
        for (int i = 0; i < count; ++i) {
            expected.nowMSecs = Qonsent::systemClock().utcMSecs();
            good += Qonsent::IdTokenValidator::validate(token, keys, expected).has_value();
        }
        return good;
    });
});
