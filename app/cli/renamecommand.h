// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"

namespace Qonsent::Cli {

/// `qonsent rename`
class RenameCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    int argumentCount() const override { return 2; }
    void actOn(const Account &account) override;
};

} // namespace Qonsent::Cli
