// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"

namespace Qonsent::Cli {

/// `qonsent show`
class ShowCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    void actOn(const Account &account) override;

private:
    void print(const Account &account, const QList<VaultProtection> &protection);
};

} // namespace Qonsent::Cli
