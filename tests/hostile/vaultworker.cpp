// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/sqlitevault/vaultscene.h"
#include "tests/support/outcome.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qonsent;

namespace {

constexpr int patience = 120'000;

/// Says what came of it, for the test that started this, and returns the exit code.
template <typename T>
int report(const Result<T> &result)
{
    QTextStream out(stdout);
    if (result)
        out << "ok\n";
    else
        out << result.error().jsonCode() << ' ' << result.error().reason << '\n';
    return result ? 0 : 3;
}

/// What \a call comes to; a vault that others are busy with is asked again, as its error says.
template <typename T>
Result<T> patiently(const std::function<ReplyOf<T> *()> &call)
{
    for (;;) {
        const auto result = outcomeOf(call(), patience);
        if (result || result.error().code != AuthError::Code::VaultBusy)
            return result;
    }
}

/// Adds \a rounds accounts called NAME-0 … and changes the tokens of each once.
int add(SqliteVault &vault, const QString &name, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        const Account account = fullAccount(name + u'-' + QString::number(round));
        const auto written =
            patiently<Done>([&] { return vault.write(account, fullTokens("old")); });
        if (!written)
            return report(written);
        const auto changed = patiently<Account>(
            [&] { return vault.change(account.id, {.tokens = fullTokens("new")}); });
        if (!changed)
            return report(changed);
    }
    return report<Done>(Done{});
}

/// Gives the account NAME new tokens.
int renew(SqliteVault &vault, const QString &name)
{
    const auto found = outcomeOf(vault.find(name), patience);
    if (!found)
        return report(found);
    return report(outcomeOf(vault.change(found->id, {.tokens = fullTokens("new")}), patience));
}

/// Holds the lock of an account until it is killed.
int hold(SqliteVault &vault, const QString &id)
{
    const auto lock = outcomeOf(vault.lockAccount(AccountId::fromString(id.toLatin1())), patience);
    report(lock);
    return lock ? QCoreApplication::exec() : 3;
}

} // namespace

/// Another process at a vault: `vaultworker FOLDER add NAME ROUNDS | renew NAME | probe | hold ID`.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments().mid(1);
    const QString verb = arguments.value(1);
    const QString subject = arguments.value(2);
    SqliteVault vault({.folder = arguments.value(0), .keys = {std::make_shared<FixedKey>()}});
    if (verb == QLatin1String("add"))
        return add(vault, subject, arguments.value(3).toInt());
    if (verb == QLatin1String("renew"))
        return renew(vault, subject);
    if (verb == QLatin1String("hold"))
        return hold(vault, subject);
    if (verb == QLatin1String("probe"))
        return report(outcomeOf(vault.probe(), patience));
    return 2;
}
