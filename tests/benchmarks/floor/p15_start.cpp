// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/programwork.h"

#include <QCoreApplication>

using namespace Bench;

static const bool announced = announceWork("p15", [](const Setting &) {
    return programWork(
        {QCoreApplication::applicationDirPath() + QStringLiteral("/bench_startonly")}, "started");
});
