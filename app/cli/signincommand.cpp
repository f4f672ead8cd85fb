// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signincommand.h"

#include "app/cli/accounttext.h"
#include "app/cli/formatoption.h"
#include "app/cli/provideroptions.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"
#include "oauthcore/redirect/loopbackreceiver.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> SignInCommand::ownOptions() const
{
    return signInOptions() + QList<QCommandLineOption>{formatOption(), refreshTokenOption()};
}

std::optional<AuthError> SignInCommand::read(const QCommandLineParser &parser)
{
    const Result<QByteArray> format = readFormat(parser);
    if (!format)
        return format.error();
    m_format = *format;
    m_inclusion = readInclusion(parser);
    const Result<SignInOptions> options = readSignInOptions(parser, output());
    if (!options)
        return options.error();
    m_options = *options;
    noteReplacement(parser, output());
    if (m_options.request.name.isEmpty())
        return m_options.missing;
    return {};
}

std::optional<AuthError> SignInCommand::prepare(SqliteVaultOptions &, bool vaultExists)
{
    return vaultExists ? std::nullopt : m_options.missing; // no vault for nothing
}

/// A name that is known signs that account in again, with what it was signed in with.
void SignInCommand::act()
{
    const SignInRequest &request = m_options.request;
    if (request.name.isEmpty())
        return signIn(accounts().signIn(withDefaults(request)));
    whenAnswered(accounts().find(request.name), [this](const Result<Account> &known) {
        if (!known && known.error().code != AuthError::Code::UnknownAccount)
            return finishWith(known.error());
        if (!known && m_options.missing)
            return finishWith(*m_options.missing);
        SignInRequest asked = m_options.request;
        if (!known)
            return signIn(accounts().signIn(withDefaults(asked)));
        m_known = *known;
        asked.name.clear(); // it has one
        signIn(accounts().signInAgain(known->id, asked));
    });
}

void SignInCommand::signIn(SignIn *signIn)
{
    m_signIn = signIn;
    connect(signIn, &SignIn::userActionNeeded, this, &SignInCommand::guide);
    const bool usesDevice = m_options.request.method == SignInMethod::Device;
    if (m_options.paste
        || (!usesDevice && m_options.browser == BrowserChoice::Kind::Printed
            && StandardInput::isTerminal())) {
        m_input = new StandardInput(this);
        connect(m_input, &StandardInput::lineRead, this, &SignInCommand::acceptLine);
    }
    whenFinished<Account>(signIn, this,
                          [this](const Result<Account> &account) { finishSignIn(account); });
}

/// What a person pasted, or a program passed on.
void SignInCommand::acceptLine(const QString &line)
{
    if (!m_signIn || line.trimmed().isEmpty()) // Enter was pressed
        return;
    const Result<Done> accepted = m_signIn->acceptPastedAddress(line);
    if (accepted)
        return m_input->stop();
    const AuthError &error = accepted.error();
    output().note(error.message);
    if (output().isForPrograms())
        output().progress({{QLatin1String("paste_refused"), QString::fromLatin1(error.reason)},
                           {QLatin1String("message"), error.message}});
}

void SignInCommand::interrupt()
{
    if (m_signIn)
        m_signIn->cancel();
    else
        VaultCommand::interrupt();
}

void SignInCommand::guide(const UserAction &action)
{
    if (action.kind == UserAction::Kind::ShowCode) {
        if (!m_code)
            m_code = std::make_unique<DeviceCode>(output(), *services().clock);
        return m_code->show(action);
    }
    const QString until = clockTime(action.endsAt);
    if (m_options.browser == BrowserChoice::Kind::Printed)
        return showAddress(action,
                           QStringLiteral("Open this address in a browser on this computer. "
                                          "Qonsent waits until %1.")
                               .arg(until));
    if (!action.problem && m_options.browser == BrowserChoice::Kind::Command)
        return output().note(
            QStringLiteral("Continue in your browser. Qonsent waits until %1.").arg(until));
    if (!action.problem)
        return showAddress(action,
                           QStringLiteral("Continue in your browser. Qonsent waits until %1. If "
                                          "no page opens, open this address:")
                               .arg(until));
    // Without the desktop's browser a person can still open the address somewhere; a command that
    // does not start is a mistake in the command line.
    if (m_options.browser == BrowserChoice::Kind::Command) {
        m_browserProblem = action.problem;
        return interrupt();
    }
    showAddress(action,
                action.problem->message + QStringLiteral(" Qonsent waits until %1.").arg(until));
}

void SignInCommand::showAddress(const UserAction &action, const QString &sentence)
{
    const QString address = action.url.toString(QUrl::FullyEncoded);
    output().note(sentence + QStringLiteral("\n\n") + address + u'\n');
    if (m_input)
        output().note(QStringLiteral("If the browser is on another computer, its last page does "
                                     "not load. Paste the address of that page here:"));
    if (output().isForPrograms())
        output().progress({{QLatin1String("open"), address},
                           {QLatin1String("until"), action.endsAt.toString(Qt::ISODate)}});
}

void SignInCommand::finishSignIn(const Result<Account> &account)
{
    m_code.reset();
    if (!account && m_known && account.error().reason == "another_provider")
        return finishWith(usageError(
            "name_taken",
            QStringLiteral("There is an account \"%1\" already, at %2. Choose another name, or "
                           "remove that account first.")
                .arg(m_known->name, hostOf(*m_known))));
    if (!account)
        return endAfterPages(output().failure(m_browserProblem.value_or(account.error())));
    if (m_signIn) {
        for (const AuthError &warning : m_signIn->warnings())
            output().note(warning.message);
    }
    whenFinished(services().vault->read(account->id), this,
                 [this](const Result<StoredAccount> &stored) {
                     if (!stored)
                         return endAfterPages(output().failure(stored.error()));
                     print(stored->account, stored->tokens);
                 });
}

void SignInCommand::endAfterPages(int exitCode)
{
    // The browser still has to be given its page; without us it would say "connection refused".
    whenFinished(LoopbackReceiver::pagesServed(this), this,
                 [this, exitCode](const Result<Done> &) { end(exitCode); });
}

void SignInCommand::print(const Account &account, const TokenSet &tokens)
{
    if (!m_format.isEmpty()) {
        const Result<QByteArray> bytes = exported(m_format, account, tokens, m_inclusion);
        if (!bytes)
            return endAfterPages(output().failure(bytes.error()));
        if (const Result<Done> written = output().secret(*bytes); !written)
            return endAfterPages(output().failure(written.error()));
    } else if (output().isForPrograms()) {
        QJsonObject object = accountJson(account, services().clock->utcMSecs());
        object.insert(QLatin1String("kept"), true);
        output().json(object);
    } else {
        output().line(QStringLiteral("You are signed in as %1.").arg(account.displayName));
    }
    const Scopes missing = account.requestedScopes.missingFrom(tokens.grantedScopes);
    if (!missing.isEmpty())
        output().note(QStringLiteral("Not granted: ") + missing.toString());
    if (m_format.isEmpty())
        output().note(QStringLiteral("To get its access token: ")
                      + typedCommand(QStringLiteral("token"), account.name));
    endAfterPages(0);
}

} // namespace Qonsent::Cli
