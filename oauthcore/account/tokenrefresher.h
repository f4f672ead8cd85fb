// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/model/account.h"
#include "oauthcore/net/tokenclient.h"
#include "oauthcore/vault/tokenvault.h"

#include <QHash>
#include <QPointer>

namespace Qonsent {

/// Renews access tokens: one refresh per account at a time, however many ask for it.
class QONSENT_CORE_EXPORT TokenRefresher : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenRefresher)

public:
    /// \a client and \a vault outlive the refresher.
    TokenRefresher(TokenClient &client, TokenVault &vault, QObject *parent = nullptr);
    ~TokenRefresher() override;

    /// What \a tokens become after one refresh at the provider that \a account is pinned to.
    /// Later callers for the same account join the first; cancelling one leaves the others. The
    /// new tokens are in the vault before anybody sees them: a rotated token must survive a crash.
    /// SignInNeeded if there is nothing to refresh with or the provider ended the sign-in
    /// (`invalid_grant`); those of TokenClient::send() and TokenVault::write() otherwise, which
    /// leave the stored tokens as good as they were.
    [[nodiscard]] ReplyOf<TokenSet> *refresh(const Account &account, const TokenSet &tokens);

Q_SIGNALS:
    /// New tokens were stored.
    void refreshed(const Qonsent::AccountId &id, const Qonsent::TokenSet &tokens);
    /// The provider ended the sign-in of this account.
    void signInEnded(const Qonsent::AccountId &id);

private:
    void settle(const AccountId &id, const Result<TokenSet> &result);

    /// Not a SingleFlight, which stops the work when the last caller leaves: a refresh that went
    /// out has to be heard, or a rotated token is lost.
    QHash<AccountId, QList<QPointer<ReplyOf<TokenSet>>>> m_waiting;
    TokenClient &m_client;
    TokenVault &m_vault;
};

} // namespace Qonsent
