// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/shownprogram.h"

#include <QCoreApplication>

using namespace Bench;

static const bool announced = announceWork("p16", [](const Setting &setting) {
    return firstPaintWork(
        {.command = {QCoreApplication::applicationDirPath() + QStringLiteral("/bench_plainwindow"),
                     setting.text(QStringLiteral("accounts"))}});
});
