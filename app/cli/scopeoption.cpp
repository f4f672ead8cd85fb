// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/scopeoption.h"

#include "app/cli/valueoption.h"

namespace Qonsent::Cli {

QCommandLineOption scopeOption(const char *help)
{
    return valueOption("scope", "SCOPE", help);
}

Scopes readScopes(const QCommandLineParser &parser)
{
    return Scopes(parser.values(QStringLiteral("scope")).join(u' ').split(u' '));
}

} // namespace Qonsent::Cli
