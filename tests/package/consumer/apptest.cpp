// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// [test]
#include <Qonsent/Accounts>
#include <Qonsent/Test/AuthorizationServer>
#include <Qonsent/Test/InstantUserAgent>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Qonsent::Test::AuthorizationServer server; // in this process; no network
    Qonsent::Accounts accounts(Qonsent::inMemoryServices());
    auto *signIn = accounts.signIn({
        .issuer = server.issuer(),
        .client = {.id = u"my-app"_s},
        .scopes = {u"openid"_s},
        .userAgent = std::make_shared<Qonsent::Test::InstantUserAgent>(),
    });
    Qonsent::whenFinished(signIn, &app, [&](const Qonsent::Result<Qonsent::Account> &account) {
        app.exit(account && !accounts.cachedToken(account->id).isEmpty() ? 0 : 1);
    });
    return app.exec();
}
// [test]
