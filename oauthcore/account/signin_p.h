// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/recordedclients_p.h"
#include "oauthcore/account/signin.h"
#include "oauthcore/account/signinrequest.h"
#include "oauthcore/flow/authorizationcodeflow.h"
#include "oauthcore/flow/deviceflow.h"

#include <QPointer>

namespace Qonsent {

struct SignIn::Private
{
    Services services;
    FlowServices flowServices;
    SignInRequest request;
    std::unique_ptr<RecordedClients> recorded = {}; ///< if a transcript was asked for
    QPointer<SignInFlow> flow = {}; ///< the attempt that counts
    AccountId again = {};           ///< the account that is signed in again; null for a new one
    /// Hears of the account once it is stored.
    std::function<void(const Account &, const TokenSet &)> stored;
    Step step = Step::Idle;
    std::optional<Account> before = {}; ///< the account as it was
    Grant grant = {};
    AccountLock lock = {};
    int nameTries = 0; ///< how often somebody else took the name that was free
    std::unique_ptr<Alarm> reminder = {};
    QList<std::chrono::milliseconds> remindersLeft = {}; ///< the next one first
    std::chrono::milliseconds waitsSince = {};           ///< since boot
    bool isBeingKept = false; ///< from here on there is nothing to cancel
};

} // namespace Qonsent
