// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <QMetaType>

namespace Qonsent {

/// Home of Step for Qt's meta-object system.
class QONSENT_CORE_EXPORT FlowSteps
{
    Q_GADGET

public:
    FlowSteps() = delete;
    /// Where a flow is. From Succeeded on it is over.
    enum class Step : quint8 {
        Idle = 0,             ///< not started, or still finding out where to go
        AwaitingRedirect = 1, ///< the person is in the browser
        AwaitingToken = 2,    ///< the code is being exchanged and the answer checked
        Succeeded = 3,        ///< there is a result
        Denied = 4,           ///< the person said no at the provider
        Failed = 5,           ///< anything else went wrong
        Cancelled = 6,        ///< the person or the program stopped it
        TimedOut = 7,         ///< nobody came back in time
    };
    Q_ENUM(Step)
};

using Step = FlowSteps::Step;

/// The step that \a error ends a flow with: Denied, Cancelled, TimedOut or Failed.
[[nodiscard]] QONSENT_CORE_EXPORT Step lastStepOf(const AuthError &error);

} // namespace Qonsent
