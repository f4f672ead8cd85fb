// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/shownprogram.h"

#include <QCoreApplication>

using namespace Bench;

static const bool announced = announceWork("p17", [](const Setting &) {
    return pageWork(
        {.command = {QCoreApplication::applicationDirPath() + QStringLiteral("/bench_barebrowser")},
         .lastArgument = [](const QUrl &page) { return page.toString(); }});
});
