// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/directgrants.h"
#include "app/cli/vaultcommand.h"

namespace Qonsent::Cli {

/// `qonsent import`: makes an account of a refresh token that another program got.
class ImportCommand final : public VaultCommand
{
    Q_OBJECT

public:
    void interrupt() override;

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    bool makesVault() const override { return true; }
    void act() override;

private:
    void renew();
    void keep(const Grant &grant);
    void print(const Account &account);

    QString m_name;
    ClientChoice m_choice;
    Secret m_refreshToken;
    bool m_isSpending = false; ///< the provider may have the refresh token already
};

} // namespace Qonsent::Cli
