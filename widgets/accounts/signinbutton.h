// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "widgets/export.h"

#include <QPushButton>

#include <memory>

namespace Qonsent {

/// A button that signs in, shows who is signed in, and signs out.
///
///     auto *button = new Qonsent::SignInButton(this);
///     button->setAccounts(&m_accounts);
///     button->setRequest({.issuer = …, .client = {.id = …}, .scopes = {…}});
///
/// It stands for one account: that of its issuer and client id, and of the request's name if it has
/// one. If there are several, for the first by name.
class QONSENT_WIDGETS_EXPORT SignInButton : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInButton)
    Q_PROPERTY(QString issuer READ issuer WRITE setIssuer)
    Q_PROPERTY(QString clientId READ clientId WRITE setClientId)
    Q_PROPERTY(QStringList scopes READ scopes WRITE setScopes)

public:
    explicit SignInButton(QWidget *parent = nullptr);
    /// Cancels a sign-in of its own that is under way.
    ~SignInButton() override;

    /// Whose accounts; they may end before the button. Loads them.
    void setAccounts(Accounts *accounts);
    /// How to sign in. The request's user agent opens the page.
    void setRequest(const SignInRequest &request);
    [[nodiscard]] SignInRequest request() const;

    [[nodiscard]] QString issuer() const;
    void setIssuer(const QString &issuer);
    [[nodiscard]] QString clientId() const;
    void setClientId(const QString &clientId);
    [[nodiscard]] QStringList scopes() const;
    void setScopes(const QStringList &scopes);

    /// The account it stands for; none if nobody has signed in yet.
    [[nodiscard]] std::optional<Account> account() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Somebody signed in by this button, and is stored.
    void signedIn(const Qonsent::Account &account);
    /// A sign-in or sign-out by this button did not work; Cancelled if the person stopped it.
    void failed(const Qonsent::AuthError &error);
    /// Somebody signed out by this button.
    void signedOut(const Qonsent::Account &account);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;

    void findAccount();
    void look(const Account &account);
    void onClicked();
    void onSignInEnded(const Result<Account> &account);
    void signOutNow();
    void updateFace();
    void updateMenu();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
