// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/vaultoptions.h"

#include "oauthcore/sqlitevault/keychainsource.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/sqlitevault/passphrasesource.h"

#include <QDir>
#include <QStandardPaths>

namespace Qonsent::Cli {

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
    return {{QStringLiteral("home"),
             QStringLiteral("keep everything in this folder (QONSENT_HOME)"),
             QStringLiteral("DIR")},
            {QStringLiteral("passphrase-file"),
             QStringLiteral("unlock with the passphrase in this file (QONSENT_PASSPHRASE_FILE)"),
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
    options.keys.append(std::make_shared<KeyFileSource>());
    options.keys.append(std::make_shared<KeychainSource>());
    return options;
}

} // namespace Qonsent::Cli
