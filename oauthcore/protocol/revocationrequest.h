// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// What a token is, for a server that keeps the kinds apart (`token_type_hint`, RFC 7009 section
/// 2.1). A wrong hint costs the server a look-up, nothing else.
enum class TokenTypeHint : quint8 {
    Left,         ///< says nothing: the server looks everywhere
    AccessToken,  ///< `access_token`
    RefreshToken, ///< `refresh_token`; most servers end the access tokens along with it
};

/// Asks \a endpoint to end \a token (RFC 7009 section 2.1). Client authentication adds to it as to
/// every TokenRequest.
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest revocationRequest(const QUrl &endpoint,
                                                                 const Secret &token,
                                                                 TokenTypeHint hint);

/// The answer of a revocation endpoint (RFC 7009 section 2.2).
class QONSENT_CORE_EXPORT RevocationResponse
{
public:
    /// Done if the token is good for nothing any more: status 200 or 204, whatever the body, and
    /// 400 `invalid_token`, by which some servers say that it had ended before.
    ///
    /// Errors, after which the token may still be good: ServerRefused and its kin (the server's
    /// `error`, e.g. `unsupported_token_type`), RateLimited (429, 503), Unreachable (any other
    /// 5xx), RedirectRefused (3xx), ResponseMalformed (any other 2xx).
    [[nodiscard]] static Result<Done> parse(const HttpResponse &response, qint64 utcMSecs);
};

} // namespace Qonsent
