// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/flow/grant.h"
#include "oauthcore/flow/step.h"
#include "oauthcore/flow/useraction.h"

#include <memory>

namespace Qonsent {

class Transcript;
class UserAgent;

/// A flow with a person in it, whatever they have to do. One shot: it starts when control returns
/// to the event loop and finishes once, with a Grant or the error of the step that failed.
///
/// While step() is AwaitingRedirect it waits for the person; what can be changed then is said again
/// by userActionNeeded(). At any other time these functions change nothing.
class QONSENT_CORE_EXPORT SignInFlow : public StepwiseReply<Grant>
{
    Q_OBJECT

public:
    ~SignInFlow() override;

    [[nodiscard]] Step step() const { return m_step; }

    /// Takes the redirect from a person. StateMismatch "not_waiting" if this flow has none, or
    /// waits for none.
    [[nodiscard]] virtual Result<Done> acceptPastedAddress(const QString &text);
    /// Shows the page once more.
    virtual void openAgain() = 0;
    /// From now on \a userAgent shows the page.
    virtual void switchTo(const std::shared_ptr<UserAgent> &userAgent) = 0;
    /// The person's time begins again, where it is ours to give.
    virtual void extendWaiting() { }

Q_SIGNALS:
    void stepChanged(Qonsent::Step step);
    /// The person is needed, or something of what was said before is different.
    void userActionNeeded(const Qonsent::UserAction &action);

protected:
    /// \a transcript may be null; it outlives the flow.
    SignInFlow(Transcript *transcript, QObject *parent);

    /// The next step, which is not the last.
    void enter(Step step);
    /// Ends with \a grant.
    void succeed(Grant grant);
    /// \a error with what else is known about its cause; before close().
    [[nodiscard]] virtual AuthError explained(const AuthError &error) const { return error; }
    /// Closes what is still open: the flow is about to end with an error.
    virtual void close() = 0;
    void fail(const AuthError &error) final;

private:
    Transcript *const m_transcript;
    Step m_step = Step::Idle;
};

} // namespace Qonsent
