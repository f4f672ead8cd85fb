// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"
#include "oauthcore/model/clientregistration.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace Qonsent {

/// Who can use the code of an authorization request: a code is bound to us by PKCE, by a client
/// that proves who it is, or by a redirect that does not leave this computer. Quirks and hooks may
/// have changed all of it, so it is read from what is sent.
struct CodeBinding
{
    QUrl asked;       ///< the address that the browser opens
    QUrl redirectUri; ///< where its answer goes, as \a asked has it
    QUrl ownRedirect; ///< where it would go without quirks

    /// Why nobody may be asked: whoever keeps the page that the answer goes to could use the code.
    [[nodiscard]] std::optional<AuthError> refusal(const ClientRegistration &client) const;
    /// What is weaker than it could be; it goes on, but not in silence. \a withCode unless the
    /// response type has none.
    [[nodiscard]] QList<AuthError> warnings(bool withCode) const;
};

} // namespace Qonsent
