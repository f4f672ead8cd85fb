// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include <Qonsent/Accounts>
#include <Qonsent/Consent>
#include <Qonsent/ConsentProcess>

#include <QApplication>
#include <QPushButton>

/// A window of somebody else's program that signs in inside itself.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    Qonsent::Accounts accounts(Qonsent::inMemoryServices());
    QPushButton window(QStringLiteral("Sign in"));
    QObject::connect(&window, &QPushButton::clicked, &window, [&] {
        auto *reply = accounts.signIn({.issuer = QStringLiteral("https://id.example.org"),
                                       .client = {.id = QStringLiteral("my-app")},
                                       .userAgent = Qonsent::embeddedBrowser(&window)});
        Qonsent::whenFinished(reply, &window, [&](const Qonsent::Result<Qonsent::Account> &result) {
            window.setText(result ? result->displayName : result.error().message);
        });
    });
    window.show();
    return QApplication::exec();
}
