// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/redirect/requesthead.h"
#include "oauthcore/redirect/resultpage.h"

namespace Qonsent {

/// What the one request looks like that ends a sign-in, and what every other request is told.
struct AwaitedRedirect
{
    QByteArray host = {}; ///< the Host field, literally: "127.0.0.1:49152"
    QByteArray path = {}; ///< exactly, "/callback"
    Secret state = {};    ///< never empty

    /// Shared or NotShared for the redirect itself, else the page that refuses \a head, which is
    /// read to its end. The same head always gets the same page: nothing is remembered.
    [[nodiscard]] ResultPage pageFor(const RequestHead &head) const;
};

} // namespace Qonsent
