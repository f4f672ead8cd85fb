// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/tokenrefresher.h"

#include "oauthcore/protocol/grants/refreshtokengrant.h"

namespace Qonsent {

using Code = AuthError::Code;

namespace {

/// RFC 6749 section 5.2: this, and only this, says that the refresh token is worth nothing more.
AuthError endedBy(const AuthError &answer)
{
    AuthError ended = AuthError::of(Code::SignInNeeded, "invalid_grant");
    ended.serverCode = answer.serverCode;
    ended.serverDescription = answer.serverDescription;
    return ended;
}

} // namespace

TokenRefresher::TokenRefresher(TokenClient &client, TokenVault &vault, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_vault(vault)
{ }

TokenRefresher::~TokenRefresher() = default;

ReplyOf<TokenSet> *TokenRefresher::refresh(const Account &account, const TokenSet &tokens)
{
    if (tokens.refreshToken.isEmpty())
        return finishedReply<TokenSet>(
            this, AuthError::of(Code::SignInNeeded, "no_refresh_token", account.name));
    auto *reply = new ReplyOf<TokenSet>(this);
    auto &waiting = m_waiting[account.id];
    waiting.append(reply);
    if (waiting.size() > 1)
        return reply;
    const TokenRequest request =
        refreshTokenGrant(account.provider.tokenEndpoint, tokens.refreshToken, {});
    whenFinished(m_client.send(request, account.client, tokens.grantedScopes), this,
                 [this, account, tokens](const Result<TokenSet> &answer) {
                     if (!answer)
                         return settle(account.id, answer);
                     const TokenSet renewed = tokens.refreshedBy(*answer);
                     whenFinished(m_vault.write(account, renewed), this,
                                  [this, id = account.id, renewed](const Result<Done> &written) {
                                      settle(id,
                                             written ? Result<TokenSet>(renewed)
                                                     : Result<TokenSet>(written.error()));
                                  });
                 });
    return reply;
}

void TokenRefresher::settle(const AccountId &id, const Result<TokenSet> &result)
{
    const bool ended = !result && result.error().code == Code::ServerRefused
        && result.error().serverCode == "invalid_grant";
    const Result<TokenSet> answer = ended ? Result<TokenSet>(endedBy(result.error())) : result;
    const auto waiting = m_waiting.take(id);
    if (answer)
        Q_EMIT refreshed(id, *answer);
    if (ended)
        Q_EMIT signInEnded(id);
    for (const auto &waiter : waiting) {
        if (waiter)
            waiter->finish(answer);
    }
}

} // namespace Qonsent
