// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/flow/step.h"
#include "oauthcore/flow/useraction.h"
#include "oauthcore/model/account.h"

#include <memory>

namespace Qonsent {

struct Grant;

/// One sign-in, from the check of the request to the account in the vault. Made by
/// Accounts::signIn(). It finishes when the account is stored, so a success is never lost.
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

Q_SIGNALS:
    void stepChanged(Qonsent::Step step);
    /// The person is needed: the browser is open, or the address has to be opened by hand.
    void userActionNeeded(const Qonsent::UserAction &action);

private:
    friend class Accounts;
    struct Private;
    explicit SignIn(std::unique_ptr<Private> priv, QObject *parent);

    void start();
    void prepare();
    void runFlow();
    void onGrant(const Grant &grant);
    void keep();
    void keepInPlace(const Account &account);
    void write(Account account);
    void rename(const Account &account);
    void succeed(const Account &account);
    void fail(const AuthError &error) override;
    void enter(Step step);

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
