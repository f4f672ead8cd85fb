// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/networkcommand.h"
#include "oauthcore/account/accounts.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

namespace Qonsent::Cli {

/// A command on the stored accounts: reads its own arguments, opens the vault, asking for the
/// passphrase on a terminal if nothing else opens it, and acts.
class VaultCommand : public NetworkCommand
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const final;

protected:
    /// The last word on how the vault is opened or made.
    virtual std::optional<AuthError> prepare(SqliteVaultOptions &options, bool vaultExists)
    {
        Q_UNUSED(options)
        Q_UNUSED(vaultExists)
        return {};
    }
    [[nodiscard]] Accounts &accounts() const { return *m_accounts; }
    [[nodiscard]] SqliteVault &vault() const { return *m_vault; }
    /// Whether the next opening may make a vault where there is none.
    virtual bool makesVault() const { return false; }

    /// Ends the command, after renewals that are under way have ended and what could not be saved
    /// was tried once more.
    void end(int exitCode) final;

private:
    /// Opens the vault; act() finds it open, if there is one.
    void begin(const QCommandLineParser &parser) final;
    void open(const SqliteVaultOptions &options);
    void onOpened(const Result<Done> &opened);
    void endSaved(int exitCode);
    [[nodiscard]] std::optional<Secret> askForPassphrase(const AuthError &why) const;

    SqliteVaultOptions m_vaultOptions;
    std::shared_ptr<SqliteVault> m_vault;
    std::unique_ptr<Accounts> m_accounts;
    std::optional<AuthError> m_notSaved;
    int m_questions = 0;
};

/// A VaultCommand about the account that is its first argument.
class AccountCommand : public VaultCommand
{
    Q_OBJECT

protected:
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void act() override;
    /// How many arguments there are, the name included.
    [[nodiscard]] virtual int argumentCount() const { return 1; }
    /// What to do with the account.
    virtual void actOn(const Account &account) = 0;

    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }

private:
    QStringList m_arguments;
};

} // namespace Qonsent::Cli
