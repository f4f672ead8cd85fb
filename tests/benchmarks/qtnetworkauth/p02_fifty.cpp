// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/together.h"
#include "tests/benchmarks/qtnetworkauth/signin.h"

using namespace Bench;

static const bool announced = announceWork("p02", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QString server = setting.text(QStringLiteral("server"));
    const auto one = [network, server](Finish finish) {
        signInWithQtNetworkAuth(network.get(), server, std::move(finish));
    };
    return eventWork([one](Finish finish) { together(50, one, std::move(finish)); });
});
