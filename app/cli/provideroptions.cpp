// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/provideroptions.h"

#include "app/cli/valueoption.h"
#include "app/shared/providerfiles.h"
#include "app/shared/usage.h"
#include "oauthcore/protocol/webaddress.h"

namespace Qonsent::Cli {

namespace {

using Problem = std::optional<AuthError>;

Problem readEndpoint(const QString &text, QUrl &endpoint)
{
    if (text.isEmpty())
        return {};
    const Result<QUrl> url = parseWebAddress(text);
    if (!url)
        return url.error();
    endpoint = *url;
    return {};
}

bool usesDevice(const SignInRequest &request)
{
    return request.method == SignInMethod::Device;
}

/// A provider without discovery, given by its two endpoints. Nobody can be identified there:
/// nothing says who it is and where its keys are.
Problem readEndpoints(const QCommandLineParser &parser, SignInRequest &request, Problem &missing)
{
    const QString first = usesDevice(request) ? QStringLiteral("device-authorization-endpoint")
                                              : QStringLiteral("authorization-endpoint");
    const QString authorization = parser.value(first);
    const QString token = parser.value(QStringLiteral("token-endpoint"));
    if (authorization.isEmpty() && token.isEmpty()) {
        missing = usageError("issuer",
                             QStringLiteral("Sign in where? Add --issuer with the address of the "
                                            "provider, e.g. --issuer https://id.example.org, or "
                                            "--provider with one of qonsent providers."));
        return {};
    }
    if (authorization.isEmpty() || token.isEmpty())
        return usageError("endpoints",
                          QStringLiteral("A provider without discovery needs both --%1 and "
                                         "--token-endpoint.")
                              .arg(first));
    if (request.scopes.contains(u"openid"))
        return usageError("openid",
                          QStringLiteral("The scope openid needs --issuer: without it there are "
                                         "no keys to check an identity with."));
    QUrl &endpoint = usesDevice(request) ? request.metadata.deviceAuthorizationEndpoint
                                         : request.metadata.authorizationEndpoint;
    if (const auto problem = readEndpoint(authorization, endpoint))
        return problem;
    return readEndpoint(token, request.metadata.tokenEndpoint);
}

/// What --set fills in, e.g. the address of a server.
Problem readVariables(const QStringList &pairs, QMap<QString, QString> &variables)
{
    for (const QString &pair : pairs) {
        const QString name = pair.section(u'=', 0, 0);
        if (name.isEmpty() || !pair.contains(u'=') || variables.contains(name))
            return usageError("set", QStringLiteral("--set wants NAME=VALUE, each name once."));
        variables.insert(name, pair.section(u'=', 1));
    }
    return {};
}

Problem readPreset(const QCommandLineParser &parser, SignInRequest &request, Problem &missing)
{
    const auto preset = knownProviders().registry.find(request.provider);
    if (!preset)
        return usageError("provider_unknown",
                          QStringLiteral("There is no provider called \"%1\" here. qonsent "
                                         "providers lists those that are known; any other is given "
                                         "by --issuer.")
                              .arg(request.provider));
    if (const auto problem =
            readVariables(parser.values(QStringLiteral("set")), request.providerVariables))
        return problem;
    if (const auto issuer = preset->issuerFor(request.providerVariables); !issuer) {
        QStringList names;
        for (const PresetVariable &variable : preset->variables)
            names += QStringLiteral("--set %1=…").arg(variable.name);
        return usageError(issuer.error().reason,
                          names.isEmpty()
                              ? QStringLiteral("%1 leaves nothing to --set.").arg(preset->name)
                              : QStringLiteral("%1 is not one provider but many. Say which: %2")
                                    .arg(preset->name, names.join(u' ')));
    }
    if (preset->clientSecret == ProviderPreset::ClientSecret::Required
        && !parser.isSet(QStringLiteral("client-secret-file")))
        missing = usageError(
            "client_secret",
            QStringLiteral("%1 gives every program a client secret and wants it back. Add "
                           "--client-secret-file.")
                .arg(preset->name));
    return {};
}

} // namespace

QList<QCommandLineOption> providerOptions()
{
    return {
        valueOption("provider", "ID", "one of qonsent providers, whose addresses are known"),
        valueOption("set", "NAME=VALUE", "what such a provider leaves open, e.g. base=https://…"),
        valueOption("issuer", "URL", "the provider; everything else is discovered there"),
        valueOption("authorization-endpoint", "URL",
                    "where people sign in, for a provider without discovery"),
        valueOption("device-authorization-endpoint", "URL",
                    "where --device gets its code, for the same"),
        valueOption("token-endpoint", "URL", "where codes become tokens, for the same")};
}

std::optional<AuthError> readProvider(const QCommandLineParser &parser, SignInRequest &request,
                                      Problem &missing)
{
    request.provider = parser.value(QStringLiteral("provider"));
    request.issuer = parser.value(QStringLiteral("issuer"));
    const bool hasEndpoint = !parser.value(QStringLiteral("authorization-endpoint")).isEmpty()
        || !parser.value(QStringLiteral("device-authorization-endpoint")).isEmpty()
        || !parser.value(QStringLiteral("token-endpoint")).isEmpty();
    if (!request.issuer.isEmpty() && hasEndpoint)
        return usageError("issuer_or_endpoints",
                          QStringLiteral("Use --issuer or the two endpoints, not both."));
    if (request.provider.isEmpty() && parser.isSet(QStringLiteral("set")))
        return usageError("set", QStringLiteral("--set goes with --provider."));
    if (request.provider.isEmpty())
        return request.issuer.isEmpty() ? readEndpoints(parser, request, missing) : Problem();
    if (!request.issuer.isEmpty() || hasEndpoint)
        return usageError(
            "provider_and_issuer",
            QStringLiteral("Use --provider %1 or its addresses, not both.").arg(request.provider));
    return readPreset(parser, request, missing);
}

} // namespace Qonsent::Cli
