// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"

#include <QCoreApplication>

/// The main() of tests without a window; one that needs a QApplication brings its own.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return Qonsent::runAnnouncedTests(app.arguments());
}
