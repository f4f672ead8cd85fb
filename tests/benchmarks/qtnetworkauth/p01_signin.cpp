// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qtnetworkauth/signin.h"

using namespace Bench;

static const bool announced = announceWork("p01", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QString server = setting.text(QStringLiteral("server"));
    return eventWork([network, server](Finish finish) {
        signInWithQtNetworkAuth(network.get(), server, std::move(finish));
    });
});
