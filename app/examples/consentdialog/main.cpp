// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;

/// Shows the provider's page inside this program, for providers that need that or allow it. Most
/// do not, and RFC 8252 section 8.12 advises against it: without `userAgent` the system's browser
/// opens, and nothing else changes. The engine does not run as root.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"issuer"_s, u"where to sign in"_s, u"[issuer]"_s);
    parser.process(app);

    Qonsent::Accounts accounts(Qonsent::inMemoryServices()); // nothing on disk
    MainWindow window(&accounts,
                      parser.positionalArguments().value(0, u"https://id.example.org"_s));
    window.show();
    return QApplication::exec();
}
