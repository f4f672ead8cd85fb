// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/translation.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QLocale>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("fusion"));
    Qonsent::installTranslator(QLocale(QLocale::English)); // whose plurals are in its catalogue
    return Qonsent::runAnnouncedTests(QApplication::arguments());
}
