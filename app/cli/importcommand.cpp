// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/importcommand.h"

#include "app/cli/accounttext.h"
#include "app/cli/provideroptions.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"

namespace Qonsent::Cli {

namespace {

/// \a text, or the refresh token in it if it is the answer of a token endpoint, as other programs
/// and qonsent export keep it.
Result<Secret> refreshTokenIn(const Secret &text)
{
    if (!text.reveal().startsWith('{'))
        return text;
    const Result<QJsonObject> object = readJsonObject(text.reveal());
    const QString token =
        object ? object->value(QLatin1String("refresh_token")).toString() : QString();
    if (token.isEmpty())
        return usageError("refresh_token",
                          QStringLiteral("That JSON has no member refresh_token. Whoever wrote it "
                                         "has to include it."));
    return Secret::take(token.toUtf8());
}

} // namespace

QList<QCommandLineOption> ImportCommand::ownOptions() const
{
    return clientOptions()
        + QList<QCommandLineOption>{
            {QStringLiteral("refresh-token-file"),
             QStringLiteral("the refresh token, or JSON with it, in a file closed to others "
                            "(default: standard input)"),
             QStringLiteral("FILE")}};
}

std::optional<AuthError> ImportCommand::read(const QCommandLineParser &parser)
{
    const QStringList names = parser.positionalArguments();
    if (names.size() != 1)
        return usageError("name",
                          QStringLiteral("import wants one name for the new account. Put names "
                                         "with spaces in quotes."));
    m_name = names.constFirst();
    noteReplacement(parser, output());
    SecretInput secrets(output());
    const Result<ClientChoice> choice = readClientChoice(parser, secrets);
    if (!choice)
        return choice.error();
    m_choice = *choice;
    const QString file = parser.value(QStringLiteral("refresh-token-file"));
    const Result<Secret> text =
        secrets.read(file.isEmpty() ? QStringLiteral("-") : file, "refresh-token-file");
    if (!text)
        return text.error();
    const Result<Secret> token = refreshTokenIn(*text);
    if (!token)
        return token.error();
    m_refreshToken = *token;
    return {};
}

/// The name first: a token that rotates must not be spent for nothing.
void ImportCommand::act()
{
    whenAnswered(accounts().find(m_name), [this](const Result<Account> &known) {
        if (known)
            return finishWith(usageError(
                "name_taken",
                QStringLiteral("There is an account \"%1\" already, at %2. Choose another name.")
                    .arg(known->name, hostOf(*known))));
        if (known.error().code != AuthError::Code::UnknownAccount)
            return finishWith(known.error());
        renew();
    });
}

void ImportCommand::renew()
{
    m_isSpending = true;
    const auto make = [token = m_refreshToken](const QUrl &endpoint) -> Result<TokenRequest> {
        return refreshTokenGrant(endpoint, token, {});
    };
    await(askForGrant(services(), m_choice, make, this, IdTokenExpectations::Occasion::Refresh),
          [this](const Grant &grant) { keep(grant); });
}

/// The first Ctrl+C lets an exchange end that may have begun: the answer to a token that rotates
/// comes only once.
void ImportCommand::interrupt()
{
    if (!std::exchange(m_isSpending, false))
        return VaultCommand::interrupt();
    output().note(QStringLiteral("The provider is being asked, and its answer will be kept. Press "
                                 "Ctrl+C again to give both up."));
}

void ImportCommand::keep(const Grant &grant)
{
    for (const AuthError &warning : grant.warnings)
        output().note(warning.message);
    TokenSet before;
    before.refreshToken = m_refreshToken;
    const TokenSet tokens = before.refreshedBy(grant.tokens);
    const Account account{.id = AccountId::generate(),
                          .name = m_name,
                          .displayName = grant.claims ? grant.claims->displayName(grant.userinfo)
                                                      : grant.provider.tokenEndpoint.host(),
                          .provider = grant.provider,
                          .client = m_choice.client,
                          .requestedScopes =
                              m_choice.scopes.isEmpty() ? tokens.grantedScopes : m_choice.scopes,
                          .claims = grant.claims,
                          .userinfo = grant.userinfo,
                          .tokens = TokenFacts::of(tokens)};
    await(services().vault->write(account, tokens),
          [this, account](const Done &) { print(account); });
}

void ImportCommand::print(const Account &account)
{
    if (output().isForPrograms()) {
        QJsonObject object = accountJson(account, services().clock->utcMSecs());
        object.insert(QLatin1String("kept"), true);
        output().json(object);
        return end(0);
    }
    output().line(
        account.claims
            ? QStringLiteral("\"%1\" is the account of %2.").arg(account.name, account.displayName)
            : QStringLiteral("\"%1\" is an account at %2; it did not say whose.")
                  .arg(account.name, hostOf(account)));
    output().note(QStringLiteral("The program that had the token before cannot use it any more if "
                                 "the provider changes it with each use.\n"
                                 "To get its access token: %1")
                      .arg(typedCommand(QStringLiteral("token"), account.name)));
    end(0);
}

} // namespace Qonsent::Cli
