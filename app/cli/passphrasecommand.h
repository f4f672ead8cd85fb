// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"

namespace Qonsent::Cli {

/// `qonsent passphrase`: what opens the vault.
class PassphraseCommand final : public VaultCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    std::optional<AuthError> prepare(SqliteVaultOptions &options, bool vaultExists) override;
    bool makesVault() const override { return true; }
    void act() override;

private:
    enum class Task : quint8 { SetPassphrase, AddKeyFile, RemovePassphrase };

    [[nodiscard]] Result<std::shared_ptr<KeySource>> newKey() const;
    void report();

    Task m_task = Task::SetPassphrase;
    QString m_file;
    bool m_isSet = false; ///< the vault was made with it
};

} // namespace Qonsent::Cli
