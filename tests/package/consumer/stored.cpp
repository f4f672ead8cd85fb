// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// [stored]
#include <Qonsent/Accounts>
#include <Qonsent/VaultServices>

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Qonsent::Result, Qonsent::whenFinished;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"my-app"_s); // the vault is in its data folder
    Qonsent::Accounts accounts(Qonsent::vaultServices(Qonsent::VaultScope::Application));
    whenFinished(accounts.load(), &app, [&](const Result<QList<Qonsent::Account>> &all) {
        if (!all || all->isEmpty()) {
            qInfo().noquote() << (all ? u"Nobody has signed in yet."_s : all.error().message);
            return app.exit(all ? 0 : all.error().exitCode());
        }
        whenFinished(accounts.freshToken(all->constFirst().id), &app,
                     [&](const Result<Qonsent::Secret> &token) { app.exit(token ? 0 : 1); });
    });
    return app.exec();
}
// [stored]
