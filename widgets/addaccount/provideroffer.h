// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/signinrequest.h"

#include <functional>

namespace Qonsent {

class Accounts;

/// A way to sign in that a program has ready besides the presets, e.g. its organisation's provider.
struct ProviderOffer
{
    QString id = {};   ///< stable; not that of a preset
    QString name = {}; ///< for people
    QString note = {}; ///< a few words after "Ready", e.g. "try it without an account"
    /// What to ask for, made when somebody wants it. With a client ID nobody is asked for one.
    std::function<SignInRequest()> request = {};
    /// Where the account is stored, which outlives the dialog; null: where the dialog stores.
    Accounts *accounts = nullptr;
};

} // namespace Qonsent
