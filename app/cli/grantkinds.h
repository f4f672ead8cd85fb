// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/clientoptions.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <functional>
#include <span>

namespace Qonsent::Cli {

/// Makes the token request once its endpoint is known.
using GrantMaker = std::function<Result<TokenRequest>(const QUrl &tokenEndpoint)>;

/// A row of `qonsent grant KIND`.
struct GrantKind
{
    const char *name = nullptr;
    /// The options that it takes besides those of the client, separated by spaces.
    const char *options = nullptr;
    /// Reads them.
    Result<GrantMaker> (*read)(const QCommandLineParser &parser, const Scopes &scopes,
                               SecretInput &secrets) = nullptr;
    const char *warning = nullptr; ///< what to say to whoever uses it; null if nothing
};

/// All of them. A new one is a function and a row in grantkinds.cpp.
[[nodiscard]] std::span<const GrantKind> grantKinds();

/// Their names, for a person to choose from.
[[nodiscard]] QString grantKindNames();

/// What the kinds take besides clientOptions().
[[nodiscard]] QList<QCommandLineOption> grantOptions();

} // namespace Qonsent::Cli
