// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "mainwindow.h"

#include <Qonsent/SignInButton>

#include <QPlainTextEdit>
#include <QStatusBar>

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Qonsent::Accounts *accounts, const QString &issuer)
{
    setCentralWidget(new QPlainTextEdit(u"My notes"_s, this));

    // [button]
    auto *button = new Qonsent::SignInButton(this);
    button->setAccounts(accounts);
    button->setRequest({.issuer = issuer,
                        .client = {.id = u"my-app"_s}, // as the provider knows this program
                        .scopes = {u"openid"_s, u"profile"_s, u"offline_access"_s}});
    connect(button, &Qonsent::SignInButton::signedIn, this, &MainWindow::greet);
    connect(button, &Qonsent::SignInButton::failed, this, &MainWindow::explain);
    statusBar()->addPermanentWidget(button);
    // [button]
}

void MainWindow::greet(const Qonsent::Account &account)
{
    // The account is stored. From now on Accounts::freshToken(account.id) is all it takes.
    statusBar()->showMessage(u"Hello, %1"_s.arg(account.displayName));
}

void MainWindow::explain(const Qonsent::AuthError &error)
{
    if (error.code == Qonsent::AuthError::Code::Cancelled)
        return; // the person knows
    statusBar()->showMessage(error.message);
}
