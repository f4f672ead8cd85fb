// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/accountscommand.h"

#include "app/cli/accounttext.h"
#include "app/shared/usage.h"

#include <QJsonArray>

namespace Qonsent::Cli {

std::optional<AuthError> AccountsCommand::read(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().isEmpty())
        return {};
    return usageError("arguments",
                      QStringLiteral("accounts takes no argument; qonsent show tells about one."));
}

void AccountsCommand::act()
{
    if (!vault().exists())
        return print({});
    await(services().vault->accounts(), [this](const QList<Account> &all) { print(all); });
}

void AccountsCommand::print(const QList<Account> &all)
{
    const qint64 now = services().clock->utcMSecs();
    if (output().isForPrograms()) {
        QJsonArray rows;
        for (const Account &account : all)
            rows.append(accountJson(account, now));
        output().json({{QLatin1String("accounts"), rows}});
        return end(0);
    }
    if (all.isEmpty())
        output().note(QStringLiteral("No accounts yet. Add one: qonsent sign-in --help"));
    qsizetype nameWidth = 0;
    qsizetype wordWidth = 0;
    for (const Account &account : all) {
        nameWidth = std::max(nameWidth, account.name.size());
        wordWidth = std::max(wordWidth, statusOf(account, now).word.size());
    }
    for (const Account &account : all)
        output().line(account.name.leftJustified(nameWidth + 2)
                      + statusOf(account, now).word.leftJustified(wordWidth + 2)
                      + QStringLiteral("%1, %2").arg(account.displayName, hostOf(account)));
    end(0);
}

} // namespace Qonsent::Cli
