// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/browseroption.h"
#include "app/cli/output.h"
#include "oauthcore/account/signinrequest.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// What `qonsent sign-in` was asked to do.
struct SignInOptions
{
    SignInRequest request = {};
    BrowserChoice::Kind browser = BrowserChoice::Kind::System;
    bool paste = false; ///< reads the redirect from standard input, whatever that is
    /// What a new account would need besides; one that is there has it already.
    std::optional<AuthError> missing = {};
};

/// The options that make a SignInRequest.
[[nodiscard]] QList<QCommandLineOption> signInOptions();

/// \a request as it is for a new account: what was not said is the usual.
[[nodiscard]] SignInRequest withDefaults(SignInRequest request);

/// Reads them, asking through \a output for what comes from standard input; InvalidConfiguration
/// names the option that is wrong.
[[nodiscard]] Result<SignInOptions> readSignInOptions(const QCommandLineParser &parser,
                                                      const Output &output);

} // namespace Qonsent::Cli
