// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/provideroptions.h"

#include "app/cli/valueoption.h"
#include "app/shared/providerfiles.h"
#include "app/shared/usage.h"
#include "oauthcore/protocol/webaddress.h"

#include <algorithm>

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

/// What has to be --set in \a preset.
AuthError unfilled(const ProviderPreset &preset, const AuthError &why)
{
    QStringList names;
    for (const PresetVariable &variable : preset.variables)
        names += QStringLiteral("--set %1=…").arg(variable.name);
    return usageError(why.reason,
                      names.isEmpty()
                          ? QStringLiteral("%1 leaves nothing to --set.").arg(preset.name)
                          : QStringLiteral("%1 is not one provider but many. Say which: %2")
                                .arg(preset.name, names.join(u' ')));
}

} // namespace

QList<QCommandLineOption> namedProviderOptions()
{
    return {
        valueOption("provider", "ID", "one of qonsent providers, whose addresses are known"),
        valueOption("set", "NAME=VALUE", "what such a provider leaves open, e.g. base=https://…")};
}

Result<std::optional<NamedProvider>> readNamedProvider(const QCommandLineParser &parser,
                                                       const QStringList &addresses)
{
    const QString id = parser.value(QStringLiteral("provider"));
    if (id.isEmpty()) {
        if (parser.isSet(QStringLiteral("set")))
            return usageError("set", QStringLiteral("--set goes with --provider."));
        return std::optional<NamedProvider>();
    }
    for (const QString &address : addresses) {
        if (!parser.value(address).isEmpty())
            return usageError(
                "provider_and_issuer",
                QStringLiteral("Use --provider %1 or its addresses, not both.").arg(id));
    }
    const auto preset = knownProviders().registry.find(id);
    if (!preset)
        return usageError("provider_unknown",
                          QStringLiteral("There is no provider called \"%1\" here. qonsent "
                                         "providers lists those that are known; any other is given "
                                         "by --issuer.")
                              .arg(id));
    NamedProvider named{.preset = *preset};
    if (const auto problem = readVariables(parser.values(QStringLiteral("set")), named.variables))
        return *problem;
    if (const auto issuer = preset->issuerFor(named.variables); !issuer)
        return unfilled(*preset, issuer.error());
    if (preset->clientSecret == ProviderPreset::ClientSecret::Required
        && !parser.isSet(QStringLiteral("client-secret-file"))
        && !parser.isSet(QStringLiteral("client-key-file")))
        named.missing = usageError(
            "client_secret",
            QStringLiteral("%1 gives every program a client secret and wants it back. Add "
                           "--client-secret-file.")
                .arg(preset->name));
    return std::optional(named);
}

void noteReplacement(const QCommandLineParser &parser, const Output &output)
{
    const QString id = parser.value(QStringLiteral("provider"));
    const QString file = id.isEmpty() ? QString() : knownProviders().files.value(id);
    if (!file.isEmpty() && ProviderRegistry::shipped().find(id))
        output.note(QStringLiteral("%1 is as %2 says.").arg(id, file));
}

QList<QCommandLineOption> providerOptions()
{
    return namedProviderOptions()
        + QList<QCommandLineOption>{
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
    request.issuer = parser.value(QStringLiteral("issuer"));
    const QStringList endpoints = {QStringLiteral("authorization-endpoint"),
                                   QStringLiteral("device-authorization-endpoint"),
                                   QStringLiteral("token-endpoint")};
    const bool hasEndpoint =
        std::any_of(endpoints.begin(), endpoints.end(),
                    [&parser](const QString &name) { return !parser.value(name).isEmpty(); });
    if (!request.issuer.isEmpty() && hasEndpoint)
        return usageError("issuer_or_endpoints",
                          QStringLiteral("Use --issuer or the two endpoints, not both."));
    const Result<std::optional<NamedProvider>> named =
        readNamedProvider(parser, endpoints + QStringList{QStringLiteral("issuer")});
    if (!named)
        return named.error();
    if (!*named)
        return request.issuer.isEmpty() ? readEndpoints(parser, request, missing) : Problem();
    request.provider = (*named)->preset.id;
    request.providerVariables = (*named)->variables;
    missing = (*named)->missing;
    return {};
}

} // namespace Qonsent::Cli
