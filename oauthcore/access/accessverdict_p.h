// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/challengedaccess.h"

namespace Qonsent {

/// What to make of an answer to a request that had the token.
struct AccessVerdict
{
    enum class Action : quint8 {
        Deliver, ///< it is the program's
        Renew,   ///< the token is no good: a new one may be
        Demand,  ///< it is the program's, and a new sign-in may help
        Refuse,  ///< it is the program's, and no token helps
    };

    Action action = Action::Deliver;
    QByteArray error = {};    ///< the server's word, e.g. "invalid_token"
    QString description = {}; ///< its words, fit to be shown
    AccessDemand demand = {}; ///< if that is the action
};

/// Reads the answer of \a status with \a fields in `WWW-Authenticate` to a token shown as
/// \a scheme. 401 without a challenge that can be read is taken for an expired token, since many
/// servers send no better; one that asks for other schemes only, or names another error, is not.
[[nodiscard]] AccessVerdict accessVerdict(int status, const QByteArrayList &fields,
                                          QByteArrayView scheme);

} // namespace Qonsent
