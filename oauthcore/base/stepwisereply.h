// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"

#include <QPointer>

namespace Qonsent {

/// A ReplyOf<T> whose work is a chain of other replies, one at a time.
template <typename T>
class StepwiseReply : public ReplyOf<T>
{
public:
    /// Ends the work where it is; the step that is waited for is cancelled with it.
    void cancel() override { fail(AuthError::of(AuthError::Code::Cancelled)); }

protected:
    using ReplyOf<T>::ReplyOf;

    /// Goes on with \a next when \a step has a value. Its error is the error of the whole.
    template <typename Step, typename Next>
    void await(ReplyOf<Step> *step, Next next)
    {
        awaitResult(step, [this, next = std::move(next)](const Result<Step> &result) {
            if (!result)
                return fail(result.error());
            next(*result);
        });
    }

    /// Goes on with \a next whatever the outcome of \a step is.
    template <typename Step, typename Next>
    void awaitResult(ReplyOf<Step> *step, Next next)
    {
        m_step = step;
        whenFinished(step, this, [this, next = std::move(next)](const Result<Step> &result) {
            if (!this->isFinished())
                next(result);
        });
    }

    /// Ends the work with \a error. Nothing if it has ended.
    virtual void fail(const AuthError &error)
    {
        if (this->isFinished())
            return;
        this->finish(error);
        if (m_step)
            m_step->cancel();
    }

private:
    QPointer<Reply> m_step; ///< what is waited for; null if nothing is, or it is over
};

} // namespace Qonsent
