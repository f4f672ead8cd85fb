// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/signinplan_p.h"

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

QString hostOf(const QString &issuer, const ProviderMetadata &provider)
{
    const QUrl url = issuer.isEmpty() ? provider.authorizationEndpoint : QUrl(issuer);
    return url.host(QUrl::EncodeUnicode);
}

/// Nothing is left to chance: what is registered is where the redirect is awaited.
void fixReceiver(LoopbackOptions &receiver)
{
    if (receiver.host.isEmpty())
        receiver.host = u"127.0.0.1"_s;
}

/// What a program needs that keeps an account: who it is, and that it stays.
Scopes usualScopes(const Scopes &supported)
{
    const QStringList usual = {u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s};
    if (supported.isEmpty()) // it does not say
        return Scopes(usual);
    QStringList both;
    for (const QString &scope : usual) {
        if (supported.contains(scope))
            both.append(scope);
    }
    return Scopes(both);
}

/// How a secret is sent where only one way is left; empty: the usual way.
QByteArray secretMethod(const QByteArrayList &supported)
{
    const bool isPostAlone =
        supported.contains("client_secret_post") && !supported.contains("client_secret_basic");
    return isPostAlone ? QByteArray("client_secret_post") : QByteArray();
}

} // namespace

QString placeOf(const QString &issuer, const ProviderMetadata &provider)
{
    return issuer.isEmpty() ? provider.tokenEndpoint.toString(QUrl::FullyEncoded) : issuer;
}

std::optional<ClientRegistration> registrationAt(const QString &place,
                                                 const QList<Account> &accounts)
{
    for (const Account &account : accounts) {
        if (!place.isEmpty() && !account.client.id.isEmpty()
            && placeOf(account.provider.issuer, account.provider) == place)
            return account.client;
    }
    return {};
}

SignInPlan SignInPlan::forOffer(const ProviderOffer &offer, const ProviderRegistry &providers)
{
    SignInPlan plan;
    const SignInRequest request = offer.request ? offer.request() : SignInRequest();
    const auto preset = providers.find(request.provider);
    if (preset) {
        if (const auto known = forPreset(*preset, request.providerVariables))
            plan = *known;
    }
    const LoopbackOptions known = plan.request.receiver;
    plan.request = request;
    if (plan.request.receiver.host.isEmpty())
        plan.request.receiver.host = known.host;
    if (plan.request.receiver.firstPort == 0)
        plan.request.receiver.firstPort = known.firstPort;
    fixReceiver(plan.request.receiver);
    plan.accounts = offer.accounts;
    plan.provider = sanitizedServerText(offer.name);
    if (!preset) {
        plan.host = hostOf(request.issuer, request.metadata);
        plan.place = placeOf(request.issuer, request.metadata);
    }
    if (!request.scopes.isEmpty())
        plan.permissions = request.scopes;
    return plan;
}

Result<SignInPlan> SignInPlan::forPreset(const ProviderPreset &preset,
                                         const QMap<QString, QString> &variables)
{
    const Result<QString> issuer = preset.issuerFor(variables);
    if (!issuer)
        return issuer.error();
    const Result<ProviderMetadata> metadata = preset.metadataFor(variables);
    if (!metadata)
        return metadata.error();
    SignInPlan plan;
    plan.request.provider = preset.id;
    plan.request.providerVariables = variables;
    plan.request.receiver.host = preset.redirectHost;
    plan.request.receiver.firstPort = preset.redirectPort;
    fixReceiver(plan.request.receiver);
    plan.provider = sanitizedServerText(preset.name);
    plan.host = hostOf(*issuer, *metadata);
    plan.place = placeOf(*issuer, *metadata);
    plan.permissions = preset.scopes;
    plan.clientSecret = preset.clientSecret;
    if (const auto page = preset.registrationPageFor(variables))
        plan.registrationPage = *page;
    plan.registrationTime = preset.registrationTime;
    return plan;
}

SignInPlan SignInPlan::forProvider(const ProviderMetadata &provider, const QString &loginHint)
{
    SignInPlan plan;
    plan.request.issuer = provider.issuer;
    plan.request.loginHint = loginHint;
    plan.request.client.authenticationMethod =
        secretMethod(provider.tokenEndpointAuthMethodsSupported);
    fixReceiver(plan.request.receiver);
    plan.host = hostOf(provider.issuer, provider);
    plan.provider = plan.host;
    plan.place = provider.issuer;
    plan.permissions = usualScopes(provider.scopesSupported);
    return plan;
}

SignInPlan SignInPlan::byHand(const ProviderMetadata &provider, const Scopes &scopes)
{
    SignInPlan plan = forProvider(provider, {});
    plan.request.metadata = provider;
    plan.place = placeOf({}, provider);
    plan.permissions = scopes;
    return plan;
}

QString SignInPlan::redirectAddress() const
{
    const LoopbackOptions &receiver = request.receiver;
    const bool isBracketed = receiver.host.contains(u':');
    QString address = u"http://"_s + (isBracketed ? u'[' + receiver.host + u']' : receiver.host);
    if (receiver.firstPort != 0)
        address += u':' + QString::number(receiver.firstPort);
    return address + request.client.redirectPath;
}

} // namespace Qonsent
