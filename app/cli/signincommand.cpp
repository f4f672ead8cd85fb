// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signincommand.h"

#include "app/cli/networkoptions.h"
#include "app/cli/usage.h"

#include <QLocale>

namespace Qonsent::Cli {

namespace {

QString formatNames()
{
    QStringList names;
    for (const Exporter &exporter : exporters())
        names += QLatin1String(exporter.name);
    return names.join(QStringLiteral(", "));
}

QString formatSummaries()
{
    QStringList rows;
    for (const Exporter &exporter : exporters())
        rows += QStringLiteral("%1 (%2)").arg(QLatin1String(exporter.name),
                                              QString::fromUtf8(exporter.summary));
    return rows.join(QStringLiteral(", "));
}

bool isKnownFormat(const QByteArray &name)
{
    const auto all = exporters();
    return std::any_of(all.begin(), all.end(),
                       [&name](const Exporter &exporter) { return name == exporter.name; });
}

/// The end of the wait as the person's clock shows it; without seconds, which the C locale adds.
QString clockTime(const QDateTime &time)
{
    const QTime local = time.toLocalTime().time();
    return QLocale().language() == QLocale::C ? local.toString(QStringLiteral("HH:mm"))
                                              : QLocale().toString(local, QLocale::ShortFormat);
}

} // namespace

QList<QCommandLineOption> SignInCommand::options() const
{
    return signInOptions() + networkOptions()
        + QList<QCommandLineOption>{
            {QStringLiteral("format"), QStringLiteral("print the tokens: ") + formatSummaries(),
             QStringLiteral("FORMAT")},
            {QStringLiteral("include-refresh-token"),
             QStringLiteral("with --format: also the token that renews the others")}};
}

void SignInCommand::run(const QCommandLineParser &parser, Output &output)
{
    m_output = &output;
    m_format = parser.value(QStringLiteral("format")).toUtf8();
    if (parser.isSet(QStringLiteral("include-refresh-token")))
        m_inclusion = RefreshTokenInclusion::Included;
    if (!m_format.isEmpty() && !isKnownFormat(m_format))
        return Q_EMIT done(output.failure(usageError(
            "format", QStringLiteral("--format wants one of these: %1.").arg(formatNames()))));
    const Result<SignInOptions> options = readSignInOptions(parser);
    if (!options)
        return Q_EMIT done(output.failure(options.error()));
    const Result<Services> services = servicesFor(parser);
    if (!services)
        return Q_EMIT done(output.failure(services.error()));
    m_vault = services->vault;
    m_accounts = std::make_unique<Accounts>(*services);
    m_signIn = m_accounts->signIn(options->request);
    m_browser = options->browser;
    connect(m_signIn, &SignIn::userActionNeeded, this, &SignInCommand::guide);
    whenFinished(m_signIn.data(), this,
                 [this](const Result<Account> &account) { finishWith(account); });
}

void SignInCommand::interrupt()
{
    if (m_signIn)
        m_signIn->cancel();
}

void SignInCommand::guide(const UserAction &action)
{
    const QString until = clockTime(action.endsAt);
    if (m_browser == BrowserChoice::None)
        return showAddress(action,
                           QStringLiteral("Open this address in a browser on this computer. "
                                          "Qonsent waits until %1.")
                               .arg(until));
    if (!action.problem && m_browser == BrowserChoice::Command)
        return m_output->note(
            QStringLiteral("Continue in your browser. Qonsent waits until %1.").arg(until));
    if (!action.problem)
        return showAddress(action,
                           QStringLiteral("Continue in your browser. Qonsent waits until %1. If "
                                          "no page opens, open this address:")
                               .arg(until));
    // Without the desktop's browser a person can still open the address somewhere; a command that
    // does not start is a mistake in the command line.
    if (m_browser == BrowserChoice::Command) {
        m_browserProblem = action.problem;
        return interrupt();
    }
    showAddress(action,
                action.problem->message + QStringLiteral(" Qonsent waits until %1.").arg(until));
}

void SignInCommand::showAddress(const UserAction &action, const QString &sentence)
{
    const QString address = action.url.toString(QUrl::FullyEncoded);
    m_output->note(sentence + QStringLiteral("\n\n") + address + u'\n');
    if (m_output->isForPrograms())
        m_output->progress({{QLatin1String("open"), address},
                            {QLatin1String("until"), action.endsAt.toString(Qt::ISODate)}});
}

void SignInCommand::finishWith(const Result<Account> &account)
{
    if (!account)
        return end(m_output->failure(m_browserProblem.value_or(account.error())));
    if (m_signIn) {
        for (const AuthError &warning : m_signIn->warnings())
            m_output->note(warning.message);
    }
    whenFinished(m_vault->tokens(account->id), this,
                 [this, signedIn = *account](const Result<TokenSet> &tokens) {
                     if (!tokens)
                         return end(m_output->failure(tokens.error()));
                     end(print(signedIn, *tokens));
                 });
}

void SignInCommand::end(int exitCode)
{
    // The browser still has to be given its page; without us it would say "connection refused".
    whenFinished(LoopbackReceiver::pagesServed(this), this,
                 [this, exitCode](const Result<Done> &) { Q_EMIT done(exitCode); });
}

int SignInCommand::print(const Account &account, const TokenSet &tokens)
{
    if (!m_format.isEmpty()) {
        const Result<QByteArray> text = exported(m_format, account, tokens, m_inclusion);
        if (!text)
            return m_output->failure(text.error());
        m_output->secret(*text);
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
    return 0;
}

} // namespace Qonsent::Cli
