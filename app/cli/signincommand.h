// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/devicecode.h"
#include "app/cli/signinoptions.h"
#include "app/cli/standardinput.h"
#include "app/cli/vaultcommand.h"
#include "oauthcore/exporters/exporter.h"

namespace Qonsent::Cli {

/// `qonsent sign-in`
class SignInCommand final : public VaultCommand
{
    Q_OBJECT

public:
    void interrupt() override;

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    std::optional<AuthError> prepare(SqliteVaultOptions &options, bool vaultExists) override;
    bool makesVault() const override { return true; }
    void act() override;

private:
    void acceptLine(const QString &line);
    void signIn(SignIn *signIn);
    void guide(const UserAction &action);
    void showAddress(const UserAction &action, const QString &sentence);
    void finishSignIn(const Result<Account> &account);
    void print(const Account &account, const TokenSet &tokens);
    void endAfterPages(int exitCode);

    SignInOptions m_options;
    QPointer<SignIn> m_signIn;
    std::unique_ptr<DeviceCode> m_code; ///< what is shown with --device
    QPointer<StandardInput> m_input;    ///< where somebody may paste the redirect
    QByteArray m_format;
    std::optional<Account> m_known; ///< the account that is signed in again
    std::optional<AuthError> m_browserProblem;
    RefreshTokenInclusion m_inclusion = {};
};

} // namespace Qonsent::Cli
