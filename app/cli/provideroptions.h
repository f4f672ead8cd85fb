// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/signinrequest.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// --provider, --set, --issuer and the endpoints: where to sign in.
[[nodiscard]] QList<QCommandLineOption> providerOptions();

/// Reads them into \a request, whose method and scopes are known already; what is wrong, if
/// something is. \a missing becomes what a new account would need besides.
[[nodiscard]] std::optional<AuthError> readProvider(const QCommandLineParser &parser,
                                                    SignInRequest &request,
                                                    std::optional<AuthError> &missing);

} // namespace Qonsent::Cli
