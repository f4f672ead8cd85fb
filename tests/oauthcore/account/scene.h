// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "oauthcore/vault/memoryvault.h"
#include "tests/support/fakeclock.h"
#include "tests/support/outcome.h"

#include <QJsonArray>

namespace Qonsent {

/// A disk that can be full.
class FillingVault final : public MemoryVault
{
public:
    bool isFull = false;

    ReplyOf<Done> *write(const Account &account, const TokenSet &tokens) override
    {
        return isFull ? finishedReply<Done>(this, full()) : MemoryVault::write(account, tokens);
    }
    ReplyOf<Account> *change(const AccountId &id, const AccountChange &change) override
    {
        return isFull ? finishedReply<Account>(this, full()) : MemoryVault::change(id, change);
    }

private:
    static AuthError full() { return AuthError::of(AuthError::Code::VaultIo, "enospc"); }
};

/// An honest provider, a vault that several programs share, and somebody who signed in.
struct Scene
{
    explicit Scene(Test::ServerOptions options = {})
        : server([&options, this] {
            options.clock = &serverClock;
            return options;
        }())
    { }

    /// What one program works with; every program has its own network and the same vault.
    Services services() const
    {
        Services services = inMemoryServices();
        services.clock = &clock;
        services.vault = vault;
        return services;
    }
    SignInRequest request(const QString &name = QStringLiteral("Work")) const
    {
        return {.name = name,
                .issuer = server.issuer(),
                .client = {.id = QStringLiteral("app")},
                .scopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                           QStringLiteral("offline_access")},
                .userAgent = std::make_shared<Test::InstantUserAgent>()};
    }
    Account signIn(Accounts &accounts) const
    {
        const auto account = outcomeOf<Account>(accounts.signIn(request()));
        return account ? *account : Account();
    }
    Account stored(const AccountId &id) const { return *outcomeOf(vault->account(id)); }
    TokenSet storedTokens(const AccountId &id) const { return outcomeOf(vault->read(id))->tokens; }

    /// Lets time pass, here and at the provider.
    void advance(std::chrono::milliseconds by)
    {
        clock.advance(by);
        serverClock.advance(by);
    }

    FakeClock clock;       ///< ours; can be set wrong
    FakeClock serverClock; ///< is right
    Test::AuthorizationServer server;
    std::shared_ptr<FillingVault> vault = std::make_shared<FillingVault>();
};

} // namespace Qonsent
