// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/authorizationcodeflow.h"

#include "oauthcore/flow/codebinding_p.h"
#include "oauthcore/flow/identification_p.h"
#include "oauthcore/flow/personsturn_p.h"
#include "oauthcore/protocol/authorizationrequest.h"
#include "oauthcore/protocol/authorizationresponse.h"
#include "oauthcore/protocol/diagnosis.h"
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
    Diagnosis::RedirectToRegister redirect = {}; ///< once there is one
    Grant grant;
    std::unique_ptr<PersonsTurn> turn;
    QString frontSubject = {}; ///< whom an ID token beside the code spoke of

    const ResponseTypeRow &type() const { return responseTypeRow(request.options.responseType); }
    ResponseMode mode() const
    {
        return effectiveMode(request.options.responseType, request.options.responseMode);
    }
    bool wantsIdentity() const
    {
        return request.scopes.contains(u"openid") && (type().code || type().idToken);
    }
    /// Where the code goes, which is not the provider's usual one for every client.
    QUrl tokenEndpoint() const { return tokenEndpointFor(grant.provider, request.client); }
    IdTokenExpectations expectations() const;
    void noteRedirectToRegister(const QUrl &asked)
    {
        redirect = receiver->toRegister(pending.redirectUri);
        const auto query = FormParameters::decode(asked.query(QUrl::FullyEncoded).toLatin1());
        const auto sent = query ? query->value("redirect_uri") : std::nullopt;
        // A quirk may have named another one than ours, e.g. that of a page that leads here.
        if (sent && *sent != pending.redirectUri.toEncoded())
            redirect = {.uri = QUrl::fromEncoded(*sent)};
    }
    void noteRedirect(const Secret &answer, const char *how) const
    {
        if (services.transcript)
            services.transcript->noteRedirect(answer, how);
    }
};

AuthorizationCodeFlow::AuthorizationCodeFlow(const FlowServices &services,
                                             AuthorizationCodeFlowRequest request,
                                             std::unique_ptr<RedirectReceiver> receiver,
                                             QObject *parent)
    : SignInFlow(services.transcript, parent)
    , d(std::make_unique<Private>(services, std::move(request), std::move(receiver)))
{
    d->turn = std::make_unique<PersonsTurn>(*services.clock, d->request.timeout);
    if (d->request.userAgent)
        d->turn->setUserAgent(d->request.userAgent);
    connect(d->turn.get(), &PersonsTurn::timedOut, this,
            [this] { fail(AuthError::of(Code::SignInTimedOut, "no_redirect")); });
    connect(d->turn.get(), &PersonsTurn::actionNeeded, this, &AuthorizationCodeFlow::passOn);
    connect(d->turn.get(), &PersonsTurn::redirectCaught, this, [this](const QUrl &redirect) {
        acceptRedirect(Secret::take((d->mode() == ResponseMode::Fragment
                                         ? redirect.fragment(QUrl::FullyEncoded)
                                         : redirect.query(QUrl::FullyEncoded))
                                        .toLatin1()));
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
    if (d->type().isImplicit() && d->request.implicit == ImplicitTypes::Refused)
        return fail(AuthError::of(Code::InvalidConfiguration, "response_type",
                                  QLatin1String(d->type().name)));
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
std::optional<AuthError> missingPart(const ProviderMetadata &provider, const QUrl &token,
                                     bool needsTokens, bool needsKeys)
{
    const auto missing = [](const char *endpoint) {
        return AuthError::of(Code::MissingEndpoint, endpoint, QLatin1String(endpoint));
    };
    if (provider.authorizationEndpoint.isEmpty())
        return missing("authorization_endpoint");
    if (needsTokens && token.isEmpty())
        return missing("token_endpoint");
    if (needsKeys && provider.issuer.isEmpty())
        return missing("issuer");
    if (needsKeys && provider.jwksUri.isEmpty())
        return missing("jwks_uri");
    // Discovery has checked its addresses; those that a program brings are checked here.
    for (const QUrl &address :
         {provider.authorizationEndpoint, token, provider.jwksUri, provider.userinfoEndpoint}) {
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
    if (const auto missing = missingPart(provider, d->tokenEndpoint(), d->type().code,
                                         d->wantsIdentity() && !symmetric))
        return fail(*missing);

    d->pending = PendingAuthorization::draw();
    const AuthorizationOptions &options = d->request.options;
    StateTemplate form = options.state;
    if (form.text.isEmpty())
        form.text = d->receiver->stateTemplate();
    const Result<Secret> state = drawState(form);
    if (!state)
        return fail(state.error());
    if (form.entropy == StateTemplate::Entropy::Waived && !form.text.contains("{random}"))
        d->grant.warnings.append(AuthError::of(Code::InvalidConfiguration, "state_static"));
    d->pending.state = *state;
    d->pending.responseType = options.responseType;
    d->pending.responseMode = options.responseMode;
    d->pending.resources = options.resources;
    if (!options.extraConsentScopes.isEmpty())
        d->pending.tokenScopes = d->request.scopes;
    d->pending.issuer = provider.issuer;
    d->pending.issuerIsNamedInAnswers = provider.authorizationResponseIssParameterSupported;
    const Result<QUrl> redirectUri =
        d->receiver->listenFor({.state = d->pending.state, .mode = d->mode()});
    if (!redirectUri)
        return fail(redirectUri.error());
    d->pending.state = withListenPort(d->pending.state, d->receiver->listeningPort());
    d->pending.redirectUri = *redirectUri;

    const Result<QUrl> url = AuthorizationRequest{.endpoint = provider.authorizationEndpoint,
                                                  .clientId = d->request.client.id,
                                                  .scopes = d->request.scopes,
                                                  .loginHint = d->request.loginHint,
                                                  .parameters = d->request.parameters,
                                                  .options = options}
                                 .url(d->pending);
    if (!url)
        return fail(url.error());
    const Result<QUrl> asked = d->hooks.authorizationUrl(*url);
    if (!asked)
        return fail(asked.error());
    d->noteRedirectToRegister(*asked);
    const CodeBinding binding{
        .asked = *asked, .redirectUri = d->redirect.uri, .ownRedirect = d->pending.redirectUri};
    if (const auto refusal = binding.refusal(d->request.client); refusal && d->type().code)
        return fail(*refusal);
    d->grant.warnings += binding.warnings(d->type().code);
    openPage(*asked);
}

void AuthorizationCodeFlow::openPage(const QUrl &url)
{
    enter(Step::AwaitingRedirect);
    if (d->services.transcript)
        d->services.transcript->notePage(url);
    d->turn->begin(
        {.url = url, .redirectUri = d->pending.redirectUri, .issuer = d->pending.issuer});
    if (d->request.opening == PageOpening::Person)
        d->turn->offer();
    else
        d->turn->open();
    // While the person reads: what will be needed the moment they are back.
    d->services.transport->preconnect(d->tokenEndpoint());
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
    if (action.problem && d->services.transcript)
        d->services.transcript->noteError(*action.problem);
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
    d->noteRedirect(query, "the browser came back");
    if (d->type().isImplicit()) {
        const auto tokens = AuthorizationResponse::parseImplicit(query, d->pending);
        return tokens ? goOnWithout(*tokens) : fail(tokens.error());
    }
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
    const Result<AuthorizationCode> code = readPasted(text);
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

Result<AuthorizationCode> AuthorizationCodeFlow::readPasted(const QString &text) const
{
    const Result<Secret> query = queryInPastedAddress(text, d->pending.redirectUri, d->mode());
    const bool isBareCode = !query && query.error().reason == "state_missing";
    if (isBareCode && d->request.bareCodes == BareCodes::Accepted) {
        const Secret code = Secret::take(text.trimmed().toLatin1());
        QByteArray asQuery = "code=" + formEncoded(code.reveal());
        d->noteRedirect(Secret::take(std::move(asQuery)), "a code was pasted");
        return AuthorizationResponse::acceptBareCode(code, d->pending);
    }
    if (!query)
        return query.error();
    d->noteRedirect(*query, "an address was pasted");
    return AuthorizationResponse::parse(*query, d->pending);
}

void AuthorizationCodeFlow::goOnWith(const AuthorizationCode &code)
{
    d->grant.redirectParameters = code.otherParameters();
    enter(Step::AwaitingToken);
    if (code.tokens().idToken.isEmpty())
        return exchangeCode(code);
    checkBeside(code);
}

/// What came through the browser is all there is.
void AuthorizationCodeFlow::goOnWithout(const FrontChannelTokens &tokens)
{
    d->turn->end();
    enter(Step::AwaitingToken);
    d->grant.redirectParameters = tokens.otherParameters;
    d->grant.warnings.append(AuthError::of(Code::InvalidConfiguration, "implicit"));
    const QDateTime now = d->services.clock->now();
    d->grant.tokens = {.accessToken = tokens.accessToken,
                       .tokenType = tokens.tokenType,
                       .idToken = tokens.idToken,
                       .grantedScopes = tokens.scopes.value_or(d->request.scopes),
                       .obtainedAt = now,
                       .expiresAt =
                           tokens.lifetime ? now.addSecs(tokens.lifetime->count()) : QDateTime()};
    identify();
}

void AuthorizationCodeFlow::exchangeCode(const AuthorizationCode &code)
{
    TokenRequest request = authorizationCodeGrant(d->tokenEndpoint(), code, d->pending);
    for (const QUrl &resource : d->pending.resources)
        request.parameters.append("resource", resource.toEncoded());
    for (const FormParameter &parameter : d->request.parameters.list()) {
        if (parameter.name == "resource")
            request.parameters.append(parameter.name, parameter.value);
    }
    if (!d->pending.tokenScopes.isEmpty())
        request.parameters.append("scope", d->pending.tokenScopes.toString().toUtf8());
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
std::optional<std::chrono::seconds> maximumAge(const AuthorizationOptions &options,
                                               const FormParameters &asked)
{
    if (options.maximumAge)
        return options.maximumAge;
    const auto value = asked.value("max_age");
    return value ? std::optional(std::chrono::seconds(value->toUInt())) : std::nullopt;
}

QStringList acrValues(const FormParameters &asked)
{
    return QString::fromUtf8(asked.value("acr_values").value_or(QByteArray()))
        .split(u' ', Qt::SkipEmptyParts);
}

} // namespace

IdTokenExpectations AuthorizationCodeFlow::Private::expectations() const
{
    return {.presence = wantsIdentity() ? IdTokenExpectations::Presence::Required
                                        : IdTokenExpectations::Presence::Optional,
            .nonce = pending.nonce.reveal().toByteArray(),
            .maximumAge = maximumAge(request.options, request.parameters),
            .acrValues = acrValues(request.parameters)};
}

/// What came through the browser has to be bound together (OpenID Connect Core 3.3.2.11), and says
/// whose code this is, which is worth knowing before it is used.
void AuthorizationCodeFlow::checkBeside(const AuthorizationCode &code)
{
    using Binding = IdTokenExpectations::Binding;
    IdTokenExpectations expected = d->expectations();
    expected.code = code.value();
    expected.cHash = Binding::Required;
    expected.atHash = d->type().token ? Binding::Required : Binding::Optional;
    Grant front = d->grant;
    front.tokens.accessToken = code.tokens().accessToken;
    front.tokens.idToken = code.tokens().idToken;
    front.provider.userinfoEndpoint.clear(); // it is asked once, with the token of the code
    await(new Identification(d->services, d->request.client, front, expected, this),
          [this, code](const Grant &known) {
              if (known.claims)
                  d->frontSubject = known.claims->subject();
              exchangeCode(code);
          });
}

void AuthorizationCodeFlow::identify()
{
    using Binding = IdTokenExpectations::Binding;
    IdTokenExpectations expected = d->expectations();
    expected.subject = d->frontSubject; // both ID tokens speak of the same person (3.3.3.6)
    if (d->type().isImplicit() && d->type().token)
        expected.atHash = Binding::Required;
    if (!d->wantsIdentity())
        d->grant.tokens.idToken = {}; // not asked for, not checked, so not kept
    await(new Identification(d->services, d->request.client, d->grant, expected, this),
          [this](const Grant &grant) {
              d->pending = {};
              succeed(grant);
          });
}

AuthError AuthorizationCodeFlow::explained(const AuthError &error) const
{
    return Diagnosis::ofRedirect(error, d->redirect,
                                 d->grant.provider.authorizationEndpoint.host());
}

void AuthorizationCodeFlow::close()
{
    d->turn->close();
    d->receiver->close();
    d->pending = {};
}

} // namespace Qonsent
