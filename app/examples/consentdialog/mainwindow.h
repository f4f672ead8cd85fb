// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <Qonsent/Accounts>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

/// A button, and below it who signed in or why nobody did.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    /// \a accounts outlive the window; people sign in at \a issuer.
    MainWindow(Qonsent::Accounts *accounts, const QString &issuer);

private:
    void signIn();
    void showPerson(const Qonsent::Result<Qonsent::Account> &account);

    Qonsent::Accounts *m_accounts;
    QString m_issuer;
    QPushButton *m_button;
    QLabel *m_person;
};
