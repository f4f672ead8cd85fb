// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/tokencommand.h"

#include "app/cli/formatoption.h"
#include "app/cli/scopeoption.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> TokenCommand::ownOptions() const
{
    return {
        {QStringLiteral("min-valid"),
         QStringLiteral("how long the token has to last at least (default: a minute, or a tenth "
                        "of its lifetime)"),
         QStringLiteral("SECONDS")},
        scopeOption("fail unless the token has this permission; repeat it for more"),
        formatOption(),
        {QStringLiteral("force-refresh"),
         QStringLiteral("get a new token although the stored one is still good")},
    };
}

std::optional<AuthError> TokenCommand::read(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("min-valid"))) {
        bool isNumber = false;
        const uint seconds = parser.value(QStringLiteral("min-valid")).toUInt(&isNumber);
        if (!isNumber)
            return usageError("min_valid",
                              QStringLiteral("--min-valid wants a number of seconds."));
        m_demand.minimumValidity = std::chrono::seconds(seconds);
    }
    if (parser.isSet(QStringLiteral("force-refresh")))
        m_demand.source = TokenDemand::Source::Provider;
    m_scopes = readScopes(parser);
    const Result<QByteArray> format = readFormat(parser);
    if (!format)
        return format.error();
    m_format = *format;
    return AccountCommand::read(parser);
}

void TokenCommand::actOn(const Account &account)
{
    await(accounts().freshTokens(account.id, m_demand),
          [this, account](const TokenSet &tokens) { print(account, tokens); });
}

void TokenCommand::print(const Account &account, const TokenSet &tokens)
{
    if (const Scopes missing = m_scopes.missingFrom(tokens.grantedScopes); !missing.isEmpty()) {
        AuthError error = AuthError::of(AuthError::Code::SignInNeeded, "scope");
        error.message =
            QStringLiteral("\"%1\" was not given this permission: %2. Sign in again and "
                           "ask for it with --scope.")
                .arg(account.name, missing.toString());
        return finishWith(error);
    }
    if (m_demand.minimumValidity
        && !tokens.isFresh(services().clock->utcMSecs(), *m_demand.minimumValidity))
        output().warning(QStringLiteral("The provider's tokens do not last that long."));
    const QByteArray format = !m_format.isEmpty() ? m_format
        : output().isForPrograms()                ? QByteArray("json")
                                                  : QByteArray("raw");
    const Result<QByteArray> bytes = exported(format, account, tokens, RefreshTokenInclusion::Left);
    if (!bytes)
        return finishWith(bytes.error());
    const Result<Done> written = output().secret(*bytes);
    end(written ? 0 : output().failure(written.error()));
}

} // namespace Qonsent::Cli
