// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"

#include <QApplication>
#include <QTemporaryDir>

/// The main() of tests with the engine: in a home of its own, where it leaves its certificate
/// store.
int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qunsetenv(name);
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("fusion"));
    return Qonsent::runAnnouncedTests(QApplication::arguments());
}
