// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/introspectcommand.h"

#include "app/cli/accounttext.h"
#include "app/cli/tokenkindoption.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> IntrospectCommand::ownOptions() const
{
    return {
        tokenKindOption(QStringLiteral("which token to ask about: access (default) or refresh")),
        {QStringLiteral("signed"),
         QStringLiteral("take only an answer that the provider has signed (RFC 9701)")}};
}

std::optional<AuthError> IntrospectCommand::read(const QCommandLineParser &parser)
{
    const Result<TokenTypeHint> kind = readTokenKind(parser);
    if (!kind)
        return kind.error();
    if (*kind != TokenTypeHint::Left)
        m_kind = *kind;
    if (parser.isSet(QStringLiteral("signed")))
        m_form = IntrospectionClient::Form::Signed;
    return AccountCommand::read(parser);
}

/// The token as it is stored: one that was renewed first would tell nothing about it.
void IntrospectCommand::actOn(const Account &account)
{
    await(services().vault->read(account.id), [this](const StoredAccount &stored) { ask(stored); });
}

void IntrospectCommand::ask(const StoredAccount &stored)
{
    const bool isRefresh = m_kind == TokenTypeHint::RefreshToken;
    const Secret token = isRefresh ? stored.tokens.refreshToken : stored.tokens.accessToken;
    if (token.isEmpty())
        return finishWith(noSuchToken(stored.account, m_kind));
    m_keys = std::make_unique<KeysClient>(*services().transport, *services().clock);
    m_client =
        std::make_unique<IntrospectionClient>(*services().transport, *m_keys, *services().clock);
    await(
        m_client->introspect(stored.account.provider, stored.account.client, token, m_kind, m_form),
        [this, account = stored.account](const Introspection &said) { print(account, said); });
}

void IntrospectCommand::print(const Account &account, const Introspection &said)
{
    if (output().isForPrograms()) {
        QJsonObject all = said.all;
        all.insert(QLatin1String("active"), said.isActive);
        output().json(all);
        return end(0);
    }
    output().line(said.isActive
                      ? QStringLiteral("The provider says that the token is good.")
                      : QStringLiteral("The provider says that the token is good no longer."));
    for (auto member = said.all.begin(); member != said.all.end(); ++member)
        output().line(memberRow(member.key(), member.value()));
    if (!said.isActive && m_kind == TokenTypeHint::AccessToken && account.tokens.isRenewable)
        output().note(QStringLiteral("To get another one: ")
                      + typedCommand(QStringLiteral("token"), account.name,
                                     QStringLiteral("--force-refresh")));
    end(0);
}

} // namespace Qonsent::Cli
