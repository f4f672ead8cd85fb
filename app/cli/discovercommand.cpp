// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/discovercommand.h"

#include "app/shared/usage.h"

#include <QJsonArray>

namespace Qonsent::Cli {

namespace {

/// The endpoints under the names of RFC 8414 and its kin.
struct EndpointRow
{
    const char *name;
    QUrl ProviderMetadata::*url;
};

constexpr EndpointRow endpoints[] = {
    {"authorization_endpoint", &ProviderMetadata::authorizationEndpoint},
    {"token_endpoint", &ProviderMetadata::tokenEndpoint},
    {"jwks_uri", &ProviderMetadata::jwksUri},
    {"userinfo_endpoint", &ProviderMetadata::userinfoEndpoint},
    {"revocation_endpoint", &ProviderMetadata::revocationEndpoint},
    {"introspection_endpoint", &ProviderMetadata::introspectionEndpoint},
    {"registration_endpoint", &ProviderMetadata::registrationEndpoint},
    {"device_authorization_endpoint", &ProviderMetadata::deviceAuthorizationEndpoint},
    {"end_session_endpoint", &ProviderMetadata::endSessionEndpoint},
    {"pushed_authorization_request_endpoint",
     &ProviderMetadata::pushedAuthorizationRequestEndpoint},
};

struct ListRow
{
    const char *name;
    QByteArrayList ProviderMetadata::*values;
};

constexpr ListRow lists[] = {
    {"grant_types_supported", &ProviderMetadata::grantTypesSupported},
    {"code_challenge_methods_supported", &ProviderMetadata::codeChallengeMethodsSupported},
    {"token_endpoint_auth_methods_supported", &ProviderMetadata::tokenEndpointAuthMethodsSupported},
    {"id_token_signing_alg_values_supported", &ProviderMetadata::idTokenSigningAlgValuesSupported},
};

QJsonObject asJson(const ProviderMetadata &provider)
{
    QJsonObject object{{QLatin1String("issuer"), provider.issuer}};
    for (const EndpointRow &row : endpoints) {
        if (const QUrl &url = provider.*row.url; !url.isEmpty())
            object.insert(QLatin1String(row.name), url.toString(QUrl::FullyEncoded));
    }
    for (const ListRow &row : lists) {
        QJsonArray values;
        for (const QByteArray &value : provider.*row.values)
            values.append(QString::fromLatin1(value));
        if (!values.isEmpty())
            object.insert(QLatin1String(row.name), values);
    }
    object.insert(QLatin1String("scopes_supported"),
                  QJsonArray::fromStringList(provider.scopesSupported.list()));
    object.insert(QLatin1String("authorization_response_iss_parameter_supported"),
                  provider.authorizationResponseIssParameterSupported);
    return object;
}

} // namespace

std::optional<AuthError> DiscoverCommand::read(const QCommandLineParser &parser)
{
    const QStringList urls = parser.positionalArguments();
    if (urls.size() != 1)
        return usageError(
            "url",
            QStringLiteral("discover wants the address of one provider, e.g. qonsent discover "
                           "https://id.example.org."));
    m_issuer = urls.constFirst();
    return {};
}

void DiscoverCommand::act()
{
    m_metadata = std::make_unique<MetadataClient>(*services().transport, *services().clock);
    await(m_metadata->metadata(m_issuer), [this](const ProviderMetadata &provider) {
        print(provider);
        end(0);
    });
}

void DiscoverCommand::print(const ProviderMetadata &provider)
{
    if (output().isForPrograms())
        return output().json(asJson(provider));
    output().line(provider.issuer);
    for (const EndpointRow &row : endpoints) {
        const QUrl &url = provider.*row.url;
        output().line(
            QStringLiteral("  %1  %2")
                .arg(QString::fromLatin1(row.name).leftJustified(38),
                     url.isEmpty() ? QStringLiteral("–") : url.toString(QUrl::FullyEncoded)));
    }
    for (const ListRow &row : lists) {
        const QByteArrayList &values = provider.*row.values;
        output().line(QStringLiteral("  %1  %2")
                          .arg(QString::fromLatin1(row.name).leftJustified(38),
                               values.isEmpty() ? QStringLiteral("–")
                                                : QString::fromLatin1(values.join(", "))));
    }
    output().line(QStringLiteral("  %1  %2")
                      .arg(QStringLiteral("scopes_supported").leftJustified(38),
                           provider.scopesSupported.isEmpty()
                               ? QStringLiteral("–")
                               : provider.scopesSupported.toString()));
}

} // namespace Qonsent::Cli
