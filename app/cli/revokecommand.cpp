// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/revokecommand.h"

#include "app/cli/tokenkindoption.h"

#include "app/shared/typedcommand.h"
#include "oauthcore/account/accountlocking.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> RevokeCommand::ownOptions() const
{
    return {tokenKindOption(QStringLiteral("end only this token: access (the next one is got "
                                           "without you) or refresh (default: both)"))};
}

std::optional<AuthError> RevokeCommand::read(const QCommandLineParser &parser)
{
    const Result<TokenTypeHint> kind = readTokenKind(parser);
    if (!kind)
        return kind.error();
    m_kind = *kind;
    return AccountCommand::read(parser);
}

void RevokeCommand::actOn(const Account &account)
{
    m_client = std::make_unique<RevocationClient>(*services().transport, *services().clock);
    m_client->setAuthenticators(services().clientAuthenticators);
    await(lockWithinAMinute(*services().vault, account.id, this),
          [this, id = account.id](const AccountLock &lock) {
              m_lock = lock;
              await(services().vault->read(id),
                    [this](const StoredAccount &stored) { revoke(stored); });
          });
}

/// The refresh token first: most servers end the access tokens along with it.
void RevokeCommand::revoke(const StoredAccount &stored)
{
    const TokenSet &tokens = stored.tokens;
    const bool wantsRefresh = m_kind == TokenTypeHint::RefreshToken
        || (m_kind == TokenTypeHint::Left && !tokens.refreshToken.isEmpty());
    const Secret &first = wantsRefresh ? tokens.refreshToken : tokens.accessToken;
    const TokenTypeHint kind =
        wantsRefresh ? TokenTypeHint::RefreshToken : TokenTypeHint::AccessToken;
    if (first.isEmpty())
        return finishWith(noSuchToken(stored.account, kind));
    await(m_client->revoke(stored.account.provider, stored.account.client, first, kind),
          [this, stored, wantsRefresh](const Done &) {
              const bool hasMore = wantsRefresh && m_kind == TokenTypeHint::Left
                  && !stored.tokens.accessToken.isEmpty();
              if (hasMore)
                  revokeAccessToken(stored);
              else
                  note(stored);
          });
}

/// A server that does not know access tokens has ended them with the refresh token, or they end by
/// themselves (RFC 7009 section 2).
void RevokeCommand::revokeAccessToken(const StoredAccount &stored)
{
    whenAnswered(m_client->revoke(stored.account.provider, stored.account.client,
                                  stored.tokens.accessToken, TokenTypeHint::AccessToken),
                 [this, stored](const Result<Done> &revoked) {
                     if (!revoked)
                         output().warning(QStringLiteral("The access token may be good until it "
                                                         "ends: ")
                                          + revoked.error().message);
                     note(stored);
                 });
}

/// What is good for nothing any more is handed to nobody.
void RevokeCommand::note(const StoredAccount &stored)
{
    TokenSet left = stored.tokens;
    left.accessToken = {};
    left.expiresAt = left.obtainedAt; // so that the next program gets another one
    AccountChange change{.tokens = left};
    if (m_kind != TokenTypeHint::AccessToken || left.refreshToken.isEmpty())
        change = {.state = Account::State::NeedsSignIn, .tokens = TokenSet()};
    await(services().vault->change(stored.account.id, change),
          [this](const Account &account) { print(account); });
}

void RevokeCommand::print(const Account &account)
{
    m_lock.reset();
    const bool isOver = account.state == Account::State::NeedsSignIn;
    if (output().isForPrograms())
        output().json({{QLatin1String("account"), account.name},
                       {QLatin1String("revoked"), true},
                       {QLatin1String("needs_sign_in"), isOver}});
    else
        output().line(
            isOver ? QStringLiteral("The provider has ended the tokens of \"%1\". The account "
                                    "stays; to use it: %2")
                         .arg(account.name, typedCommand(QStringLiteral("sign-in"), account.name))
                   : QStringLiteral("The provider has ended the access token of \"%1\". The "
                                    "account stays; to get the next: %2")
                         .arg(account.name, typedCommand(QStringLiteral("token"), account.name)));
    end(0);
}

} // namespace Qonsent::Cli
