// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// --scope, explained by \a help.
[[nodiscard]] QCommandLineOption scopeOption(const char *help);

/// Reads it: several in one value, by spaces, as well as one in each of several.
[[nodiscard]] Scopes readScopes(const QCommandLineParser &parser);

} // namespace Qonsent::Cli
