// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "oauthcore/account/accounts.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

#include <QPointer>

namespace Qonsent::Cli {

/// A command on the stored accounts: reads its own arguments, opens the vault, asking for the
/// passphrase on a terminal if nothing else opens it, and acts.
class VaultCommand : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const final;
    void run(const QCommandLineParser &parser, Output &output) final;
    void interrupt() override;

protected:
    /// What the command takes besides the options of network and vault.
    [[nodiscard]] virtual QList<QCommandLineOption> ownOptions() const { return {}; }
    /// Reads the command line; what is wrong with it, if something is.
    [[nodiscard]] virtual std::optional<AuthError> read(const QCommandLineParser &parser) = 0;
    /// The last word on how the vault is opened or made.
    virtual std::optional<AuthError> prepare(SqliteVaultOptions &options, bool vaultExists)
    {
        Q_UNUSED(options)
        Q_UNUSED(vaultExists)
        return {};
    }
    /// What to do; the vault is open, if there is one.
    virtual void act() = 0;

    [[nodiscard]] Output &output() const { return *m_output; }
    [[nodiscard]] Accounts &accounts() const { return *m_accounts; }
    [[nodiscard]] SqliteVault &vault() const { return *m_vault; }
    [[nodiscard]] const Services &services() const { return m_services; }
    /// Whether the next opening may make a vault where there is none.
    virtual bool makesVault() const { return false; }

    /// Goes on with the result of \a reply; its error ends the command.
    template <typename T, typename Function>
    void await(ReplyOf<T> *reply, Function function)
    {
        m_awaited = reply;
        whenFinished(reply, this, [this, function = std::move(function)](const Result<T> &result) {
            if (!result)
                return end(m_output->failure(result.error()));
            function(*result);
        });
    }
    /// Ends the command, after renewals that are under way have ended and what could not be saved
    /// was tried once more.
    void end(int exitCode);
    void finishWith(const AuthError &error) { end(m_output->failure(error)); }

private:
    void open(const SqliteVaultOptions &options);
    void onOpened(const Result<Done> &opened);
    void endSaved(int exitCode);
    [[nodiscard]] std::optional<Secret> askForPassphrase(const AuthError &why) const;

    Output *m_output = nullptr;
    Services m_services;
    SqliteVaultOptions m_vaultOptions;
    std::shared_ptr<SqliteVault> m_vault;
    std::unique_ptr<Accounts> m_accounts;
    QPointer<Reply> m_awaited;
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
