// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/event.h"
#include "tests/benchmarks/qonsent/benchmarkuseragent.h"
#include "tests/benchmarks/qonsent/protocolsignin.h"

using namespace Bench;

static const bool announced = announceWork("p14", [](const Setting &setting) {
    auto signIn = std::make_shared<ProtocolSignIn>(setting);
    return eventWork([signIn](const Finish &finish) {
        const auto show = [](const QUrl &url) { sayUrl(url.toEncoded()); };
        signIn->start(std::make_shared<BenchmarkUserAgent>(show),
                      [finish](const Qonsent::Result<Qonsent::Grant> &grant) {
                          if (!grant)
                              return sayFailed();
                          saySignedIn(grant->tokens.accessToken.reveal().toByteArray());
                          finish(true);
                      });
    });
});
