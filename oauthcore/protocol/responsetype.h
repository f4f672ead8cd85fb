// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>

namespace Qonsent {

/// What the authorization endpoint is asked to answer with (RFC 6749 section 3.1.1; the others of
/// OAuth 2.0 Multiple Response Type Encoding Practices).
enum class ResponseType : quint8 {
    Code,             ///< `code`: everything else comes from the token endpoint
    CodeIdToken,      ///< `code id_token`: who signed in is known before the code is exchanged
    CodeToken,        ///< `code token`
    CodeIdTokenToken, ///< `code id_token token`
    IdToken,          ///< `id_token`: implicit, an identity and nothing else
    Token,            ///< `token`: implicit, nothing tells whom the token was issued to
    IdTokenToken,     ///< `id_token token`: implicit
};

/// How the answer comes back through the browser.
enum class ResponseMode : quint8 {
    Automatic, ///< the default of the response type: query for a code alone, else fragment
    Query,     ///< `query`: behind the `?`; never with tokens
    Fragment,  ///< `fragment`: behind the `#`, which a page of ours hands to the listener
    FormPost,  ///< `form_post`: a form that the browser posts; nothing in any address
};

/// One response type.
struct ResponseTypeRow
{
    ResponseType type = {};
    const char *name = nullptr; ///< `response_type`
    bool code = false;
    bool idToken = false;
    bool token = false;

    /// True if nothing is exchanged afterwards.
    [[nodiscard]] bool isImplicit() const { return !code; }
    /// True if tokens travel through the browser.
    [[nodiscard]] bool bringsTokens() const { return idToken || token; }
};

/// The row of \a type.
[[nodiscard]] QONSENT_CORE_EXPORT const ResponseTypeRow &responseTypeRow(ResponseType type);

/// \a mode, or the default of \a type for Automatic; never Automatic.
[[nodiscard]] QONSENT_CORE_EXPORT ResponseMode effectiveMode(ResponseType type, ResponseMode mode);
/// `response_mode`; empty for Automatic.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray responseModeName(ResponseMode mode);

} // namespace Qonsent
