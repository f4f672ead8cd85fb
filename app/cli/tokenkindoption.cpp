// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/tokenkindoption.h"

#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

QCommandLineOption tokenKindOption(const QString &help)
{
    return {QStringLiteral("token"), help, QStringLiteral("KIND")};
}

Result<TokenTypeHint> readTokenKind(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("token")))
        return TokenTypeHint::Left;
    const QString kind = parser.value(QStringLiteral("token"));
    if (kind == u"access")
        return TokenTypeHint::AccessToken;
    if (kind == u"refresh")
        return TokenTypeHint::RefreshToken;
    return usageError("token", QStringLiteral("--token wants access or refresh."));
}

AuthError noSuchToken(const Account &account, TokenTypeHint kind)
{
    AuthError error = AuthError::of(AuthError::Code::SignInNeeded, "no_token");
    error.message = QStringLiteral("\"%1\" has no %2 token. Sign in again: %3")
                        .arg(account.name,
                             kind == TokenTypeHint::RefreshToken ? QStringLiteral("refresh")
                                                                 : QStringLiteral("access"),
                             typedCommand(QStringLiteral("sign-in"), account.name));
    return error;
}

} // namespace Qonsent::Cli
