// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "widgets/addaccount/whatnow_p.h"

#include <QPointer>
#include <QWidget>

namespace Qonsent {

class OutcomePage;
class SignInPanel;

/// One sign-in after the other, and what comes after the one that ends well.
class SignInPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPage)

public:
    /// Who else will know the account.
    enum class Reach : quint8 {
        Program,     ///< nobody
        CommandLine, ///< `qonsent`
    };

    explicit SignInPage(QWidget *parent = nullptr);
    ~SignInPage() override;

    /// Begins at once. \a embedded is offered while waiting; may be empty.
    void start(Accounts &accounts, const SignInRequest &request,
               const std::shared_ptr<UserAgent> &embedded, Reach reach);
    /// Stops what is under way, if it is not being stored already.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_signIn; }

Q_SIGNALS:
    void signedIn(const Qonsent::Account &account, Qonsent::Accounts *accounts);
    /// The last that was started has ended otherwise.
    void failed(const Qonsent::AuthError &error);
    void startAgainRequested();
    void copyTokenRequested(const Qonsent::AccountId &id);

private:
    void showDone(const Account &account, const QList<AuthError> &notes);

    bool m_wantsCode = false; ///< the next attempt begins with a code for another device
    SignInPanel *m_panel;
    OutcomePage *m_done; ///< after the one that ended well
    WhatNow *m_whatNow;
    QPointer<SignIn> m_signIn; ///< while it runs
    bool m_isInCommandLine = false;
};

} // namespace Qonsent
