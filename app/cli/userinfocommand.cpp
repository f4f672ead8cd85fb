// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/userinfocommand.h"

#include "app/cli/accounttext.h"
#include "app/shared/usage.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> UserinfoCommand::ownOptions() const
{
    return {{QStringLiteral("signed"),
             QStringLiteral("take only claims that the provider has signed, for clients that are "
                            "registered so")}};
}

std::optional<AuthError> UserinfoCommand::read(const QCommandLineParser &parser)
{
    m_wantsSignature = parser.isSet(QStringLiteral("signed"));
    return AccountCommand::read(parser);
}

void UserinfoCommand::actOn(const Account &account)
{
    const char *const missing = "userinfo_endpoint";
    if (account.provider.userinfoEndpoint.isEmpty())
        return finishWith(
            AuthError::of(AuthError::Code::MissingEndpoint, missing, QLatin1String(missing)));
    if (!account.claims)
        return finishWith(usageError(
            "no_identity",
            QStringLiteral("\"%1\" was signed in without the scope openid, so nothing says whose "
                           "claims these would be. Sign in again with --scope openid.")
                .arg(account.name)));
    await(accounts().freshToken(account.id),
          [this, account](const Secret &token) { ask(account, token); });
}

void UserinfoCommand::ask(const Account &account, const Secret &token)
{
    HttpTransport &transport = *services().transport;
    const Clock &clock = *services().clock;
    const auto show = [this](const QJsonObject &claims) { print(claims); };
    if (!m_wantsSignature) {
        m_plain = std::make_unique<UserinfoClient>(transport, clock);
        return await(
            m_plain->claims(account.provider.userinfoEndpoint, token, account.claims->subject()),
            show);
    }
    m_keys = std::make_unique<KeysClient>(transport, clock);
    m_signed = std::make_unique<SignedUserinfoClient>(transport, *m_keys, clock);
    await(m_signed->claims(account.provider, account.client, token, account.claims->subject()),
          show);
}

void UserinfoCommand::print(const QJsonObject &claims)
{
    if (output().isForPrograms()) {
        output().json(claims);
    } else {
        for (auto claim = claims.begin(); claim != claims.end(); ++claim)
            output().line(memberRow(claim.key(), claim.value()));
    }
    end(0);
}

} // namespace Qonsent::Cli
