// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <Qonsent/Accounts>

#include <QMainWindow>

/// The window of a program that was there before: a text and a status bar. Now people can sign in.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \a accounts outlive the window; people sign in at \a issuer.
    MainWindow(Qonsent::Accounts *accounts, const QString &issuer);

private:
    void greet(const Qonsent::Account &account);
    void explain(const Qonsent::AuthError &error);
};
