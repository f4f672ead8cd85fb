// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/worker.h"

#include <QApplication>

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // what a screen costs is nobody's merit
    QApplication app(argc, argv);
    return Bench::obeyInput(app);
}
