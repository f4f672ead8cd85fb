// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include <Qonsent/Accounts>
#include <Qonsent/AuthorizedNetworkAccessManager>
#include <Qonsent/Test/AuthorizationServer>
#include <Qonsent/Test/InstantUserAgent>

#include <QCoreApplication>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace {

// [calls]
void showProfile(Qonsent::Accounts &accounts, const Qonsent::AccountId &id, const QUrl &service)
{
    auto *network = new Qonsent::AuthorizedNetworkAccessManager(
        accounts, id, {.origins = {service}}, &accounts); // the token goes nowhere else
    auto *reply = network->get(QNetworkRequest(service.resolved(QUrl(u"/userinfo"_s))));
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply] {
        const auto problem = Qonsent::AuthorizedNetworkAccessManager::authErrorOf(reply);
        qInfo().noquote() << (problem ? problem->message : QString::fromUtf8(reply->readAll()));
        reply->deleteLater();
    });
}
// [calls]

} // namespace

/// Signs in at a server in this process, calls it, and ends well if the call carried a good token.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Qonsent::Test::AuthorizationServer server;
    Qonsent::Accounts accounts(Qonsent::inMemoryServices());
    auto *signIn = accounts.signIn({
        .issuer = server.issuer(),
        .client = {.id = u"my-app"_s},
        .scopes = {u"openid"_s},
        .userAgent = std::make_shared<Qonsent::Test::InstantUserAgent>(),
    });
    Qonsent::whenFinished(signIn, &app, [&](const Qonsent::Result<Qonsent::Account> &account) {
        if (!account)
            return app.exit(1);
        showProfile(accounts, account->id, QUrl(server.issuer()));
        auto *reply = accounts.findChild<QNetworkReply *>();
        QObject::connect(reply, &QNetworkReply::finished, &app, [&app, reply] {
            app.exit(reply->error() == QNetworkReply::NoError ? 0 : 2);
        });
    });
    return app.exec();
}
