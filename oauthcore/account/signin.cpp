// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/signin.h"

#include "oauthcore/account/accountlocking_p.h"
#include "oauthcore/account/signin_p.h"

#include <QMetaMethod>

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
    return client;
}

/// \a request with what it leaves empty taken from \a account.
SignInRequest completed(SignInRequest request, const Account &account)
{
    request.name = account.name;
    if (request.issuer.isEmpty() && request.metadata.tokenEndpoint.isEmpty()) {
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
    return request;
}

/// The identity is the pair of issuer and subject (OpenID Connect Core section 2). An account
/// without one can be anybody's.
bool isSamePerson(const Account &before, const Grant &grant)
{
    if (!before.claims)
        return true;
    return grant.claims && grant.claims->issuer() == before.claims->issuer()
        && grant.claims->subject() == before.claims->subject();
}

Account accountOf(const SignInRequest &asked, const Grant &grant)
{
    const QString who = grant.claims ? grant.claims->displayName(grant.userinfo)
                                     : grant.provider.tokenEndpoint.host();
    return {.name = asked.name.isEmpty() ? who : asked.name,
            .displayName = who,
            .provider = grant.provider,
            .client = asked.client,
            .requestedScopes = asked.scopes,
            .claims = grant.claims,
            .userinfo = grant.userinfo,
            .tokens = TokenFacts::of(grant.tokens)};
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

SignIn::SignIn(std::unique_ptr<Private> priv, QObject *parent)
    : ReplyOf<Account>(parent)
    , d(std::move(priv))
{
    QMetaObject::invokeMethod(this, &SignIn::start, Qt::QueuedConnection);
}

SignIn::~SignIn() = default;

Step SignIn::step() const
{
    return d->step;
}
QList<AuthError> SignIn::warnings() const
{
    return d->grant.warnings;
}
void SignIn::cancel()
{
    if (!d->isBeingKept) // what is being written ends as it began; half a sign-in helps nobody
        fail(AuthError::of(Code::Cancelled));
}

/// Waits for \a reply; its error is the sign-in's error.
template <typename T, typename Function>
void SignIn::await(ReplyOf<T> *reply, Function function)
{
    d->awaited = reply;
    whenFinished(reply, this, [this, function = std::move(function)](const Result<T> &result) {
        if (isFinished())
            return;
        if (!result)
            return fail(result.error());
        function(*result);
    });
}

void SignIn::start()
{
    if (isFinished())
        return;
    // Before anything opens: what cannot be kept must not be asked for.
    await(d->services.vault->probe(), [this](const Done &) { prepare(); });
}

/// Settles which account this is about, before anything opens.
void SignIn::prepare()
{
    if (!d->again.isNull())
        return await(d->services.vault->account(d->again), [this](const Account &account) {
            d->before = account;
            d->request = completed(d->request, account);
            if (const auto wrong = mistakeIn(d->request))
                return fail(*wrong);
            // Somebody who does not let go of the account is found out now, not after the person
            // has consented.
            await(lockWithinAMinute(*d->services.vault, d->again, this),
                  [this](const AccountLock &) { runFlow(); });
        });
    if (d->request.name.isEmpty())
        return runFlow();
    ReplyOf<Account> *looking = d->services.vault->find(d->request.name);
    d->awaited = looking;
    whenFinished(looking, this, [this](const Result<Account> &other) {
        if (isFinished())
            return;
        if (other)
            return fail(
                AuthError::of(Code::InvalidConfiguration, "name_taken", d->request.name));
        if (other.error().code != Code::UnknownAccount)
            return fail(other.error());
        runFlow();
    });
}

void SignIn::runFlow()
{
    const SignInRequest &request = d->request;
    LoopbackOptions where = request.receiver;
    where.path = request.client.redirectPath;
    auto *flow = new AuthorizationCodeFlow(
        d->flowServices,
        {.issuer = request.issuer,
         .provider = request.metadata,
         .client = request.client,
         .scopes = request.scopes,
         .loginHint = request.loginHint,
         .parameters = request.parameters,
         .userAgent = request.userAgent ? request.userAgent : d->services.makeUserAgent(),
         .timeout = request.timeout},
        d->services.makeReceiver(where), this);
    d->awaited = flow;
    connect(flow, &AuthorizationCodeFlow::stepChanged, this, [this](Step step) {
        if (step < Step::Succeeded) // the end is ours to announce, when the account is stored
            enter(step);
    });
    static const QMetaMethod shown = QMetaMethod::fromSignal(&SignIn::userActionNeeded);
    if (isSignalConnected(shown))
        connect(flow, &AuthorizationCodeFlow::userActionNeeded, this, &SignIn::userActionNeeded);
    whenFinished(flow, this, [this](const Result<Grant> &grant) {
        if (isFinished())
            return;
        if (!grant)
            return fail(grant.error());
        onGrant(*grant);
    });
}

void SignIn::onGrant(const Grant &grant)
{
    d->grant = grant;
    if (d->before && !isSamePerson(*d->before, grant))
        // Their new tokens are not revoked: that may end another sign-in of theirs (RFC 7009 2.1).
        return fail(AuthError::of(Code::DifferentUser, "subject", d->before->displayName));
    keep();
}

void SignIn::keep()
{
    d->isBeingKept = true;
    d->awaited = nullptr;
    Account account = accountOf(d->request, d->grant);
    if (!d->before) {
        account.id = AccountId::generate();
        return write(account);
    }
    account.id = d->again;
    // Under the lock, or a renewal that is under way would put its tokens over ours.
    await(lockWithinAMinute(*d->services.vault, d->again, this),
          [this, account](const AccountLock &lock) {
              d->lock = lock;
              keepInPlace(account);
          });
}

/// What else has become of the account stays: its name, and a refresh token that is still good
/// where the provider issues one only the first time.
void SignIn::keepInPlace(const Account &account)
{
    await(d->services.vault->account(d->again), [this, account](const Account &now) {
        Account kept = account;
        kept.name = now.name;
        const bool mayGoOn = now.state == Account::State::Ready
            && now.client.id == account.client.id
            && now.provider.tokenEndpoint == account.provider.tokenEndpoint;
        if (!d->grant.tokens.refreshToken.isEmpty() || !mayGoOn)
            return write(kept);
        await(d->services.vault->tokens(d->again), [this, kept](const TokenSet &stored) {
            d->grant.tokens.refreshToken = stored.refreshToken;
            write(kept);
        });
    });
}

void SignIn::write(const Account &account)
{
    Account named = account;
    named.tokens = TokenFacts::of(d->grant.tokens);
    if (d->nameTries > 0)
        named.name =
            QStringLiteral("%1 (%2)").arg(account.name, QString::number(d->nameTries + 1));
    whenFinished(d->services.vault->write(named, d->grant.tokens), this,
                 [this, account, named](const Result<Done> &written) {
                     if (isFinished())
                         return;
                     // A name that nobody chose gives way.
                     if (!written && written.error().reason == "name_taken"
                         && d->request.name.isEmpty() && !d->before && ++d->nameTries < 1000)
                         return write(account);
                     d->lock.reset();
                     if (!written)
                         return fail(written.error());
                     finish(named);
                     const auto stored = d->stored; // a slot may delete us
                     const TokenSet tokens = d->grant.tokens;
                     const QPointer<SignIn> self(this);
                     enter(Step::Succeeded);
                     if (self)
                         stored(named, tokens);
                 });
}

void SignIn::fail(const AuthError &error)
{
    if (isFinished())
        return;
    d->lock.reset();
    finish(error);
    if (d->awaited)
        d->awaited->cancel();
    enter(lastStepOf(error));
}

void SignIn::enter(Step step)
{
    d->step = step;
    Q_EMIT stepChanged(step);
}

} // namespace Qonsent
