// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/democommand.h"

#include "app/shared/usage.h"

namespace Qonsent::Cli {

namespace {

/// The claims a person cares about, in the order they are shown.
constexpr const char *shownClaims[] = {"iss", "sub", "name", "email", "aud", "exp"};

QString claimText(const IdTokenClaims &claims, QLatin1String name)
{
    if (name == QLatin1String("exp"))
        return claims.expiresAt().toString(Qt::ISODate);
    const QJsonValue value = claims.all().value(name);
    return value.isArray() ? value.toVariant().toStringList().join(u' ')
                           : sanitizedServerText(value.toString());
}

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("  ") + name.leftJustified(15) + value;
}

QString hidden(const Secret &token)
{
    return QStringLiteral("hidden (%1)").arg(token.masked());
}

} // namespace

QList<QCommandLineOption> DemoCommand::options() const
{
    return {
        {QStringLiteral("serve"),
         QStringLiteral("keep the provider running, for your browser and for qonsent sign-in")}};
}

void DemoCommand::run(const QCommandLineParser &parser, Output &output)
{
    m_output = &output;
    if (const QStringList arguments = parser.positionalArguments(); !arguments.isEmpty())
        return Q_EMIT done(
            output.failure(usageError("arguments",
                                      QStringLiteral("demo takes no argument, but there is \"%1\".")
                                          .arg(arguments.constFirst()))));
    m_server = std::make_unique<Test::AuthorizationServer>();
    if (const auto started = m_server->started(); !started)
        return Q_EMIT done(output.failure(started.error()));
    if (parser.isSet(QStringLiteral("serve")))
        serve();
    else
        signIn();
}

void DemoCommand::interrupt()
{
    if (m_signIn)
        m_signIn->cancel();
    else
        Q_EMIT done(0);
}

void DemoCommand::serve()
{
    const QString issuer = m_server->issuer();
    if (m_output->isForPrograms())
        return m_output->json({{QLatin1String("issuer"), issuer}});
    m_output->line(QStringLiteral("The demo provider runs at %1 until you press Ctrl+C.\n"
                                  "It is a toy: sign in as alice, password demo. In another "
                                  "terminal:\n\n"
                                  "  qonsent sign-in demo --issuer %1 --client-id demo")
                       .arg(issuer));
}

void DemoCommand::signIn()
{
    m_output->note(QStringLiteral(
        "This is a demo. The provider is inside this program, and alice is nobody.\n"));
    const Services services = inMemoryServices();
    m_vault = services.vault;
    m_accounts = std::make_unique<Accounts>(services);
    m_signIn =
        m_accounts->signIn({.name = QStringLiteral("Demo"),
                            .issuer = m_server->issuer(),
                            .client = {.id = QStringLiteral("demo")},
                            .scopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                                       QStringLiteral("email"), QStringLiteral("offline_access")},
                            .userAgent = std::make_shared<Test::InstantUserAgent>()});
    whenFinished(m_signIn.data(), this, [this](const Result<Account> &account) { show(account); });
}

void DemoCommand::show(const Result<Account> &account)
{
    if (!account)
        return Q_EMIT done(m_output->failure(account.error()));
    whenFinished(m_vault->read(account->id), this, [this](const Result<StoredAccount> &stored) {
        if (!stored)
            return Q_EMIT done(m_output->failure(stored.error()));
        print(stored->account, stored->tokens);
        Q_EMIT done(0);
    });
}

void DemoCommand::print(const Account &account, const TokenSet &tokens)
{
    const QString signature = QString::fromLatin1(account.claims->algorithm())
        + QStringLiteral(", key ") + account.claims->keyId();
    if (m_output->isForPrograms())
        return m_output->json(
            {{QLatin1String("demo"), true},
             {QLatin1String("account"), account.name},
             {QLatin1String("signed_in_as"), account.displayName},
             {QLatin1String("issuer"), account.provider.issuer},
             {QLatin1String("claims"), account.claims->all()},
             {QLatin1String("scope"), tokens.grantedScopes.toString()},
             {QLatin1String("expires_at"), tokens.expiresAt.toString(Qt::ISODate)}});
    m_output->line(QStringLiteral("You are signed in as %1.\n").arg(account.displayName));
    m_output->line(QStringLiteral("ID token, every rule checked"));
    for (const char *claim : shownClaims) {
        const QString text = claimText(*account.claims, QLatin1String(claim));
        if (!text.isEmpty())
            m_output->line(row(QLatin1String(claim), text));
    }
    m_output->line(row(QStringLiteral("signature"), signature));
    m_output->line(QStringLiteral("\nTokens"));
    m_output->line(row(QStringLiteral("access token"), hidden(tokens.accessToken)));
    m_output->line(row(QStringLiteral("good until"), tokens.expiresAt.toString(Qt::ISODate)));
    m_output->line(row(QStringLiteral("permissions"), tokens.grantedScopes.toString()));
    m_output->line(
        row(QStringLiteral("refresh token"),
            tokens.refreshToken.isEmpty() ? QStringLiteral("none") : hidden(tokens.refreshToken)));
    m_output->note(QStringLiteral("\nqonsent demo --serve lets you sign in there yourself."));
}

} // namespace Qonsent::Cli
