// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/authorizationcodeflow.h"

#include "oauthcore/flow/identification_p.h"
#include "oauthcore/flow/personsturn_p.h"
#include "oauthcore/protocol/authorizationrequest.h"
#include "oauthcore/protocol/authorizationresponse.h"
#include "oauthcore/protocol/endpointchoice.h"
#include "oauthcore/protocol/grants/authorizationcodegrant.h"
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/provider/redirectparameters.h"
#include "oauthcore/redirect/pastedaddress.h"

#include <QMetaMethod>

namespace Qonsent {

using Code = AuthError::Code;

struct AuthorizationCodeFlow::Private
{
    Private(const FlowServices &s, AuthorizationCodeFlowRequest r,
            std::unique_ptr<RedirectReceiver> where)
        : services(s)
        , request(std::move(r))
        , receiver(std::move(where))
    { }

    FlowServices services;
    AuthorizationCodeFlowRequest request;
    HookChain hooks; ///< of the client's quirks
    std::unique_ptr<RedirectReceiver> receiver;
    PendingAuthorization pending;
    Grant grant;
    std::unique_ptr<PersonsTurn> turn;

    bool wantsIdentity() const { return request.scopes.contains(u"openid"); }
};

AuthorizationCodeFlow::AuthorizationCodeFlow(const FlowServices &services,
                                             AuthorizationCodeFlowRequest request,
                                             std::unique_ptr<RedirectReceiver> receiver,
                                             QObject *parent)
    : SignInFlow(parent)
    , d(std::make_unique<Private>(services, std::move(request), std::move(receiver)))
{
    d->turn = std::make_unique<PersonsTurn>(*services.clock, d->request.timeout);
    if (d->request.userAgent)
        d->turn->setUserAgent(d->request.userAgent);
    connect(d->turn.get(), &PersonsTurn::timedOut, this,
            [this] { fail(AuthError::of(Code::SignInTimedOut, "no_redirect")); });
    connect(d->turn.get(), &PersonsTurn::actionNeeded, this, &AuthorizationCodeFlow::passOn);
    connect(d->turn.get(), &PersonsTurn::redirectCaught, this, [this](const QUrl &redirect) {
        acceptRedirect(Secret::take(redirect.query(QUrl::FullyEncoded).toLatin1()));
    });
    connect(d->receiver.get(), &RedirectReceiver::redirectReceived, this,
            &AuthorizationCodeFlow::acceptRedirect);
    QMetaObject::invokeMethod(this, &AuthorizationCodeFlow::start, Qt::QueuedConnection);
}

AuthorizationCodeFlow::~AuthorizationCodeFlow() = default;

void AuthorizationCodeFlow::start()
{
    if (isFinished())
        return;
    if (d->request.client.id.isEmpty())
        return fail(
            AuthError::of(Code::InvalidConfiguration, "client_id", QStringLiteral("client_id")));
    if (!d->request.userAgent)
        return fail(
            AuthError::of(Code::InvalidConfiguration, "user_agent", QStringLiteral("userAgent")));
    const Result<HookChain> hooks = d->services.tokens->hooks().chain(d->request.client.quirks);
    if (!hooks)
        return fail(hooks.error());
    d->hooks = *hooks;
    if (d->request.issuer.isEmpty())
        return useMetadata(d->request.provider);
    await(d->services.metadata->metadata(d->request.issuer, d->hooks),
          [this](const ProviderMetadata &provider) { useMetadata(provider); });
}

namespace {

/// Everything that would fail after the person has consented is found out before.
std::optional<AuthError> missingPart(const ProviderMetadata &provider, bool needsKeys)
{
    const auto missing = [](const char *endpoint) {
        return AuthError::of(Code::MissingEndpoint, endpoint, QLatin1String(endpoint));
    };
    if (provider.authorizationEndpoint.isEmpty())
        return missing("authorization_endpoint");
    if (provider.tokenEndpoint.isEmpty())
        return missing("token_endpoint");
    if (needsKeys && provider.issuer.isEmpty())
        return missing("issuer");
    if (needsKeys && provider.jwksUri.isEmpty())
        return missing("jwks_uri");
    // Discovery has checked its addresses; those that a program brings are checked here.
    for (const QUrl &address : {provider.authorizationEndpoint, provider.tokenEndpoint,
                                provider.jwksUri, provider.userinfoEndpoint}) {
        if (const auto safe = checkWebAddress(address); !safe && !address.isEmpty())
            return safe.error();
    }
    const QByteArrayList &methods = provider.codeChallengeMethodsSupported;
    if (!methods.isEmpty() && !methods.contains("S256")) // never down to "plain" (RFC 7636 7.2)
        return AuthError::of(Code::MetadataRejected, "code_challenge_methods_supported",
                             provider.authorizationEndpoint.host());
    return {};
}

} // namespace

void AuthorizationCodeFlow::useMetadata(const ProviderMetadata &provider)
{
    d->grant.provider = provider;
    d->grant.requestedScopes = d->request.scopes;
    const bool symmetric = d->request.client.idTokenSigningAlgorithm.startsWith("HS");
    if (const auto missing = missingPart(provider, d->wantsIdentity() && !symmetric))
        return fail(*missing);

    d->pending = PendingAuthorization::draw();
    d->pending.issuer = provider.issuer;
    d->pending.issuerIsNamedInAnswers = provider.authorizationResponseIssParameterSupported;
    const Result<QUrl> redirectUri = d->receiver->listen(d->pending.state);
    if (!redirectUri)
        return fail(redirectUri.error());
    d->pending.redirectUri = *redirectUri;

    const Result<QUrl> url = AuthorizationRequest{.endpoint = provider.authorizationEndpoint,
                                                  .clientId = d->request.client.id,
                                                  .scopes = d->request.scopes,
                                                  .loginHint = d->request.loginHint,
                                                  .parameters = d->request.parameters}
                                 .url(d->pending);
    if (!url)
        return fail(url.error());
    const Result<QUrl> asked = d->hooks.authorizationUrl(*url);
    if (!asked)
        return fail(asked.error());
    openPage(*asked);
}

void AuthorizationCodeFlow::openPage(const QUrl &url)
{
    enter(Step::AwaitingRedirect);
    d->turn->begin(
        {.url = url, .redirectUri = d->pending.redirectUri, .issuer = d->pending.issuer});
    if (d->request.opening == PageOpening::Person)
        d->turn->offer();
    else
        d->turn->open();
    // While the person reads: what will be needed the moment they are back.
    d->services.transport->preconnect(d->grant.provider.tokenEndpoint);
    if (d->wantsIdentity() && !d->grant.provider.jwksUri.isEmpty())
        static_cast<void>(d->services.keys->keys(d->grant.provider.jwksUri));
}

/// Without a page somebody can still carry the address to a browser, if anybody can show it.
void AuthorizationCodeFlow::passOn(const UserAction &action)
{
    static const QMetaMethod shown =
        QMetaMethod::fromSignal(&AuthorizationCodeFlow::userActionNeeded);
    const auto goesOnByHand = [](Code code) {
        return code == Code::BrowserNotStarted || code == Code::BrowserCrashed
            || code == Code::EmbeddedBrowserRefused;
    };
    if (action.problem && (!goesOnByHand(action.problem->code) || !isSignalConnected(shown)))
        return fail(*action.problem);
    Q_EMIT userActionNeeded(action);
}

void AuthorizationCodeFlow::openAgain()
{
    if (step() == Step::AwaitingRedirect)
        d->turn->open();
}

void AuthorizationCodeFlow::switchTo(const std::shared_ptr<UserAgent> &userAgent)
{
    Q_ASSERT(userAgent);
    if (step() > Step::AwaitingRedirect)
        return;
    d->request.userAgent = userAgent;
    d->turn->setUserAgent(userAgent);
}

void AuthorizationCodeFlow::extendWaiting()
{
    if (step() == Step::AwaitingRedirect)
        d->turn->extend();
}

void AuthorizationCodeFlow::acceptRedirect(const Secret &query)
{
    if (step() != Step::AwaitingRedirect)
        return;
    // An alarm that is about to ring rings too late; an answer from before a nap is stale.
    if (d->turn->isOver())
        return fail(AuthError::of(Code::SignInTimedOut, "late_redirect"));
    const Result<AuthorizationCode> code = AuthorizationResponse::parse(query, d->pending);
    if (!code)
        return fail(code.error());
    d->turn->end();
    goOnWith(*code);
}

Result<Done> AuthorizationCodeFlow::acceptPastedAddress(const QString &text)
{
    const QUrl redirectUri = d->pending.redirectUri;
    if (step() != Step::AwaitingRedirect)
        return forWhoeverPasted(AuthError::of(Code::StateMismatch, "not_waiting"), redirectUri);
    if (d->turn->isOver())
        return AuthError::of(Code::SignInTimedOut, "late_redirect");
    const Result<Secret> query = queryInPastedAddress(text, redirectUri);
    if (!query)
        return query.error();
    const Result<AuthorizationCode> code = AuthorizationResponse::parse(*query, d->pending);
    // What the provider says itself has passed the checks before it: it is the answer.
    if (!code && code.error().serverCode.isEmpty())
        return forWhoeverPasted(code.error(), redirectUri);
    if (!code) {
        fail(code.error());
        return Done{};
    }
    d->turn->close();
    d->receiver->close();
    goOnWith(*code);
    return Done{};
}

void AuthorizationCodeFlow::goOnWith(const AuthorizationCode &code)
{
    d->grant.redirectParameters = code.otherParameters();
    exchangeCode(code);
}

void AuthorizationCodeFlow::exchangeCode(const AuthorizationCode &code)
{
    enter(Step::AwaitingToken);
    const TokenRequest request = authorizationCodeGrant(
        tokenEndpointFor(d->grant.provider, d->request.client), code, d->pending);
    await(d->services.tokens->send(request, d->request.client, d->request.scopes),
          [this](const TokenSet &tokens) {
              d->grant.tokens = tokens;
              d->grant.tokens.extra = withRedirectParameters(
                  tokens.extra, d->grant.redirectParameters, d->request.client.quirks);
              identify();
          });
}

namespace {

/// What was asked of the sign-in itself has to be looked for in its answer (OpenID Connect Core
/// 3.1.3.7 (12) and (13)).
std::optional<std::chrono::seconds> maximumAge(const FormParameters &asked)
{
    const auto value = asked.value("max_age");
    return value ? std::optional(std::chrono::seconds(value->toUInt())) : std::nullopt;
}

QStringList acrValues(const FormParameters &asked)
{
    return QString::fromUtf8(asked.value("acr_values").value_or(QByteArray()))
        .split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void AuthorizationCodeFlow::identify()
{
    const IdTokenExpectations asked{.nonce = d->pending.nonce.reveal().toByteArray(),
                                    .maximumAge = maximumAge(d->request.parameters),
                                    .acrValues = acrValues(d->request.parameters)};
    if (!d->wantsIdentity())
        d->grant.tokens.idToken = {}; // not asked for, not checked, so not kept
    await(new Identification(d->services, d->request.client, d->grant, asked, this),
          [this](const Grant &grant) {
              d->pending = {};
              succeed(grant);
          });
}

void AuthorizationCodeFlow::close()
{
    d->turn->close();
    d->receiver->close();
    d->pending = {};
}

} // namespace Qonsent
