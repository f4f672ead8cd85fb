// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/step.h"

namespace Qonsent {

Step lastStepOf(const AuthError &error)
{
    switch (error.code) {
    case AuthError::Code::Denied:
        return Step::Denied;
    case AuthError::Code::Cancelled:
        return Step::Cancelled;
    case AuthError::Code::SignInTimedOut:
        return Step::TimedOut;
    default:
        return Step::Failed;
    }
}

} // namespace Qonsent
