// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/grantcommand.h"

#include "app/cli/formatoption.h"
#include "app/cli/provideroptions.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

namespace {

const GrantKind *kindNamed(const QString &name)
{
    for (const GrantKind &kind : grantKinds()) {
        if (name == QLatin1String(kind.name))
            return &kind;
    }
    return nullptr;
}

/// An option that another kind takes, but not \a kind; nothing is left out unseen.
std::optional<AuthError> strangerAmong(const QCommandLineParser &parser, const GrantKind &kind)
{
    const QStringList own = QString::fromLatin1(kind.options).split(u' ');
    for (const QCommandLineOption &option : grantOptions()) {
        const QString name = option.names().constFirst();
        if (parser.isSet(name) && !own.contains(name))
            return usageError(
                "option_of_another_grant",
                QStringLiteral("%1 takes no --%2.").arg(QLatin1String(kind.name), name));
    }
    return {};
}

} // namespace

QList<QCommandLineOption> GrantCommand::ownOptions() const
{
    return grantOptions() + clientOptions()
        + QList<QCommandLineOption>{formatOption(), refreshTokenOption()};
}

std::optional<AuthError> GrantCommand::read(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    const GrantKind *kind = arguments.size() == 1 ? kindNamed(arguments.constFirst()) : nullptr;
    if (!kind)
        return usageError("grant",
                          QStringLiteral("grant wants one of these: %1.").arg(grantKindNames()));
    if (const auto stranger = strangerAmong(parser, *kind))
        return stranger;
    const Result<QByteArray> format = readFormat(parser);
    if (!format)
        return format.error();
    m_format = *format;
    m_inclusion = readInclusion(parser);
    noteReplacement(parser, output());
    SecretInput secrets(output());
    const Result<ClientChoice> choice = readClientChoice(parser, secrets);
    if (!choice)
        return choice.error();
    m_choice = *choice;
    if (kind->warning)
        output().warning(QString::fromUtf8(kind->warning));
    const Result<GrantMaker> make = kind->read(parser, m_choice.scopes, secrets);
    if (!make)
        return make.error();
    m_make = *make;
    return {};
}

void GrantCommand::act()
{
    await(askForGrant(services(), m_choice, m_make, this),
          [this](const Grant &grant) { print(grant); });
}

void GrantCommand::print(const Grant &grant)
{
    for (const AuthError &warning : grant.warnings)
        output().note(warning.message);
    const Scopes missing = m_choice.scopes.missingFrom(grant.tokens.grantedScopes);
    if (!missing.isEmpty())
        output().note(QStringLiteral("Not granted: ") + missing.toString());
    if (m_format.isEmpty() && !output().isForPrograms() && output().isOnTerminal()) {
        printFacts(grant);
        return end(0);
    }
    const QByteArray format = !m_format.isEmpty() ? m_format
        : output().isForPrograms()                ? QByteArray("json")
                                                  : QByteArray("raw");
    const Result<QByteArray> bytes = exported(
        format, {.name = m_choice.client.id, .provider = grant.provider, .client = m_choice.client},
        grant.tokens, m_inclusion);
    if (!bytes)
        return finishWith(bytes.error());
    if (const Result<Done> written = output().secret(*bytes); !written)
        return finishWith(written.error());
    end(0);
}

/// On a terminal a token is shown to whoever looks over a shoulder, so it has to be asked for.
void GrantCommand::printFacts(const Grant &grant)
{
    const TokenSet &tokens = grant.tokens;
    output().line(QStringLiteral("The provider has issued a token."));
    output().line(QStringLiteral("  permissions    ") + tokens.grantedScopes.toString());
    if (tokens.expiresAt.isValid())
        output().line(QStringLiteral("  expires        ") + tokens.expiresAt.toString(Qt::ISODate));
    output().note(QStringLiteral("It is not stored. To get it: add --format raw, or send the "
                                 "output into a pipe."));
}

} // namespace Qonsent::Cli
