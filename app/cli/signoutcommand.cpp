// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/signoutcommand.h"

#include "app/shared/typedcommand.h"

namespace Qonsent::Cli {

namespace {

using Code = AuthError::Code;

/// What to exit with, after the provider's answer was told.
int told(const SignedOut &ended, const QString &done, const char *command, const Output &output)
{
    if (output.isForPrograms())
        output.json({{QLatin1String("account"), ended.account.name},
                     {QLatin1String("revoked"), ended.isRevoked}});
    else
        output.line(done.arg(ended.account.name));
    if (!ended.notRevoked)
        return 0;
    const QString host = ended.account.provider.tokenEndpoint.host();
    if (ended.notRevoked->code == Code::MissingEndpoint) {
        output.warning(QStringLiteral("%1 cannot end sign-ins from here. End it on its security "
                                      "page.")
                           .arg(host));
        return 0;
    }
    const int exitCode = output.failure(*ended.notRevoked);
    output.note(QStringLiteral("  %1 does not know yet. To tell it: %2")
                    .arg(host, typedCommand(QLatin1String(command), ended.account.name)));
    return exitCode;
}

} // namespace

void SignOutCommand::actOn(const Account &account)
{
    await<SignedOut>(accounts().signOut(account.id), [this](const SignedOut &ended) {
        end(told(ended, QStringLiteral("Signed out of \"%1\"."), "sign-out", output()));
    });
}

QList<QCommandLineOption> RemoveCommand::ownOptions() const
{
    return {{QStringLiteral("revoke"),
             QStringLiteral("ask the provider to end the sign-in before its tokens are deleted")}};
}

std::optional<AuthError> RemoveCommand::read(const QCommandLineParser &parser)
{
    if (parser.isSet(QStringLiteral("revoke")))
        m_atProvider = SignOut::AtProvider::Revoke;
    return AccountCommand::read(parser);
}

void RemoveCommand::actOn(const Account &account)
{
    await<SignedOut>(accounts().remove(account.id, m_atProvider), [this](const SignedOut &ended) {
        if (m_atProvider == SignOut::AtProvider::Silent)
            output().note(QStringLiteral("Its tokens end by themselves; with --revoke the provider "
                                         "would have been told."));
        end(told(ended, QStringLiteral("Removed \"%1\"."), "remove --revoke", output()));
    });
}

} // namespace Qonsent::Cli
