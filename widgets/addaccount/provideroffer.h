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
    /// What to ask for, made when somebody wants it. It says which client ID the program has there;
    /// without one the person is asked for it, and the list has promised too much.
    std::function<SignInRequest()> request = {};
    /// Where the account is stored, which outlives the dialog; null: where the dialog stores.
    Accounts *accounts = nullptr;
};

} // namespace Qonsent
