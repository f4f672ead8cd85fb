// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/together.h"
#include "tests/benchmarks/qonsent/protocolsignin.h"

using namespace Bench;

static const bool announced = announceWork("p02", [](const Setting &setting) {
    auto signIn = std::make_shared<ProtocolSignIn>(setting);
    const auto one = [signIn](Finish finish) { signIn->start(std::move(finish)); };
    return eventWork([one](Finish finish) { together(50, one, std::move(finish)); });
});
