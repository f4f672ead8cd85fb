// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "mainwindow.h"

#include <Qonsent/EmbeddedBrowser>

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Qonsent::Accounts *accounts, const QString &issuer)
    : m_accounts(accounts)
    , m_issuer(issuer)
    , m_button(new QPushButton(u"Sign in"_s, this))
    , m_person(new QLabel(u"Nobody is signed in."_s, this))
{
    m_person->setTextFormat(Qt::PlainText); // a name comes from the provider
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_button);
    layout->addWidget(m_person);
    connect(m_button, &QPushButton::clicked, this, &MainWindow::signIn);
}

void MainWindow::signIn()
{
    m_button->setEnabled(false); // one page at a time
    // [signin]
    auto *signIn = m_accounts->signIn({
        .issuer = m_issuer,
        .client = {.id = u"my-app"_s},
        .scopes = {u"openid"_s, u"profile"_s},
        .userAgent = Qonsent::embeddedBrowser(this), // a ConsentDialog above this window
    });
    Qonsent::whenFinished(signIn, this, [this](const Qonsent::Result<Qonsent::Account> &account) {
        showPerson(account);
    });
    // [signin]
}

void MainWindow::showPerson(const Qonsent::Result<Qonsent::Account> &account)
{
    m_button->setEnabled(true);
    m_person->setText(account ? account->displayName : account.error().message);
}
