// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/clientoptions.h"

#include "app/cli/clientproof.h"
#include "app/cli/provideroptions.h"
#include "app/cli/scopeoption.h"
#include "app/cli/valueoption.h"
#include "app/shared/usage.h"
#include "oauthcore/protocol/webaddress.h"

namespace Qonsent::Cli {

namespace {

/// Takes from a preset whom it describes and in which ways that one is different; its scopes are
/// for people who sign in.
std::optional<AuthError> usePreset(const NamedProvider &named, ClientChoice &choice)
{
    if (named.missing)
        return named.missing;
    const Result<QString> issuer = named.preset.issuerFor(named.variables);
    const Result<ProviderMetadata> provider = named.preset.metadataFor(named.variables);
    const Result<QByteArrayList> quirks = named.preset.quirksFor(named.variables);
    if (!issuer)
        return issuer.error();
    if (!provider)
        return provider.error();
    if (!quirks)
        return quirks.error();
    choice.issuer = *issuer;
    choice.provider = *provider;
    choice.client.quirks = *quirks;
    return {};
}

std::optional<AuthError> readWhere(const QCommandLineParser &parser, ClientChoice &choice)
{
    choice.issuer = parser.value(QStringLiteral("issuer"));
    const QString endpoint = parser.value(QStringLiteral("token-endpoint"));
    if (choice.issuer.isEmpty() == endpoint.isEmpty())
        return usageError("issuer",
                          QStringLiteral("Name the provider by --provider with one of qonsent "
                                         "providers, by --issuer, e.g. --issuer "
                                         "https://id.example.org, or by --token-endpoint if it "
                                         "has no discovery."));
    if (endpoint.isEmpty())
        return {};
    const Result<QUrl> url = parseWebAddress(endpoint);
    if (!url)
        return url.error();
    choice.provider.tokenEndpoint = *url;
    return {};
}

} // namespace

QList<QCommandLineOption> clientOptions()
{
    QList<QCommandLineOption> all = namedProviderOptions();
    all += QList<QCommandLineOption>{
        valueOption("issuer", "URL", "the provider; everything else is discovered there"),
        valueOption("token-endpoint", "URL", "where tokens are, for a provider without discovery"),
        valueOption("client-id", "ID", "what the provider knows this program as")};
    all += clientProofOptions();
    all += scopeOption("what to ask for; repeat it for more");
    all += valueOption("param", "NAME=VALUE", "add this to the token request; repeat it for more");
    return all;
}

Result<ClientChoice> readClientChoice(const QCommandLineParser &parser, SecretInput &secrets)
{
    ClientChoice choice;
    const Result<std::optional<NamedProvider>> named =
        readNamedProvider(parser, {QStringLiteral("issuer"), QStringLiteral("token-endpoint")});
    if (!named)
        return named.error();
    if (const auto wrong = *named ? usePreset(**named, choice) : readWhere(parser, choice))
        return *wrong;
    choice.client.id = parser.value(QStringLiteral("client-id"));
    if (choice.client.id.isEmpty())
        return usageError("client_id",
                          QStringLiteral("Add --client-id with the ID that the provider gave this "
                                         "program when it was registered there."));
    choice.scopes = readScopes(parser);
    const Result<FormParameters> parameters =
        readParameters(parser.values(QStringLiteral("param")));
    if (!parameters)
        return parameters.error();
    choice.parameters = *parameters;
    if (const auto wrong = readClientProof(parser, secrets, choice.client))
        return *wrong;
    if (*named && choice.client.authenticationMethod.isEmpty() && !choice.client.secret.isEmpty()
        && (*named)->preset.clientSecret != ProviderPreset::ClientSecret::None)
        choice.client.authenticationMethod = (*named)->preset.clientAuthentication;
    return choice;
}

Result<FormParameters> readParameters(const QStringList &pairs)
{
    FormParameters parameters;
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return usageError("param", QStringLiteral("--param wants NAME=VALUE."));
        const QByteArray name = pair.left(equals).toUtf8();
        // RFC 6749 section 3.1; only RFC 8707 section 2 allows a parameter of its own twice
        if (parameters.contains(name) && name != "resource")
            return usageError("param_twice",
                              QStringLiteral("--param %1 was given twice. A provider takes one.")
                                  .arg(pair.left(equals)));
        parameters.append(name, pair.mid(equals + 1).toUtf8());
    }
    return parameters;
}

} // namespace Qonsent::Cli
