// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/vaultoptions.h"

#include "oauthcore/sqlitevault/keychainsource.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/sqlitevault/passphrasesource.h"

#include <QDir>
#include <QStandardPaths>

namespace Qonsent {

namespace {

/// The option, or else the environment's.
QString chosen(const QCommandLineParser &parser, const char *option, const char *variable)
{
    const QString value = parser.value(QLatin1String(option));
    return value.isEmpty() ? qEnvironmentVariable(variable) : value;
}

} // namespace

QList<QCommandLineOption> vaultOptions()
{
    return {
        {QStringLiteral("home"), QStringLiteral("keep everything in this folder (QONSENT_HOME)"),
         QStringLiteral("DIR")},
        {QStringLiteral("passphrase-file"),
         QStringLiteral("unlock with the passphrase in this file (QONSENT_PASSPHRASE_FILE)"),
         QStringLiteral("FILE")},
        {QStringLiteral("key-file"),
         QStringLiteral("unlock with this file; it is made with a new vault (QONSENT_KEY_FILE)"),
         QStringLiteral("FILE")}};
}

Result<SqliteVaultOptions> readVaultOptions(const QCommandLineParser &parser)
{
    SqliteVaultOptions options;
    const QString home = chosen(parser, "home", "QONSENT_HOME");
    options.folder = home.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/qonsent")
        : QDir::cleanPath(QDir::current().absoluteFilePath(home));
    const QString file = chosen(parser, "passphrase-file", "QONSENT_PASSPHRASE_FILE");
    if (!file.isEmpty()) {
        const auto source = PassphraseSource::fromFile(file);
        if (!source)
            return source.error();
        options.keys.append(*source);
    }
    const QString keyFile = chosen(parser, "key-file", "QONSENT_KEY_FILE");
    options.keys.append(
        keyFile.isEmpty()
            ? std::make_shared<KeyFileSource>() // where the vault says it is
            : std::make_shared<KeyFileSource>(QDir::current().absoluteFilePath(keyFile)));
    options.keys.append(std::make_shared<KeychainSource>());
    return options;
}

} // namespace Qonsent
