// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/signin.h"

#include "oauthcore/account/signin_p.h"

#include <QMetaMethod>

namespace Qonsent {

using Code = AuthError::Code;

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

void SignIn::start()
{
    if (isFinished())
        return;
    // Before anything opens: what cannot be kept must not be asked for.
    ReplyOf<Done> *probe = d->services.vault->probe();
    d->awaited = probe;
    whenFinished(probe, this, [this](const Result<Done> &writable) {
        if (isFinished())
            return;
        if (!writable)
            return fail(writable.error());
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
        d->grant = *grant;
        keep();
    });
}

void SignIn::keep()
{
    const Account account = d->makeAccount(d->request, d->grant);
    ReplyOf<Done> *writing = d->services.vault->write(account, d->grant.tokens);
    d->isBeingKept = true;
    d->awaited = nullptr;
    whenFinished(writing, this, [this, account](const Result<Done> &written) {
        if (isFinished())
            return;
        if (!written)
            return fail(written.error());
        d->stored(account, d->grant.tokens);
        finish(account);
        enter(Step::Succeeded);
    });
}

void SignIn::fail(const AuthError &error)
{
    if (isFinished())
        return;
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
