// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "app/cli/signinoptions.h"
#include "oauthcore/account/accounts.h"
#include "oauthcore/exporters/exporter.h"

#include <QPointer>

namespace Qonsent::Cli {

/// `qonsent sign-in`
class SignInCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override;

private:
    void guide(const UserAction &action);
    void showAddress(const UserAction &action, const QString &sentence);
    void finishWith(const Result<Account> &account);
    /// Returns what to exit with.
    [[nodiscard]] int print(const Account &account, const TokenSet &tokens);
    void end(int exitCode);

    Output *m_output = nullptr;
    std::shared_ptr<TokenVault> m_vault;
    std::unique_ptr<Accounts> m_accounts;
    QPointer<SignIn> m_signIn;
    QByteArray m_format;
    BrowserChoice m_browser = BrowserChoice::System;
    std::optional<AuthError> m_browserProblem;
    RefreshTokenInclusion m_inclusion = {};
};

} // namespace Qonsent::Cli
