// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"

namespace Qonsent::Cli {

/// `qonsent accounts`
class AccountsCommand final : public VaultCommand
{
    Q_OBJECT

protected:
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void act() override;

private:
    void print(const QList<Account> &all);
};

} // namespace Qonsent::Cli
