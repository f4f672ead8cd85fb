// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"
#include "oauthcore/net/revocationclient.h"

namespace Qonsent::Cli {

/// `qonsent revoke`: ends tokens at the provider; the account stays.
class RevokeCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void actOn(const Account &account) override;

private:
    void revoke(const StoredAccount &stored);
    void revokeAccessToken(const StoredAccount &stored);
    void note(const StoredAccount &stored);
    void print(const Account &account);

    TokenTypeHint m_kind = TokenTypeHint::Left; ///< Left: all
    std::unique_ptr<RevocationClient> m_client;
    AccountLock m_lock; ///< nobody renews meanwhile
};

} // namespace Qonsent::Cli
