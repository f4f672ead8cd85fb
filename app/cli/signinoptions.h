// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/signinrequest.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// How `--browser` is spelled out.
enum class BrowserChoice : quint8 {
    System,  ///< the desktop's own; if there is none, the address is printed
    None,    ///< the address is printed
    Command, ///< a program that gets the address as its last argument
};

/// What `qonsent sign-in` was asked to do.
struct SignInOptions
{
    SignInRequest request = {};
    BrowserChoice browser = BrowserChoice::System;
    bool paste = false; ///< reads the redirect from standard input, whatever that is
    /// What a new account would need besides; one that is there has it already.
    std::optional<AuthError> missing = {};
};

/// The options that make a SignInRequest.
[[nodiscard]] QList<QCommandLineOption> signInOptions();

/// \a request as it is for a new account: what was not said is the usual.
[[nodiscard]] SignInRequest withDefaults(SignInRequest request);

/// Reads them; InvalidConfiguration names the option that is wrong.
[[nodiscard]] Result<SignInOptions> readSignInOptions(const QCommandLineParser &parser);

} // namespace Qonsent::Cli
