// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/directgrantflow.h"

#include "oauthcore/flow/identification_p.h"
#include "oauthcore/protocol/endpointchoice.h"
#include "oauthcore/protocol/webaddress.h"

namespace Qonsent {

using Code = AuthError::Code;

struct DirectGrantFlow::Private
{
    FlowServices services;
    DirectGrantFlowRequest request;
    Grant grant = {};
};

DirectGrantFlow::DirectGrantFlow(const FlowServices &services, DirectGrantFlowRequest request,
                                 QObject *parent)
    : StepwiseReply<Grant>(parent)
    , d(new Private{.services = services, .request = std::move(request)})
{
    QMetaObject::invokeMethod(this, &DirectGrantFlow::start, Qt::QueuedConnection);
}

DirectGrantFlow::~DirectGrantFlow() = default;

void DirectGrantFlow::start()
{
    if (isFinished())
        return;
    const auto lacks = [](const char *what) {
        return AuthError::of(Code::InvalidConfiguration, what, QLatin1String(what));
    };
    if (d->request.client.id.isEmpty())
        return fail(lacks("client_id"));
    if (!d->request.grant)
        return fail(lacks("grant_type"));
    if (d->request.issuer.isEmpty())
        return useMetadata(d->request.provider);
    const Result<HookChain> hooks = d->services.tokens->hooks().chain(d->request.client.quirks);
    if (!hooks)
        return fail(hooks.error());
    await(d->services.metadata->metadata(d->request.issuer, *hooks),
          [this](const ProviderMetadata &provider) { useMetadata(provider); });
}

void DirectGrantFlow::fail(const AuthError &error)
{
    if (d->services.transcript && !isFinished())
        d->services.transcript->noteError(error);
    StepwiseReply::fail(error);
}

void DirectGrantFlow::useMetadata(const ProviderMetadata &provider)
{
    d->grant.provider = provider;
    d->grant.requestedScopes = d->request.scopes;
    const QUrl endpoint = tokenEndpointFor(provider, d->request.client);
    if (endpoint.isEmpty())
        return fail(AuthError::of(Code::MissingEndpoint, "token_endpoint",
                                  QStringLiteral("token_endpoint")));
    // Discovery has checked its addresses; those that a program brings are checked here.
    for (const QUrl &address : {endpoint, provider.jwksUri, provider.userinfoEndpoint}) {
        if (const auto safe = checkWebAddress(address); !safe && !address.isEmpty())
            return fail(safe.error());
    }
    const Result<TokenRequest> request = d->request.grant(endpoint);
    if (!request)
        return fail(request.error());
    await(d->services.tokens->send(*request, d->request.client, d->request.scopes),
          [this](const TokenSet &tokens) {
              d->grant.tokens = tokens;
              await(new Identification(d->services, d->request.client, d->grant,
                                       {.occasion = d->request.occasion}, this),
                    [this](const Grant &grant) {
                        if (d->services.transcript)
                            d->services.transcript->noteStep("Succeeded");
                        finish(grant);
                    });
          });
}

} // namespace Qonsent
