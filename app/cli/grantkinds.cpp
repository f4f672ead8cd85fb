// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/grantkinds.h"

#include "app/cli/passphraseprompt.h"
#include "app/cli/standardinput.h"
#include "app/cli/valueoption.h"
#include "app/shared/usage.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/protocol/grants/jwtbearergrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "oauthcore/protocol/grants/saml2bearergrant.h"
#include "oauthcore/protocol/grants/tokenexchangegrant.h"

namespace Qonsent::Cli {

namespace {

/// The secret that \a option names a file of; standard input if it is not there.
Result<Secret> secretOf(const QCommandLineParser &parser, const char *option, SecretInput &secrets)
{
    const QString file = parser.value(QLatin1String(option));
    return secrets.read(file.isEmpty() ? QStringLiteral("-") : file, option);
}

Result<GrantMaker> readClientCredentials(const QCommandLineParser &, const Scopes &scopes,
                                         SecretInput &)
{
    return GrantMaker([scopes](const QUrl &endpoint) -> Result<TokenRequest> {
        return clientCredentialsGrant(endpoint, scopes);
    });
}

Result<GrantMaker> readJwtBearer(const QCommandLineParser &parser, const Scopes &scopes,
                                 SecretInput &secrets)
{
    const Result<Secret> assertion = secretOf(parser, "assertion-file", secrets);
    if (!assertion)
        return assertion.error();
    return GrantMaker([scopes, assertion = *assertion](const QUrl &endpoint) {
        return jwtBearerGrant(endpoint, assertion, scopes);
    });
}

Result<GrantMaker> readSaml2Bearer(const QCommandLineParser &parser, const Scopes &scopes,
                                   SecretInput &secrets)
{
    const Result<Secret> assertion = secretOf(parser, "assertion-file", secrets);
    if (!assertion)
        return assertion.error();
    return GrantMaker([scopes, assertion = *assertion](const QUrl &endpoint) {
        return saml2BearerGrant(endpoint, assertion, scopes);
    });
}

/// The name of a kind of token: short for those of RFC 8693 section 3, else as it is.
QByteArray tokenTypeOf(const QString &name)
{
    const QByteArray type = name.toUtf8();
    return type.isEmpty() || type.contains(':') ? type : "urn:ietf:params:oauth:token-type:" + type;
}

Result<GrantMaker> readTokenExchange(const QCommandLineParser &parser, const Scopes &scopes,
                                     SecretInput &secrets)
{
    TokenExchange exchange{.scopes = scopes};
    const Result<Secret> subject = secretOf(parser, "subject-token-file", secrets);
    if (!subject)
        return subject.error();
    exchange.subjectToken = *subject;
    if (parser.isSet(QStringLiteral("subject-token-type")))
        exchange.subjectTokenType = tokenTypeOf(parser.value(QStringLiteral("subject-token-type")));
    if (parser.isSet(QStringLiteral("actor-token-file"))) {
        const Result<Secret> actor = secretOf(parser, "actor-token-file", secrets);
        if (!actor)
            return actor.error();
        exchange.actorToken = *actor;
        exchange.actorTokenType = TokenTypes::accessToken;
    }
    if (parser.isSet(QStringLiteral("actor-token-type")))
        exchange.actorTokenType = tokenTypeOf(parser.value(QStringLiteral("actor-token-type")));
    exchange.requestedTokenType = tokenTypeOf(parser.value(QStringLiteral("requested-token-type")));
    exchange.audiences = parser.values(QStringLiteral("audience"));
    for (const QString &resource : parser.values(QStringLiteral("resource")))
        exchange.resources.append(QUrl(resource, QUrl::StrictMode));
    return GrantMaker(
        [exchange](const QUrl &endpoint) { return tokenExchangeGrant(endpoint, exchange); });
}

Result<GrantMaker> readPassword(const QCommandLineParser &parser, const Scopes &scopes,
                                SecretInput &secrets)
{
    const QString user = parser.value(QStringLiteral("user"));
    if (user.isEmpty())
        return usageError("user", QStringLiteral("Whose password? Add --user."));
    const bool canType =
        !parser.isSet(QStringLiteral("password-file")) && StandardInput::isTerminal() && canAsk();
    const std::optional<Secret> typed = canType ? askPassphrase("Password: ") : std::nullopt;
    if (canType && !typed)
        return AuthError::of(AuthError::Code::Cancelled);
    const Result<Secret> password =
        typed ? Result<Secret>(*typed) : secretOf(parser, "password-file", secrets);
    if (!password)
        return password.error();
    return GrantMaker([scopes, user, password = *password](const QUrl &endpoint) {
        return passwordGrant(endpoint, user, password, scopes);
    });
}

constexpr GrantKind kinds[] = {
    {"client-credentials", "", readClientCredentials},
    {"jwt-bearer", "assertion-file", readJwtBearer},
    {"saml2-bearer", "assertion-file", readSaml2Bearer},
    {"token-exchange",
     "subject-token-file subject-token-type actor-token-file actor-token-type "
     "requested-token-type audience resource",
     readTokenExchange},
    {"password", "user password-file", readPassword,
     "With this grant the program learns the password, no second factor works, and OAuth 2.1 has "
     "it no more. Use qonsent sign-in --device where the provider can."},
};

} // namespace

std::span<const GrantKind> grantKinds()
{
    return kinds;
}

QString grantKindNames()
{
    QStringList names;
    for (const GrantKind &kind : kinds)
        names += QLatin1String(kind.name);
    return names.join(QStringLiteral(", "));
}

QList<QCommandLineOption> grantOptions()
{
    return {
        valueOption("assertion-file", "FILE",
                    "jwt-bearer, saml2-bearer: the assertion (default: standard input)"),
        valueOption("subject-token-file", "FILE",
                    "token-exchange: the token to exchange (default: standard input)"),
        valueOption("subject-token-type", "TYPE",
                    "what it is: access_token (default), refresh_token, id_token, jwt, saml1, "
                    "saml2 or a URI"),
        valueOption("actor-token-file", "FILE", "token-exchange: the token of who acts for them"),
        valueOption("actor-token-type", "TYPE", "what that is, as above"),
        valueOption("requested-token-type", "TYPE", "token-exchange: what it should become"),
        valueOption("audience", "NAME",
                    "token-exchange: whom the token is for; repeat it for more"),
        valueOption("resource", "URL",
                    "token-exchange: the same by its address; repeat it for more"),
        valueOption("user", "NAME", "password: who signs in"),
        valueOption("password-file", "FILE",
                    "password: the password (default: asked for, or standard input)")};
}

} // namespace Qonsent::Cli
