// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/signinflow.h"

#include "oauthcore/base/logging.h"
#include "oauthcore/redirect/pastedaddress.h"
#include "oauthcore/transcript/transcript.h"

#include <QMetaEnum>

namespace Qonsent {

SignInFlow::SignInFlow(Transcript *transcript, QObject *parent)
    : StepwiseReply<Grant>(parent)
    , m_transcript(transcript)
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
    if (m_transcript)
        m_transcript->noteStep(QMetaEnum::fromType<Step>().valueToKey(int(step)));
    Q_EMIT stepChanged(step);
}

void SignInFlow::succeed(Grant grant)
{
    if (m_transcript) {
        for (const AuthError &warning : grant.warnings)
            m_transcript->noteError(warning);
        m_transcript->noteStep("Succeeded");
    }
    finish(std::move(grant));
    m_step = Step::Succeeded;
    Q_EMIT stepChanged(m_step); // last: a slot may delete us
}

void SignInFlow::fail(const AuthError &cause)
{
    if (isFinished())
        return;
    const AuthError error = explained(cause);
    qCDebug(lcFlow) << "ended:" << error.jsonCode() << error.reason;
    if (m_transcript)
        m_transcript->noteError(error);
    close();
    StepwiseReply::fail(error);
    m_step = lastStepOf(error);
    Q_EMIT stepChanged(m_step); // last: a slot may delete us
}

} // namespace Qonsent
