// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/protocolsignin.h"

using namespace Bench;

static const bool announced = announceWork("p01", [](const Setting &setting) {
    auto signIn = std::make_shared<ProtocolSignIn>(setting);
    return eventWork([signIn](Finish finish) { signIn->start(std::move(finish)); });
});
