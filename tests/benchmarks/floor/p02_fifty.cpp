// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorsignin.h"
#include "tests/benchmarks/harness/together.h"

using namespace Bench;

static const bool announced = announceWork("p02", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QUrl server(setting.text(QStringLiteral("server")));
    const auto one = [network, server](Finish finish) {
        (new FloorSignIn(network.get(), server, std::move(finish)))->start();
    };
    return eventWork([one](Finish finish) { together(50, one, std::move(finish)); });
});
