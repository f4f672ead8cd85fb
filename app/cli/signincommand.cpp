// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signincommand.h"

#include "app/cli/networkoptions.h"
#include "app/cli/signinoptions.h"

#include <QLocale>

namespace Qonsent::Cli {

QList<QCommandLineOption> SignInCommand::options() const
{
    QByteArrayList formats;
    for (const Exporter &exporter : exporters())
        formats += exporter.name;
    return signInOptions() + networkOptions()
        + QList<QCommandLineOption>{
            {QStringLiteral("format"),
             QStringLiteral("print the tokens: ") + QString::fromLatin1(formats.join(", ")),
             QStringLiteral("FORMAT")},
            {QStringLiteral("include-refresh-token"),
             QStringLiteral("with --format: what renews the access as well")}};
}

void SignInCommand::run(const QCommandLineParser &parser, Output &output)
{
    m_output = &output;
    m_format = parser.value(QStringLiteral("format")).toUtf8();
    if (parser.isSet(QStringLiteral("include-refresh-token")))
        m_inclusion = RefreshTokenInclusion::Included;
    const Result<SignInOptions> options = readSignInOptions(parser);
    if (!options)
        return Q_EMIT done(output.failure(options.error()));
    const Result<Services> services = servicesFor(parser);
    if (!services)
        return Q_EMIT done(output.failure(services.error()));
    if (!m_format.isEmpty()) {
        if (const auto known = exported(m_format, {}, {}, m_inclusion); !known)
            return Q_EMIT done(output.failure(known.error()));
    }
    m_vault = services->vault;
    m_accounts = std::make_unique<Accounts>(*services);
    m_signIn = m_accounts->signIn(options->request);
    // A command that does not start is an error; without the desktop's browser a person can
    // still open the address somewhere.
    if (options->browser != BrowserChoice::Command)
        connect(m_signIn, &SignIn::userActionNeeded, this, &SignInCommand::show);
    whenFinished(m_signIn.data(), this,
                 [this](const Result<Account> &account) { finishWith(account); });
}

void SignInCommand::interrupt()
{
    if (m_signIn)
        m_signIn->cancel();
}

void SignInCommand::show(const UserAction &action)
{
    const bool opened = action.kind == UserAction::Kind::ContinueInBrowser;
    const QString address = action.url.toString(QUrl::FullyEncoded);
    const QString until =
        QLocale().toString(action.endsAt.toLocalTime().time(), QLocale::ShortFormat);
    if (action.problem)
        m_output->note(action.problem->message);
    m_output->note((opened
                        ? QStringLiteral("Continue in your browser. Qonsent waits until %1. If no "
                                         "page opens, open this address:\n%2")
                        : QStringLiteral("Open this address in a browser on this computer. Qonsent "
                                         "waits until %1:\n%2"))
                       .arg(until, address));
    if (m_output->isForPrograms())
        m_output->progress({{QLatin1String("open"), address},
                            {QLatin1String("until"), action.endsAt.toString(Qt::ISODate)}});
}

void SignInCommand::finishWith(const Result<Account> &account)
{
    if (!account)
        return end(m_output->failure(account.error()));
    if (m_signIn) {
        for (const AuthError &warning : m_signIn->warnings())
            m_output->note(warning.message);
    }
    whenFinished(m_vault->tokens(account->id), this,
                 [this, signedIn = *account](const Result<TokenSet> &tokens) {
                     if (!tokens)
                         return end(m_output->failure(tokens.error()));
                     print(signedIn, *tokens);
                     end(0);
                 });
}

void SignInCommand::end(int exitCode)
{
    // The browser still has to be given its page; without us it would say "connection refused".
    whenFinished(LoopbackReceiver::pagesServed(this), this,
                 [this, exitCode](const Result<Done> &) { Q_EMIT done(exitCode); });
}

void SignInCommand::print(const Account &account, const TokenSet &tokens)
{
    if (!m_format.isEmpty()) {
        m_output->secret(*exported(m_format, account, tokens, m_inclusion));
    } else if (m_output->isForPrograms()) {
        m_output->json(
            {{QLatin1String("account"), account.name},
             {QLatin1String("signed_in_as"), account.displayName},
             {QLatin1String("issuer"), account.provider.issuer},
             {QLatin1String("subject"), account.claims ? account.claims->subject() : QString()},
             {QLatin1String("scope"), tokens.grantedScopes.toString()},
             {QLatin1String("expires_at"), tokens.expiresAt.toString(Qt::ISODate)},
             {QLatin1String("kept"), false}});
    } else {
        m_output->line(QStringLiteral("You are signed in as %1.").arg(account.displayName));
    }
    const Scopes missing = account.requestedScopes.missingFrom(tokens.grantedScopes);
    if (!missing.isEmpty())
        m_output->note(QStringLiteral("Not granted: ") + missing.toString());
    m_output->note(
        m_format.isEmpty()
            ? QStringLiteral("Nothing was kept: this version has no store yet. Add --format "
                             "json to get the tokens.")
            : QStringLiteral("Nothing was kept: this version has no store yet."));
}

} // namespace Qonsent::Cli
