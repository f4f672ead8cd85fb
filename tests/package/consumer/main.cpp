// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// [program]
#include <Qonsent/Accounts>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Qonsent::Accounts accounts(Qonsent::inMemoryServices()); // nothing on disk
    auto *signIn = accounts.signIn({
        .issuer = app.arguments().value(1),
        .client = {.id = u"my-app"_s},
        .scopes = {u"openid"_s, u"profile"_s, u"offline_access"_s},
    }); // opens the system's browser
    Qonsent::whenFinished(signIn, &app, [&](const Qonsent::Result<Qonsent::Account> &account) {
        qInfo().noquote() << (account ? account->displayName : account.error().message);
        app.exit(account ? 0 : account.error().exitCode());
    });
    return app.exec();
}
// [program]
