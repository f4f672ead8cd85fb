// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/renamecommand.h"

namespace Qonsent::Cli {

void RenameCommand::actOn(const Account &account)
{
    await(accounts().rename(account.id, arguments().at(1)), [this](const Account &renamed) {
        if (output().isForPrograms())
            output().json({{QLatin1String("account"), renamed.name}});
        else
            output().line(QStringLiteral("It is called \"%1\" now.").arg(renamed.name));
        end(0);
    });
}

} // namespace Qonsent::Cli
