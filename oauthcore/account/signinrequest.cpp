// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/signinrequest_p.h"

#include <algorithm>

namespace Qonsent {

using Code = AuthError::Code;

namespace {

/// \a client with what it leaves empty taken from \a known.
ClientRegistration completed(ClientRegistration client, const ClientRegistration &known)
{
    const ClientRegistration usual;
    client.id = known.id;
    if (client.secret.isEmpty())
        client.secret = known.secret;
    if (client.authenticationMethod.isEmpty())
        client.authenticationMethod = known.authenticationMethod;
    if (client.redirectPath == usual.redirectPath)
        client.redirectPath = known.redirectPath;
    if (client.idTokenSigningAlgorithm.isEmpty())
        client.idTokenSigningAlgorithm = known.idTokenSigningAlgorithm;
    ClientRegistration whole = known; // all else is as the provider knows this program
    whole.secret = client.secret;
    whole.authenticationMethod = client.authenticationMethod;
    whole.redirectPath = client.redirectPath;
    whole.idTokenSigningAlgorithm = client.idTokenSigningAlgorithm;
    if (!client.signingKey.isEmpty())
        whole.signingKey = client.signingKey;
    if (!client.certificate.isEmpty())
        whole.certificate = client.certificate;
    if (!client.quirks.isEmpty())
        whole.quirks = client.quirks;
    return whole;
}

AuthError invalid(const char *reason, const QString &subject)
{
    return AuthError::of(Code::InvalidConfiguration, reason, subject);
}

/// The preset in \a providers that describes where \a request leads, also if it does not name it.
std::optional<ProviderPreset> presetOf(const SignInRequest &request,
                                       const ProviderRegistry &providers)
{
    if (!request.provider.isEmpty())
        return providers.find(request.provider);
    ProviderMetadata provider = request.metadata;
    if (!request.issuer.isEmpty())
        provider.issuer = request.issuer;
    return providers.findFor(provider);
}

/// \a own, and those of \a usual whose names it lacks.
FormParameters merged(FormParameters own, const FormParameters &usual)
{
    for (const FormParameter &parameter : usual.list()) {
        if (!own.contains(parameter.name))
            own.append(parameter.name, parameter.value);
    }
    return own;
}

/// True if \a request leads to another provider than that of \a account: what is filled in from
/// there, and the tokens that are there, are none of its business.
bool leadsElsewhere(const SignInRequest &request, const Account &account)
{
    if (!request.issuer.isEmpty())
        return request.issuer != account.provider.issuer;
    const ProviderMetadata &named = request.metadata;
    return named.tokenEndpoint != account.provider.tokenEndpoint
        || (!named.issuer.isEmpty() && named.issuer != account.provider.issuer);
}

QString nameOf(const ProviderMetadata &provider)
{
    return sanitizedServerText(provider.issuer.isEmpty() ? provider.tokenEndpoint.host()
                                                         : provider.issuer);
}

/// \a first, then what \a second has besides: a client that was stored has its preset's quirks.
QByteArrayList withoutRepeats(QByteArrayList first, const QByteArrayList &second)
{
    for (const QByteArray &quirk : second) {
        if (!first.contains(quirk))
            first.append(quirk);
    }
    return first;
}

} // namespace

std::optional<AuthError> mistakeIn(const SignInRequest &request)
{
    const auto lacks = [](const char *field) {
        return AuthError::of(Code::InvalidConfiguration, field, QLatin1String(field));
    };
    if (request.client.id.isEmpty())
        return lacks("client_id");
    if (request.issuer.isEmpty() && request.metadata.tokenEndpoint.isEmpty())
        return lacks("issuer");
    if (!request.issuer.isEmpty() && !request.metadata.tokenEndpoint.isEmpty())
        return lacks("issuer_or_metadata");
    if (request.timeout <= std::chrono::milliseconds::zero())
        return lacks("timeout");
    return {};
}

Result<SignInRequest> resolved(SignInRequest request, const ProviderRegistry &providers)
{
    const QString id = sanitizedServerText(request.provider);
    if (request.provider.isEmpty())
        return request;
    if (!request.issuer.isEmpty() || !request.metadata.tokenEndpoint.isEmpty())
        return invalid(
            "provider_and_issuer",
            QStringLiteral("provider %1, issuer %2").arg(id, sanitizedServerText(request.issuer)));
    const auto preset = presetOf(request, providers);
    if (!preset)
        return invalid("provider_unknown", id);
    const Result<QString> issuer = preset->issuerFor(request.providerVariables);
    if (!issuer)
        return issuer.error();
    const Result<ProviderMetadata> metadata = preset->metadataFor(request.providerVariables);
    if (!metadata)
        return metadata.error();
    const Result<QByteArrayList> quirks = preset->quirksFor(request.providerVariables);
    if (!quirks)
        return quirks.error();
    request.issuer = *issuer;
    request.metadata = *metadata;
    ClientRegistration &client = request.client;
    client.quirks = withoutRepeats(*quirks, client.quirks);
    const bool isRegistered =
        std::any_of(client.quirks.begin(), client.quirks.end(), [](const QByteArray &quirk) {
            return quirk.startsWith("registered_redirect:");
        });
    const bool wantsAnother = preset->redirectRule == ProviderPreset::RedirectRule::HttpsRelay
        || preset->redirectRule == ProviderPreset::RedirectRule::SpecialName;
    if (wantsAnother && !isRegistered)
        return invalid("registered_redirect", QStringLiteral("registered_redirect"));
    if (client.secret.isEmpty() && preset->clientSecret == ProviderPreset::ClientSecret::Required)
        return invalid("client_secret", QStringLiteral("client_secret"));
    if (client.authenticationMethod.isEmpty() && !client.secret.isEmpty()
        && preset->clientSecret != ProviderPreset::ClientSecret::None)
        client.authenticationMethod = preset->clientAuthentication;
    if (request.scopes.isEmpty())
        request.scopes = preset->scopes;
    request.parameters = merged(request.parameters, preset->parameters);
    if (request.receiver.host.isEmpty())
        request.receiver.host = preset->redirectHost;
    if (request.receiver.firstPort == 0)
        request.receiver.firstPort = preset->redirectPort;
    return request;
}

QByteArray otherAccountPrompt(const SignInRequest &request, const ProviderRegistry &providers)
{
    const auto preset = presetOf(request, providers);
    return preset ? preset->otherAccountPrompt : QByteArray("login");
}

Result<SignInRequest> completed(SignInRequest request, const Account &account,
                                const ProviderRegistry &providers)
{
    request.name = account.name;
    const bool saysWhere = !request.provider.isEmpty() || !request.issuer.isEmpty()
        || !request.metadata.tokenEndpoint.isEmpty();
    if (!saysWhere) {
        request.issuer = account.provider.issuer;
        if (request.issuer.isEmpty())
            request.metadata = account.provider;
    }
    if (request.client.id.isEmpty())
        request.client = completed(request.client, account.client);
    if (request.scopes.isEmpty())
        request.scopes = account.requestedScopes;
    if (request.loginHint.isEmpty() && account.claims)
        request.loginHint = account.claims->all().value(QLatin1String("email")).toString();
    if (saysWhere) {
        const Result<SignInRequest> whole = resolved(request, providers);
        if (!whole || !leadsElsewhere(*whole, account))
            return whole;
        ProviderMetadata named = whole->metadata;
        if (!whole->issuer.isEmpty())
            named.issuer = whole->issuer;
        return invalid(
            "another_provider",
            QStringLiteral("account %1, provider %2").arg(nameOf(account.provider), nameOf(named)));
    }
    // What the provider wants in every request was not stored with the account.
    if (const auto preset = presetOf(request, providers)) {
        request.parameters = merged(request.parameters, preset->parameters);
        if (request.receiver.host.isEmpty())
            request.receiver.host = preset->redirectHost;
        if (request.receiver.firstPort == 0)
            request.receiver.firstPort = preset->redirectPort;
    }
    return request;
}

} // namespace Qonsent
