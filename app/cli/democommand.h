// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "oauthcore/account/accounts.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"

#include <QPointer>

namespace Qonsent::Cli {

/// `qonsent demo`: a whole sign-in at a provider inside this process, with nobody in front of it.
/// `--serve` leaves that provider running for a browser and for `qonsent sign-in`.
class DemoCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override;

private:
    void serve();
    void signIn();
    void show(const Result<Account> &account);
    void print(const Account &account, const TokenSet &tokens);

    Output *m_output = nullptr;
    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::shared_ptr<TokenVault> m_vault;
    std::unique_ptr<Accounts> m_accounts;
    QPointer<SignIn> m_signIn;
};

} // namespace Qonsent::Cli
