// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/agent/visit.h"
#include "tests/benchmarks/strays/connections.h"

namespace Bench {

/// One kind of stray traffic and how the person's redirect then comes in.
struct Scenario
{
    const char *name;
    /// What happens before; its connections stay open until the redirect was answered.
    void (*before)(Connections &, const Redirect &);
    /// The redirect itself.
    Visit (*visit)(const Redirect &);
};

[[nodiscard]] const std::vector<Scenario> &scenarios();

} // namespace Bench
