// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/passphrasecommand.h"

#include "app/cli/passphraseprompt.h"
#include "app/shared/usage.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/sqlitevault/keysources.h"
#include "oauthcore/sqlitevault/passphrasesource.h"

#include <QDir>
#include <QJsonArray>

namespace Qonsent::Cli {

QList<QCommandLineOption> PassphraseCommand::ownOptions() const
{
    return {
        {QStringLiteral("new-passphrase-file"),
         QStringLiteral("take the new passphrase from this file instead of asking for it"),
         QStringLiteral("FILE")},
        {QStringLiteral("add-key-file"),
         QStringLiteral("let this file open the vault as well, for programs that run without "
                        "you; it is made if it is missing"),
         QStringLiteral("FILE")},
        {QStringLiteral("remove"), QStringLiteral("let the passphrase open the vault no longer")}};
}

std::optional<AuthError> PassphraseCommand::read(const QCommandLineParser &parser)
{
    if (!parser.positionalArguments().isEmpty())
        return usageError("arguments",
                          QStringLiteral("passphrase takes no argument: what is typed here can be "
                                         "read by others."));
    const QString passphraseFile = parser.value(QStringLiteral("new-passphrase-file"));
    const QString keyFile = parser.value(QStringLiteral("add-key-file"));
    const bool removes = parser.isSet(QStringLiteral("remove"));
    if (int(!passphraseFile.isEmpty()) + int(!keyFile.isEmpty()) + int(removes) > 1)
        return usageError("arguments", QStringLiteral("One change at a time."));
    m_task = removes         ? Task::RemovePassphrase
        : !keyFile.isEmpty() ? Task::AddKeyFile
                             : Task::SetPassphrase;
    m_file = !keyFile.isEmpty() ? QDir::current().absoluteFilePath(keyFile) : passphraseFile;
    return {};
}

/// What is to open the vault from now on; asks for it if need be.
Result<std::shared_ptr<KeySource>> PassphraseCommand::newKey() const
{
    if (m_task == Task::AddKeyFile)
        return std::shared_ptr<KeySource>(std::make_shared<KeyFileSource>(m_file));
    if (!m_file.isEmpty()) {
        const auto source = PassphraseSource::fromFile(m_file);
        if (!source)
            return source.error();
        return std::shared_ptr<KeySource>(*source);
    }
    const bool mayAsk = !output().isForPrograms() && canAsk();
    const auto passphrase = mayAsk ? askNewPassphrase() : std::nullopt;
    if (!passphrase)
        return usageError("new_passphrase",
                          QStringLiteral("No new passphrase was given. Type it on a terminal, the "
                                         "same twice, or add --new-passphrase-file."));
    return std::shared_ptr<KeySource>(std::make_shared<PassphraseSource>(*passphrase));
}

std::optional<AuthError> PassphraseCommand::prepare(SqliteVaultOptions &options, bool vaultExists)
{
    if (vaultExists)
        return {};
    if (m_task == Task::RemovePassphrase)
        return usageError("no_vault", QStringLiteral("There is no vault yet."));
    const auto key = newKey();
    if (!key)
        return key.error();
    options.keys = {*key};
    m_isSet = true;
    return {};
}

void PassphraseCommand::act()
{
    if (m_isSet)
        return report();
    if (m_task == Task::RemovePassphrase)
        return await(vault().removeKey(VaultProtection::Passphrase),
                     [this](const Done &) { report(); });
    const auto key = newKey();
    if (!key)
        return finishWith(key.error());
    await(vault().addKey(*key), [this](const Done &) { report(); });
}

void PassphraseCommand::report()
{
    await(vault().protection(), [this](const QList<VaultProtection> &kinds) {
        QStringList names;
        for (const VaultProtection kind : kinds)
            names += QString::fromLatin1(keySourceName(kind));
        if (output().isForPrograms())
            output().json({{QLatin1String("opened_by"), QJsonArray::fromStringList(names)}});
        else
            output().line(QStringLiteral("The vault is opened by: %1.")
                              .arg(names.join(QStringLiteral(", "))));
        end(0);
    });
}

} // namespace Qonsent::Cli
