// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/deviceflow.h"

#include "oauthcore/flow/identification_p.h"
#include "oauthcore/flow/personsturn_p.h"
#include "oauthcore/protocol/endpointchoice.h"
#include "oauthcore/protocol/webaddress.h"

namespace Qonsent {

using namespace std::chrono_literals;
using Code = AuthError::Code;

namespace {

/// However often a connection fails.
constexpr std::chrono::milliseconds longestInterval = 5min;

AuthError expired(const QByteArray &reason, const ProviderMetadata &provider)
{
    return AuthError::of(Code::DeviceCodeExpired, reason, provider.tokenEndpoint.host());
}

/// True if \a error says nothing about the code: only a word of the server does (RFC 8628 section
/// 3.5). This is what whoever stands between says, e.g. the sign-in page of a hotel's network.
bool comesFromBetween(const AuthError &error)
{
    switch (error.code) {
    case Code::ServerRefused:
    case Code::ResponseMalformed:
    case Code::RedirectRefused:
    case Code::TooLarge:
    case Code::TlsFailed:
        return error.serverCode.isEmpty();
    default:
        return false;
    }
}

} // namespace

struct DeviceFlow::Private
{
    Private(const FlowServices &s, DeviceFlowRequest r)
        : services(s)
        , request(std::move(r))
        , alarm(s.clock->makeAlarm())
    { }

    FlowServices services;
    DeviceFlowRequest request;
    std::unique_ptr<Alarm> alarm; ///< for the next question
    DeviceAuthorization authorization = {};
    std::chrono::milliseconds interval = 5s;
    std::unique_ptr<PersonsTurn> turn = {}; ///< once there is a code
    std::optional<AuthError> obstacle = {}; ///< why the server was not heard the last time
    Grant grant = {};

    bool wantsIdentity() const { return request.scopes.contains(u"openid"); }
    AuthError atTheEnd() const
    {
        return obstacle ? *obstacle : expired("no_answer", grant.provider);
    }
};

DeviceFlow::DeviceFlow(const FlowServices &services, DeviceFlowRequest request, QObject *parent)
    : SignInFlow(services.transcript, parent)
    , d(std::make_unique<Private>(services, std::move(request)))
{
    connect(d->alarm.get(), &Alarm::rang, this, &DeviceFlow::poll);
    QMetaObject::invokeMethod(this, &DeviceFlow::start, Qt::QueuedConnection);
}

DeviceFlow::~DeviceFlow() = default;

std::chrono::milliseconds DeviceFlow::interval() const
{
    return d->interval;
}

void DeviceFlow::start()
{
    if (isFinished())
        return;
    if (d->request.client.id.isEmpty())
        return fail(
            AuthError::of(Code::InvalidConfiguration, "client_id", QStringLiteral("client_id")));
    if (d->request.issuer.isEmpty())
        return useMetadata(d->request.provider);
    const Result<HookChain> hooks = d->services.tokens->hooks().chain(d->request.client.quirks);
    if (!hooks)
        return fail(hooks.error());
    await(d->services.metadata->metadata(d->request.issuer, *hooks),
          [this](const ProviderMetadata &provider) { useMetadata(provider); });
}

namespace {

/// Everything that would fail after the person has consented is found out before.
std::optional<AuthError> missingPart(const ProviderMetadata &provider, const QUrl &device,
                                     const QUrl &token, bool needsIssuer, bool needsKeys)
{
    const auto missing = [](const char *endpoint) {
        return AuthError::of(Code::MissingEndpoint, endpoint, QLatin1String(endpoint));
    };
    if (device.isEmpty())
        return missing("device_authorization_endpoint");
    if (token.isEmpty())
        return missing("token_endpoint");
    if (needsIssuer && provider.issuer.isEmpty())
        return missing("issuer");
    if (needsKeys && provider.jwksUri.isEmpty())
        return missing("jwks_uri");
    for (const QUrl &address : {device, token, provider.jwksUri, provider.userinfoEndpoint}) {
        if (const auto safe = checkWebAddress(address); !safe && !address.isEmpty())
            return safe.error();
    }
    return {};
}

} // namespace

void DeviceFlow::useMetadata(const ProviderMetadata &provider)
{
    d->grant.provider = provider;
    d->grant.requestedScopes = d->request.scopes;
    const ClientRegistration &client = d->request.client;
    const QUrl endpoint = deviceAuthorizationEndpointFor(provider, client);
    const bool needsKeys = d->wantsIdentity() && !client.idTokenSigningAlgorithm.startsWith("HS");
    if (const auto missing = missingPart(provider, endpoint, tokenEndpointFor(provider, client),
                                         d->wantsIdentity(), needsKeys))
        return fail(*missing);
    TokenRequest request = deviceAuthorizationRequest(endpoint, d->request.scopes);
    request.extras.parameters = d->request.parameters;
    await(d->services.devices->send(request, client),
          [this](const DeviceAuthorization &authorization) {
              d->authorization = authorization;
              d->interval = authorization.interval;
              showCode();
          });
}

void DeviceFlow::showCode()
{
    enter(Step::AwaitingRedirect);
    if (isFinished())
        return;
    const DeviceAuthorization &code = d->authorization;
    d->turn = std::make_unique<PersonsTurn>(*d->services.clock, code.lifetime);
    if (d->request.userAgent)
        d->turn->setUserAgent(d->request.userAgent);
    connect(d->turn.get(), &PersonsTurn::timedOut, this, [this] { fail(d->atTheEnd()); });
    connect(d->turn.get(), &PersonsTurn::actionNeeded, this, [this](const UserAction &turn) {
        const DeviceAuthorization &shown = d->authorization;
        Q_EMIT userActionNeeded({.kind = UserAction::Kind::ShowCode,
                                 .url = shown.verificationUri,
                                 .endsAt = turn.endsAt,
                                 .problem = turn.problem,
                                 .userCode = shown.userCode,
                                 .completeUrl = shown.verificationUriComplete,
                                 .interval = d->interval});
    });
    d->turn->begin({.url = code.verificationUriComplete.isEmpty() ? code.verificationUri
                                                                  : code.verificationUriComplete,
                    .issuer = d->grant.provider.issuer});
    pollLater(d->interval);
    // While the person types: what will be needed the moment they have said yes.
    if (d->wantsIdentity() && !d->grant.provider.jwksUri.isEmpty())
        static_cast<void>(d->services.keys->keys(d->grant.provider.jwksUri));
    d->turn->offer(); // last: a slot may cancel us
}

void DeviceFlow::pollLater(std::chrono::milliseconds pause)
{
    d->alarm->ringAt(d->services.clock->sinceBoot() + pause);
}

void DeviceFlow::poll()
{
    if (isFinished())
        return;
    // After a nap both alarms ring; what is over is not asked for.
    if (d->turn->isOver())
        return fail(d->atTheEnd());
    const ClientRegistration &client = d->request.client;
    const TokenRequest request = deviceCodeGrant(tokenEndpointFor(d->grant.provider, client),
                                                 d->authorization.deviceCode, d->request.names);
    awaitResult(d->services.tokens->send(request, client, d->request.scopes),
                [this](const Result<TokenSet> &tokens) {
                    if (!tokens)
                        return onRefused(tokens.error());
                    close();
                    d->grant.tokens = *tokens;
                    enter(Step::AwaitingToken);
                    if (isFinished())
                        return;
                    await(new Identification(d->services, d->request.client, d->grant, {}, this),
                          [this](const Grant &grant) { succeed(grant); });
                });
}

void DeviceFlow::onRefused(const AuthError &error)
{
    std::chrono::milliseconds pause = error.retryAfter;
    const bool isFromBetween = comesFromBetween(error);
    d->obstacle = isFromBetween ? std::optional(error) : std::nullopt;
    if (error.serverCode == "slow_down") {
        d->interval += 5s; // for this and all that follow (RFC 8628 section 3.5)
    } else if (error.serverCode == "expired_token") {
        AuthError ended = expired("expired_token", d->grant.provider);
        ended.serverCode = error.serverCode;
        ended.serverDescription = error.serverDescription;
        return fail(ended);
    } else if (error.serverCode != "authorization_pending") {
        if (!error.isTransient() && !isFromBetween)
            return fail(error);
        if (isFromBetween && d->services.transcript)
            d->services.transcript->noteError(error);
        if (error.code != Code::RateLimited) // what is down is asked less and less often
            d->interval = std::min(d->interval * 2, std::max(longestInterval, d->interval));
    }
    pollLater(std::max(d->interval, pause));
}

void DeviceFlow::openAgain()
{
    if (step() == Step::AwaitingRedirect && d->request.userAgent)
        d->turn->open();
}

void DeviceFlow::switchTo(const std::shared_ptr<UserAgent> &userAgent)
{
    Q_ASSERT(userAgent);
    if (step() > Step::AwaitingRedirect)
        return;
    d->request.userAgent = userAgent;
    if (d->turn)
        d->turn->setUserAgent(userAgent);
}

void DeviceFlow::close()
{
    d->alarm->stop();
    d->authorization.deviceCode = {};
    if (d->turn)
        d->turn->end(); // the page stays: the person may be typing
}

} // namespace Qonsent
