// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"

#include <memory>

namespace Qonsent::Test {
class AuthorizationServer;
}

namespace Qonsent::Manager {

/// A provider inside this program to try everything at, and the accounts that were signed in there.
/// Both are gone when the program ends; nothing is on the disk, and no other program gets a token.
class DemoProvider : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoProvider)

public:
    /// \a services without their vault, which is one in memory here.
    explicit DemoProvider(const Services &services, QObject *parent = nullptr);
    ~DemoProvider() override;

    [[nodiscard]] Accounts &accounts() { return *m_accounts; }
    /// How to sign in there. Starts the provider; PortUnavailable if it could not listen.
    [[nodiscard]] Result<SignInRequest> request();

private:
    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::unique_ptr<Accounts> m_accounts;
};

} // namespace Qonsent::Manager
