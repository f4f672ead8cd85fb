// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "mainwindow.h"

#include <Qonsent/VaultServices>

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"my-app"_s); // its vault is in its data folder
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"issuer"_s, u"where to sign in"_s, u"[issuer]"_s);
    parser.process(app);

    // Whoever signs in today is still signed in tomorrow. inMemoryServices() leaves nothing behind.
    Qonsent::Accounts accounts(Qonsent::vaultServices(Qonsent::VaultScope::Application));
    MainWindow window(&accounts,
                      parser.positionalArguments().value(0, u"https://id.example.org"_s));
    window.show();
    return QApplication::exec();
}
