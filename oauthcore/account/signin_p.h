// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/account/signin.h"
#include "oauthcore/account/signinrequest.h"
#include "oauthcore/flow/authorizationcodeflow.h"

namespace Qonsent {

struct SignIn::Private
{
    Services services;
    FlowServices flowServices;
    SignInRequest request;
    /// Turns what the flow brought into an account; the account's name is settled there.
    std::function<Account(const SignInRequest &, const Grant &)> makeAccount;
    /// Hears of the account once it is stored.
    std::function<void(const Account &, const TokenSet &)> stored;
    Step step = Step::Idle;
    Grant grant = {};
    QPointer<Reply> awaited = {}; ///< what cancel() has to stop
    bool isBeingKept = false;     ///< from here on there is nothing to cancel
};

} // namespace Qonsent
