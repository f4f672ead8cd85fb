// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <QDateTime>
#include <QUrl>

#include <optional>

namespace Qonsent {

/// What a person has to do for the flow to go on: all that any front end needs to know.
struct UserAction
{
    enum class Kind : quint8 {
        ContinueInBrowser, ///< the page is open; come back afterwards
        OpenAddress,       ///< no browser could be started; open url by hand. problem says why
    };

    Kind kind = Kind::ContinueInBrowser;
    QUrl url = {};                         ///< the authorization request; good for one sign-in
    QDateTime endsAt = {};                 ///< UTC; the flow gives up then
    std::optional<AuthError> problem = {}; ///< why the browser did not start
};

} // namespace Qonsent
