// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// Stray traffic against a redirect listener, then the person's own redirect.
///   bench_straytraffic                       lists the scenarios
///   bench_straytraffic SCENARIO AUTHORIZATION_URL
#include "tests/benchmarks/strays/scenarios.h"

#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    using namespace Bench;
    for (const Scenario &scenario : scenarios()) {
        if (argc != 3) {
            puts(scenario.name);
        } else if (strcmp(scenario.name, argv[1]) == 0) {
            const Redirect redirect = grant(argv[2]);
            Connections strays(redirect.port);
            scenario.before(strays, redirect);
            const Visit visit = scenario.visit(redirect);
            printf("{\"page\":\"%s\",\"latency_ms\":%.3f,\"gaps_ms\":%.3f}\n", visit.page.c_str(),
                   visit.latency.count(), visit.gaps.count());
        }
    }
}
