// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <chrono>

namespace Qonsent {

/// Asks \a endpoint for a code that a person enters on another device (RFC 8628 section 3.1).
/// Client authentication adds to it as to every TokenRequest.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest deviceAuthorizationRequest(const QUrl &endpoint,
                                                                          const Scopes &scopes);

/// What a device authorization endpoint answered (RFC 8628 section 3.2): fit to be shown, and to
/// go on with.
struct QONSENT_CORE_EXPORT DeviceAuthorization
{
    Secret deviceCode = {};             ///< what to ask with; no person ever sees it
    QString userCode = {};              ///< what the person enters: printable ASCII
    QUrl verificationUri = {};          ///< where
    QUrl verificationUriComplete = {};  ///< the same with the code in it; may be empty
    std::chrono::seconds lifetime = {}; ///< of both codes; more than zero
    std::chrono::seconds interval = {}; ///< between two questions; 1 s to 60 s

    /// Reads \a response, which arrived at \a utcMSecs.
    ///
    /// An `interval` that is missing or not above zero means 5 seconds, one that is out of bounds
    /// the nearest bound; a missing `expires_in` means ten minutes, more than half an hour means
    /// that. Both may be texts of digits. `verification_url` is as good as `verification_uri`, as
    /// older servers write it. A complete address that leads elsewhere than the plain one, or does
    /// not hold the code, is left out.
    ///
    /// Errors: the server's own and those of its status, as TokenResponse::parse();
    /// ResponseMalformed with the name of the member, e.g. a `verification_uri` that is not safe to
    /// open or a `user_code` that shows something else than it is; ResponseIncomplete;
    /// DeviceCodeExpired "expires_in" for codes that have no time left.
    [[nodiscard]] static Result<DeviceAuthorization> parse(const HttpResponse &response,
                                                           qint64 utcMSecs);
};

} // namespace Qonsent
