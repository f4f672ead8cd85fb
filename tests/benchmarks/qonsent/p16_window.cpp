// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/shownprogram.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

using namespace Bench;

static const bool announced = announceWork("p16", [](const Setting &setting) {
    const QString keyFile = setting.text(QStringLiteral("scratch")) + QStringLiteral("/p16.key");
    auto disk = std::make_shared<BenchmarkVault>(setting, keyFile);
    return firstPaintWork(
        {.command = {setting.text(QStringLiteral("manager")), QStringLiteral("--home"),
                     disk->folder(), QStringLiteral("--key-file"), keyFile},
         .kept = disk});
});
