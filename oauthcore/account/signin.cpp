// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/signin.h"

#include "oauthcore/account/accountlocking.h"
#include "oauthcore/account/signin_p.h"
#include "oauthcore/account/signinrequest_p.h"
#include "oauthcore/redirect/pastedaddress.h"

#include <QMetaMethod>
#include <QSet>

#include <algorithm>

namespace Qonsent {

using Code = AuthError::Code;

namespace {

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

SignIn::SignIn(std::unique_ptr<Private> priv, QObject *parent)
    : StepwiseReply<Account>(parent)
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
        StepwiseReply::cancel();
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
            const Result<SignInRequest> whole =
                completed(d->request, account, d->services.providers);
            if (!whole)
                return fail(whole.error());
            d->request = *whole;
            if (const auto wrong = mistakeIn(d->request))
                return fail(*wrong);
            // Somebody who does not let go of the account is found out now, not after the person
            // has consented.
            await(lockWithinAMinute(*d->services.vault, d->again, this),
                  [this](const AccountLock &) { runFlow(PageOpening::UserAgent); });
        });
    if (d->request.name.isEmpty())
        return runFlow(PageOpening::UserAgent);
    awaitResult(d->services.vault->find(d->request.name), [this](const Result<Account> &other) {
        if (other)
            return fail(AuthError::of(Code::InvalidConfiguration, "name_taken", d->request.name));
        if (other.error().code != Code::UnknownAccount)
            return fail(other.error());
        runFlow(PageOpening::UserAgent);
    });
}

SignInFlow *SignIn::makeBrowserFlow(PageOpening opening)
{
    if (!d->request.userAgent)
        d->request.userAgent = d->services.makeUserAgent();
    const SignInRequest &request = d->request;
    LoopbackOptions where = request.receiver;
    where.path = request.client.redirectPath;
    return new AuthorizationCodeFlow(d->flowServices,
                                     {.issuer = request.issuer,
                                      .provider = request.metadata,
                                      .client = request.client,
                                      .scopes = request.scopes,
                                      .loginHint = request.loginHint,
                                      .parameters = request.parameters,
                                      .options = request.options,
                                      .userAgent = request.userAgent,
                                      .opening = opening,
                                      .timeout = request.timeout},
                                     d->services.makeReceiver(where), this);
}

/// The parameters are those of the authorization request, which this one is not.
SignInFlow *SignIn::makeDeviceFlow()
{
    if (!d->request.userAgent && d->services.makeUserAgent)
        d->request.userAgent = d->services.makeUserAgent();
    const SignInRequest &request = d->request;
    return new DeviceFlow(d->flowServices,
                          {.issuer = request.issuer,
                           .provider = request.metadata,
                           .client = request.client,
                           .scopes = request.scopes,
                           .userAgent = request.userAgent,
                           .names = request.deviceGrantNames},
                          this);
}

void SignIn::runFlow(PageOpening opening)
{
    SignInFlow *const flow =
        d->request.method == SignInMethod::Device ? makeDeviceFlow() : makeBrowserFlow(opening);
    d->flow = flow;
    connect(flow, &SignInFlow::stepChanged, this, [this](Step step) {
        if (step < Step::Succeeded) // the end is ours to announce, when the account is stored
            enter(step);
    });
    static const QMetaMethod shown = QMetaMethod::fromSignal(&SignIn::userActionNeeded);
    if (isSignalConnected(shown))
        connect(flow, &SignInFlow::userActionNeeded, this, &SignIn::userActionNeeded);
    await<Grant>(flow, [this](const Grant &grant) { onGrant(grant); });
}

Result<Done> SignIn::acceptPastedAddress(const QString &text)
{
    if (d->flow)
        return d->flow->acceptPastedAddress(text);
    return forWhoeverPasted(AuthError::of(Code::StateMismatch, "not_waiting"), {});
}

void SignIn::openAgain()
{
    if (d->flow)
        d->flow->openAgain();
}

void SignIn::switchTo(const std::shared_ptr<UserAgent> &userAgent)
{
    d->request.userAgent = userAgent;
    if (d->flow)
        d->flow->switchTo(userAgent);
}

void SignIn::extendWaiting()
{
    if (d->flow)
        d->flow->extendWaiting();
}

void SignIn::restart(AccountChoice choice)
{
    if (!endAttempt())
        return;
    if (choice == AccountChoice::OtherAccount) {
        d->request.loginHint.clear();
        d->request.parameters = withPrompt(d->request.parameters,
                                           otherAccountPrompt(d->request, d->services.providers));
    }
    runFlow(choice == AccountChoice::FreshLink ? PageOpening::Person : PageOpening::UserAgent);
}

void SignIn::changeMethod(SignInMethod method)
{
    if (method == d->request.method || !endAttempt())
        return;
    d->request.method = method;
    runFlow(PageOpening::UserAgent);
}

/// Ends the attempt that is under way, if there is one that can be ended. Its port is free when
/// this returns, which the next attempt may need.
bool SignIn::endAttempt()
{
    if (isFinished() || !d->flow || d->flow->step() > Step::AwaitingRedirect)
        return false;
    SignInFlow *const earlier = std::exchange(d->flow, nullptr);
    disconnect(earlier, nullptr, this, nullptr);
    earlier->cancel();
    return true;
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
    await(d->services.vault->read(d->again), [this, account](const StoredAccount &now) {
        Account kept = account;
        kept.name = now.account.name;
        const bool mayGoOn = now.account.state == Account::State::Ready
            && now.account.client.id == account.client.id
            && now.account.provider.tokenEndpoint == account.provider.tokenEndpoint;
        if (d->grant.tokens.refreshToken.isEmpty() && mayGoOn)
            d->grant.tokens.refreshToken = now.tokens.refreshToken;
        write(kept);
    });
}

void SignIn::write(Account account)
{
    account.tokens = TokenFacts::of(d->grant.tokens);
    awaitResult(d->services.vault->write(account, d->grant.tokens),
                [this, account](const Result<Done> &written) {
                    if (written)
                        return succeed(account);
                    // A name that nobody chose gives way.
                    const bool mayGiveWay = d->request.name.isEmpty() && !d->before;
                    if (mayGiveWay && written.error().reason == "name_taken"
                        && ++d->nameTries < 1000) // others sign in at the same time
                        return rename(account);
                    fail(written.error());
                });
}

/// Writes \a account under the next name that is free.
void SignIn::rename(const Account &account)
{
    await(d->services.vault->accounts(), [this, account](const QList<Account> &others) {
        QSet<QString> taken;
        for (const Account &other : others)
            taken.insert(other.name);
        Account renamed = account;
        for (int number = 2; taken.contains(renamed.name); ++number)
            renamed.name =
                QStringLiteral("%1 (%2)").arg(account.displayName, QString::number(number));
        write(renamed);
    });
}

void SignIn::succeed(const Account &account)
{
    d->lock.reset();
    if (d->request.transcript)
        d->request.transcript->noteStep("the account is stored");
    finish(account);
    const auto stored = d->stored; // a slot may delete us
    const TokenSet tokens = d->grant.tokens;
    const QPointer<SignIn> self(this);
    enter(Step::Succeeded);
    if (self)
        stored(account, tokens);
}

void SignIn::fail(const AuthError &error)
{
    if (isFinished())
        return;
    if (d->request.transcript)
        d->request.transcript->noteError(error);
    d->lock.reset();
    StepwiseReply::fail(error);
    enter(lastStepOf(error)); // last: a slot may delete us
}

void SignIn::enter(Step step)
{
    d->step = step;
    if (step == Step::AwaitingRedirect)
        beginReminding();
    else if (d->reminder)
        d->reminder->stop();
    Q_EMIT stepChanged(step);
}

void SignIn::beginReminding()
{
    d->remindersLeft = d->request.reminders;
    if (d->remindersLeft.isEmpty())
        return;
    std::sort(d->remindersLeft.begin(), d->remindersLeft.end());
    if (!d->reminder) {
        d->reminder = d->services.clock->makeAlarm();
        connect(d->reminder.get(), &Alarm::rang, this, &SignIn::remind);
    }
    d->waitsSince = d->services.clock->sinceBoot();
    d->reminder->ringAt(d->waitsSince + d->remindersLeft.constFirst());
}

/// Those that a sleeping machine missed are one.
void SignIn::remind()
{
    const auto waited = d->services.clock->sinceBoot() - d->waitsSince;
    while (!d->remindersLeft.isEmpty() && d->remindersLeft.constFirst() <= waited)
        d->remindersLeft.removeFirst();
    if (!d->remindersLeft.isEmpty())
        d->reminder->ringAt(d->waitsSince + d->remindersLeft.constFirst());
    Q_EMIT stillWaiting(waited);
}

} // namespace Qonsent
