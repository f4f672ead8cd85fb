// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorsignin.h"

using namespace Bench;

static const bool announced = announceWork("p01", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QUrl server(setting.text(QStringLiteral("server")));
    return eventWork([network, server](Finish finish) {
        (new FloorSignIn(network.get(), server, std::move(finish)))->start();
    });
});
