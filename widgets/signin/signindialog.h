// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "widgets/export.h"

#include <QDialog>

class QDialogButtonBox;

namespace Qonsent {

class SignInPanel;

/// A window around one sign-in. It is not modal, so that the program can be used meanwhile, and
/// deletes itself when it is closed; closing it while the person is in the browser stops the
/// sign-in. One whose account is being stored ends well all the same.
class QONSENT_WIDGETS_EXPORT SignInDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInDialog)

public:
    /// Begins at once. \a accounts outlives the dialog.
    SignInDialog(Accounts &accounts, const SignInRequest &request, QWidget *parent = nullptr);
    /// Signs the person of account \a id in again, see Accounts::signInAgain(). What \a request
    /// leaves empty is as it was.
    SignInDialog(Accounts &accounts, const AccountId &id, const SignInRequest &request = {},
                 QWidget *parent = nullptr);
    ~SignInDialog() override;

    [[nodiscard]] SignInPanel *panel() const { return m_panel; }

    void done(int result) override;

Q_SIGNALS:
    /// The account is stored. The window stays open and says who it is.
    void signedIn(const Qonsent::Account &account);
    /// The window is closed and there is no account.
    void failed(const Qonsent::AuthError &error);

private:
    void build(const QString &name);
    void begin();
    void leave();

    Accounts &m_accounts;
    const AccountId m_id; ///< of the account that exists already; null: of none
    SignInRequest m_request;
    const bool m_isWrittenDownForOthers; ///< the transcript is the caller's
    SignInPanel *m_panel;
    QDialogButtonBox *m_buttons;
    QPointer<SignIn> m_signIn;
    AuthError m_lastError;
    bool m_isRunning = false;
    bool m_isSignedIn = false;
    bool m_isClosed = false; ///< by the person; what is under way ends first
};

/// Signs somebody in with a SignInDialog on \a parent. The reply finishes when there is an account,
/// or when the dialog is closed without one: it has shown why, and the error says it again.
[[nodiscard]] QONSENT_WIDGETS_EXPORT ReplyOf<Account> *signIn(QWidget *parent, Accounts *accounts,
                                                              const SignInRequest &request);

} // namespace Qonsent
