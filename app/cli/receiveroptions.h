// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/signinrequest.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// --redirect-host, --redirect-path, --port: where the browser comes back to.
[[nodiscard]] QList<QCommandLineOption> receiverOptions();

/// Reads them into \a request; what is wrong with them, if something is.
[[nodiscard]] std::optional<AuthError> readReceiver(const QCommandLineParser &parser,
                                                    SignInRequest &request);

} // namespace Qonsent::Cli
