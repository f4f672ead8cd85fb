// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/tokenset.h"
#include "oauthcore/protocol/tokendecoder.h"

namespace Qonsent {

/// The answer of a token endpoint (RFC 6749 sections 5.1 and 5.2).
class QONSENT_CORE_EXPORT TokenResponse
{
public:
    /// What was asked for.
    enum class Kind : quint8 {
        Tokens,   ///< an access token
        Exchange, ///< any token (RFC 8693 section 2.2.1): `issued_token_type` says which
    };

    /// Reads \a response as it arrived at \a utcMSecs. A missing `scope` means \a requested. With a
    /// \a decoder an answer of status 200 need not be JSON. Without `expires_in` the moment in
    /// `expires_on` counts, if it can be read.
    ///
    /// Errors: ServerRefused and its kin (the server's `error`, also under status 200),
    /// RateLimited (429, 503), Unreachable (any other 5xx), RedirectRefused (3xx),
    /// ResponseIncomplete (`access_token`, `token_type`, `issued_token_type` of an exchange),
    /// TokenTypeUnsupported,
    /// ResponseMalformed (everything else; reason names the field).
    [[nodiscard]] static Result<TokenSet> parse(const HttpResponse &response,
                                                const Scopes &requested, qint64 utcMSecs,
                                                Kind kind = Kind::Tokens,
                                                const TokenDecoder &decoder = {});
};

/// What is wrong with \a response by its status alone: nothing for 2xx. Shared by all endpoints
/// that answer in JSON; a JSON body with `error` says more and comes first.
[[nodiscard]] QONSENT_CORE_EXPORT std::optional<AuthError> statusError(const HttpResponse &response,
                                                                       qint64 utcMSecs);

} // namespace Qonsent
