// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/signinflow.h"

#include "oauthcore/base/logging.h"
#include "oauthcore/redirect/pastedaddress.h"

namespace Qonsent {

SignInFlow::SignInFlow(QObject *parent)
    : StepwiseReply<Grant>(parent)
{ }

SignInFlow::~SignInFlow() = default;

Result<Done> SignInFlow::acceptPastedAddress(const QString &)
{
    return forWhoeverPasted(AuthError::of(AuthError::Code::StateMismatch, "not_waiting"), {});
}

void SignInFlow::enter(Step step)
{
    Q_ASSERT(step > m_step && step < Step::Succeeded);
    m_step = step;
    Q_EMIT stepChanged(step);
}

void SignInFlow::succeed(Grant grant)
{
    finish(std::move(grant));
    m_step = Step::Succeeded;
    Q_EMIT stepChanged(m_step); // last: a slot may delete us
}

void SignInFlow::fail(const AuthError &error)
{
    if (isFinished())
        return;
    qCDebug(lcFlow) << "ended:" << error.jsonCode() << error.reason;
    close();
    StepwiseReply::fail(error);
    m_step = lastStepOf(error);
    Q_EMIT stepChanged(m_step); // last: a slot may delete us
}

} // namespace Qonsent
