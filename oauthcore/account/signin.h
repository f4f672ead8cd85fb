// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/flow/step.h"
#include "oauthcore/flow/useraction.h"
#include "oauthcore/model/account.h"
#include "oauthcore/protocol/accountchoice.h"

#include <chrono>
#include <memory>

namespace Qonsent {

class UserAgent;
class SignInFlow;
enum class PageOpening : quint8;
enum class SignInMethod : quint8;
struct Grant;

/// One sign-in, from the check of the request to the account in the vault. Made by
/// Accounts::signIn(). It finishes when the account is stored, so a success is never lost.
///
/// While step() is AwaitingRedirect the person may change their mind about how they go on; each of
/// these ways says what has become different by userActionNeeded(). At any other time they change
/// nothing.
class QONSENT_CORE_EXPORT SignIn : public StepwiseReply<Account>
{
    Q_OBJECT

public:
    ~SignIn() override;

    [[nodiscard]] Step step() const;
    /// What went wrong without spoiling the sign-in, e.g. userinfo that speaks of somebody else.
    [[nodiscard]] QList<AuthError> warnings() const;
    /// Stops the sign-in, unless its account is being stored already: then it succeeds.
    void cancel() override;

    /// Takes the redirect from a person instead of the listener, see
    /// AuthorizationCodeFlow::acceptPastedAddress(): what does not fit is an error at once, with a
    /// sentence that says which part is missing, and the wait goes on.
    [[nodiscard]] Result<Done> acceptPastedAddress(const QString &text);
    /// Shows the page once more: the same link, which is still good.
    void openAgain();
    /// Has \a userAgent show the page from now on: the same link, nothing is lost.
    void switchTo(const std::shared_ptr<UserAgent> &userAgent);
    /// Begins a new attempt with a link and time of its own; the one before is void, and what comes
    /// of it is a stray. A fresh link is only handed over, for the person to open; for another
    /// account the page is opened, and the login hint is left out. Where a code is shown it is a
    /// new code.
    void restart(AccountChoice choice);
    /// Begins a new attempt in another way; the one before is void.
    void changeMethod(SignInMethod method);
    /// The person's time begins again; that of a code for another device does not.
    void extendWaiting();

Q_SIGNALS:
    void stepChanged(Qonsent::Step step);
    /// The person is needed: the browser is open, the address has to be opened by hand, or a code
    /// entered. Again
    /// whenever something of that is different.
    void userActionNeeded(const Qonsent::UserAction &action);
    /// One of SignInRequest::reminders has come: in this attempt the person has been waited for
    /// \a waited. For a word of help.
    void stillWaiting(std::chrono::milliseconds waited);

private:
    friend class Accounts;
    struct Private;
    explicit SignIn(std::unique_ptr<Private> priv, QObject *parent);

    void start();
    void prepare();
    void runFlow(PageOpening opening);
    [[nodiscard]] SignInFlow *makeBrowserFlow(PageOpening opening);
    [[nodiscard]] SignInFlow *makeDeviceFlow();
    [[nodiscard]] bool endAttempt();
    void onGrant(const Grant &grant);
    void keep();
    void keepInPlace(const Account &account);
    void write(Account account);
    void rename(const Account &account);
    void succeed(const Account &account);
    void fail(const AuthError &error) override;
    void enter(Step step);
    void beginReminding();
    void remind();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
