// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/vaultcommand.h"

#include "app/cli/passphraseprompt.h"
#include "app/shared/networkoptions.h"
#include "app/shared/usage.h"
#include "app/shared/vaultoptions.h"
#include "oauthcore/sqlitevault/passphrasesource.h"

#include <QTimer>

namespace Qonsent::Cli {

using Code = AuthError::Code;

namespace {

constexpr auto lastChanceToSave = std::chrono::seconds(3);
constexpr int mostQuestions = 3;

/// A passphrase can help where no key was found without asking.
bool mayAPassphraseHelp(const AuthError &error)
{
    switch (error.code) {
    case Code::VaultLocked:
    case Code::VaultKeyWrong:
    case Code::KeychainAbsent:
    case Code::KeychainDenied:
    case Code::KeychainLocked:
        return true;
    default:
        return false;
    }
}

} // namespace

QList<QCommandLineOption> VaultCommand::options() const
{
    return ownOptions() + vaultOptions() + networkOptions();
}

void VaultCommand::begin(const QCommandLineParser &parser)
{
    const Result<SqliteVaultOptions> where = readVaultOptions(parser);
    if (!where)
        return finishWith(where.error());
    m_vaultOptions = *where;
    if (const auto wrong = prepare(m_vaultOptions, SqliteVault(*where).exists()))
        return finishWith(*wrong);
    open(m_vaultOptions);
}

void VaultCommand::open(const SqliteVaultOptions &options)
{
    m_vault = std::make_shared<SqliteVault>(options);
    if (!m_vault->exists() && !makesVault())
        return onOpened(Done{});
    whenAnswered(makesVault() ? m_vault->probe() : m_vault->open(),
                 [this](const Result<Done> &opened) { onOpened(opened); });
}

void VaultCommand::onOpened(const Result<Done> &opened)
{
    if (opened) {
        services().vault = m_vault;
        m_accounts = std::make_unique<Accounts>(services());
        connect(m_accounts.get(), &Accounts::notSaved, this,
                [this](const AccountId &, const AuthError &error) { m_notSaved = error; });
        connect(m_accounts.get(), &Accounts::saved, this, [this] { m_notSaved.reset(); });
        return act();
    }
    const std::optional<Secret> passphrase =
        mayAPassphraseHelp(opened.error()) ? askForPassphrase(opened.error()) : std::nullopt;
    if (!passphrase)
        return finishWith(opened.error());
    ++m_questions;
    SqliteVaultOptions options = m_vaultOptions;
    options.keys = {std::make_shared<PassphraseSource>(*passphrase)};
    open(options);
}

/// For a vault that exists, its passphrase; for a new one, twice, the one to be.
std::optional<Secret> VaultCommand::askForPassphrase(const AuthError &why) const
{
    if (output().isForPrograms() || m_questions >= mostQuestions || !canAsk())
        return {};
    if (m_vault->exists()) {
        if (m_questions > 0)
            output().note(why.message);
        return askPassphrase("Passphrase: ");
    }
    output().note(why.message);
    return askNewPassphrase();
}

void VaultCommand::end(int exitCode)
{
    // A refresh that went out has to be heard, or its new refresh token is lost for everybody. A
    // second Ctrl+C does not wait.
    if (!m_accounts || !m_accounts->isRenewing())
        return endSaved(exitCode);
    connect(m_accounts.get(), &Accounts::renewalsEnded, this,
            [this, exitCode] { endSaved(exitCode); });
}

void VaultCommand::endSaved(int exitCode)
{
    if (!m_notSaved)
        return Q_EMIT done(exitCode);
    const auto giveUp = [this, exitCode] {
        if (m_notSaved)
            output().warning(m_notSaved->message
                             + QStringLiteral(" The provider has issued new tokens that are not "
                                              "stored; the next renewal may ask you to sign in "
                                              "again."));
        Q_EMIT done(exitCode);
    };
    connect(m_accounts.get(), &Accounts::saved, this, [this, exitCode] { Q_EMIT done(exitCode); });
    QTimer::singleShot(lastChanceToSave, this, giveUp);
}

std::optional<AuthError> AccountCommand::read(const QCommandLineParser &parser)
{
    m_arguments = parser.positionalArguments();
    const int wanted = argumentCount();
    if (m_arguments.isEmpty())
        return usageError("name",
                          QStringLiteral("Which account? Name it; qonsent accounts lists them."));
    if (m_arguments.size() > wanted)
        return usageError("arguments",
                          QStringLiteral("\"%1\" is one argument too many. Put names with spaces "
                                         "in quotes.")
                              .arg(m_arguments.at(wanted)));
    if (m_arguments.size() < wanted)
        return usageError("arguments", QStringLiteral("An argument is missing."));
    return {};
}

void AccountCommand::act()
{
    await(accounts().find(m_arguments.constFirst()),
          [this](const Account &account) { actOn(account); });
}

} // namespace Qonsent::Cli
