// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/grantcommand.h"

#include "app/cli/formatoption.h"
#include "app/shared/networkoptions.h"
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

QList<QCommandLineOption> GrantCommand::options() const
{
    return grantOptions() + clientOptions()
        + QList<QCommandLineOption>{formatOption(), refreshTokenOption()} + networkOptions();
}

std::optional<AuthError> GrantCommand::read(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    const GrantKind *kind = arguments.size() == 1 ? kindNamed(arguments.constFirst()) : nullptr;
    if (!kind) {
        QStringList known;
        for (const GrantKind &each : grantKinds())
            known += QLatin1String(each.name);
        return usageError(
            "grant",
            QStringLiteral("grant wants one of these: %1.").arg(known.join(QStringLiteral(", "))));
    }
    if (const auto stranger = strangerAmong(parser, *kind))
        return stranger;
    const Result<QByteArray> format = readFormat(parser);
    if (!format)
        return format.error();
    m_format = *format;
    m_inclusion = readInclusion(parser);
    SecretInput secrets(*m_output);
    const Result<ClientChoice> choice = readClientChoice(parser, secrets);
    if (!choice)
        return choice.error();
    m_choice = *choice;
    if (qstrcmp(kind->name, "password") == 0)
        m_output->warning(QStringLiteral("With this grant the program learns the password, no "
                                         "second factor works, and OAuth 2.1 has it no more. Use "
                                         "qonsent sign-in --device where the provider can."));
    const Result<GrantMaker> make = kind->read(parser, m_choice.scopes, secrets);
    if (!make)
        return make.error();
    m_make = *make;
    return {};
}

void GrantCommand::run(const QCommandLineParser &parser, Output &output)
{
    m_output = &output;
    if (const auto wrong = read(parser))
        return Q_EMIT done(output.failure(*wrong));
    const Result<Services> services = servicesFor(parser);
    if (!services)
        return Q_EMIT done(output.failure(services.error()));
    m_grants = std::make_unique<DirectGrants>(*services);
    ReplyOf<Grant> *const reply = m_grants->ask(m_choice, m_make);
    m_reply = reply;
    whenFinished(reply, this, [this](const Result<Grant> &grant) {
        if (!grant)
            return Q_EMIT done(m_output->failure(grant.error()));
        print(*grant);
    });
}

void GrantCommand::interrupt()
{
    if (m_reply)
        m_reply->cancel();
}

void GrantCommand::print(const Grant &grant)
{
    for (const AuthError &warning : grant.warnings)
        m_output->note(warning.message);
    const Scopes missing = m_choice.scopes.missingFrom(grant.tokens.grantedScopes);
    if (!missing.isEmpty())
        m_output->note(QStringLiteral("Not granted: ") + missing.toString());
    if (m_format.isEmpty() && !m_output->isForPrograms() && m_output->isOnTerminal()) {
        printFacts(grant);
        return Q_EMIT done(0);
    }
    const QByteArray format = !m_format.isEmpty() ? m_format
        : m_output->isForPrograms()               ? QByteArray("json")
                                                  : QByteArray("raw");
    const Result<QByteArray> bytes = exported(
        format, {.name = m_choice.client.id, .provider = grant.provider, .client = m_choice.client},
        grant.tokens, m_inclusion);
    if (!bytes)
        return Q_EMIT done(m_output->failure(bytes.error()));
    const Result<Done> written = m_output->secret(*bytes);
    Q_EMIT done(written ? 0 : m_output->failure(written.error()));
}

/// On a terminal a token is shown to whoever looks over a shoulder, so it has to be asked for.
void GrantCommand::printFacts(const Grant &grant)
{
    const TokenSet &tokens = grant.tokens;
    m_output->line(QStringLiteral("The provider has issued a token."));
    m_output->line(QStringLiteral("  permissions    ") + tokens.grantedScopes.toString());
    if (tokens.expiresAt.isValid())
        m_output->line(QStringLiteral("  expires        ")
                       + tokens.expiresAt.toString(Qt::ISODate));
    m_output->note(QStringLiteral("It is not stored. To get it: add --format raw, or send the "
                                  "output into a pipe."));
}

} // namespace Qonsent::Cli
