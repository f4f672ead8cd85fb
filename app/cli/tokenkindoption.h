// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/account.h"
#include "oauthcore/protocol/revocationrequest.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// --token access|refresh, explained by \a help.
[[nodiscard]] QCommandLineOption tokenKindOption(const QString &help);
/// What it says; Left if it is not there. InvalidConfiguration "token".
[[nodiscard]] Result<TokenTypeHint> readTokenKind(const QCommandLineParser &parser);
/// \a account has no token of that \a kind: SignInNeeded "no_token".
[[nodiscard]] AuthError noSuchToken(const Account &account, TokenTypeHint kind);

} // namespace Qonsent::Cli
