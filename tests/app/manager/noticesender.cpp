// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// Tells the desktop a sentence, for tst_DesktopNotice: a process has one session bus for all its
// life. It prints how many milliseconds that took, and stays until its input ends.
#include "app/manager/desktopnotice.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QElapsedTimer timer;
    timer.start();
    Qonsent::Manager::notifyDesktop(app.arguments().value(1));
    std::printf("%lld\n", static_cast<long long>(timer.elapsed()));
    std::fflush(stdout);
    while (std::getchar() != EOF)
        continue;
    return 0;
}
