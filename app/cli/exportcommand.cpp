// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/exportcommand.h"

#include "app/cli/formatoption.h"
#include "app/shared/privatefile.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> ExportCommand::ownOptions() const
{
    return {formatOption(),
            refreshTokenOption(),
            {QStringLiteral("output"),
             QStringLiteral("write to this file, which only you can read, instead of printing"),
             QStringLiteral("FILE")},
            {QStringLiteral("force"), QStringLiteral("overwrite the file if it is there")}};
}

std::optional<AuthError> ExportCommand::read(const QCommandLineParser &parser)
{
    const Result<QByteArray> format = readFormat(parser);
    if (!format)
        return format.error();
    if (format->isEmpty())
        return usageError("format",
                          QStringLiteral("In which form? Add --format; qonsent export --help "
                                         "lists them."));
    m_format = *format;
    m_inclusion = readInclusion(parser);
    m_file = parser.value(QStringLiteral("output"));
    m_mayOverwrite = parser.isSet(QStringLiteral("force"));
    return AccountCommand::read(parser);
}

void ExportCommand::actOn(const Account &account)
{
    await(accounts().freshTokens(account.id),
          [this, account](const TokenSet &tokens) { print(account, tokens); });
}

void ExportCommand::print(const Account &account, const TokenSet &tokens)
{
    const Result<QByteArray> bytes = exported(m_format, account, tokens, m_inclusion);
    if (!bytes)
        return finishWith(bytes.error());
    const bool isAskedFor =
        m_inclusion == RefreshTokenInclusion::Included && !tokens.refreshToken.isEmpty();
    const auto without = exported(m_format, account, tokens, RefreshTokenInclusion::Left);
    if (isAskedFor && without && *without == *bytes)
        return finishWith(usageError(
            "format",
            QStringLiteral("This form has no place for a refresh token. Use json or env, "
                           "or leave --include-refresh-token out.")));
    if (m_file.isEmpty()) {
        const Result<Done> written = output().secret(*bytes);
        return end(written ? 0 : output().failure(written.error()));
    }
    const Result<Done> written = writePrivateFile(
        m_file, *bytes, m_mayOverwrite ? ExistingFile::Replace : ExistingFile::Refuse);
    if (!written)
        return finishWith(written.error());
    if (output().isForPrograms())
        output().json({{QLatin1String("file"), m_file}});
    else
        output().line(QStringLiteral("Saved to %1. Only you can read it.").arg(m_file));
    end(0);
}

} // namespace Qonsent::Cli
