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
        /// Open url by hand: nothing shows it, and problem says why; or a link was asked for.
        OpenAddress,
    };

    Kind kind = Kind::ContinueInBrowser;
    QUrl url = {};                         ///< the authorization request; good for one sign-in
    QDateTime endsAt = {};                 ///< UTC; the flow gives up then, unless extended
    std::optional<AuthError> problem = {}; ///< why nothing could show the page
};

} // namespace Qonsent
