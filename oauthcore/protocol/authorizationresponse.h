// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/pendingauthorization.h"

#include <chrono>
#include <optional>

namespace Qonsent {

/// Tokens that came through the browser (OAuth 2.0 Multiple Response Type Encoding Practices). Of
/// the form that was asked for, and with our state; what they say is not checked yet.
struct FrontChannelTokens
{
    Secret idToken = {};       ///< `id_token`; empty unless it was asked for
    Secret accessToken = {};   ///< `access_token`; empty unless it was asked for
    QByteArray tokenType = {}; ///< `token_type`, "Bearer" in some case
    std::optional<std::chrono::seconds> lifetime = {}; ///< `expires_in`
    std::optional<Scopes> scopes = {};                 ///< `scope`; nothing if it is not said
    FormParameters otherParameters = {}; ///< whatever else came, without `state` and `iss`
};

/// A code that belongs to the sign-in it is used for. Only AuthorizationResponse can make one, so
/// the token request cannot be built from an answer that was not checked.
class QONSENT_CORE_EXPORT AuthorizationCode
{
public:
    /// `code`
    [[nodiscard]] const Secret &value() const { return m_value; }
    /// Other parameters of the redirect, e.g. `realmId`; without `state` and `iss`.
    [[nodiscard]] const FormParameters &otherParameters() const { return m_tokens.otherParameters; }
    /// What came beside it, for a hybrid response type.
    [[nodiscard]] const FrontChannelTokens &tokens() const { return m_tokens; }

private:
    friend class AuthorizationResponse;
    AuthorizationCode() = default;

    Secret m_value;
    FrontChannelTokens m_tokens;
};

/// The answer to an AuthorizationRequest as it comes with the redirect (RFC 6749 section 4.1.2).
class QONSENT_CORE_EXPORT AuthorizationResponse
{
public:
    /// Checks \a query, or fragment or form, against \a pending: nothing twice, the state, the
    /// issuer (RFC 9207 section 2.4; an ID token that was asked for names it as well), no token
    /// that was not asked for, no `error`, the tokens that were, a code; in this order.
    ///
    /// Errors: ResponseMalformed, StateMismatch, IssuerMismatch, Denied (`access_denied`),
    /// RateLimited (`temporarily_unavailable`), ServerRefused (any other `error`, in serverCode),
    /// ResponseIncomplete (no code, or no token that was asked for), TokenTypeUnsupported,
    /// InvalidConfiguration (\a pending asked for no code).
    [[nodiscard]] static Result<AuthorizationCode> parse(const Secret &query,
                                                         const PendingAuthorization &pending);
    /// The same for an implicit response type, which has no code.
    [[nodiscard]] static Result<FrontChannelTokens> parseImplicit(
        const Secret &fragment, const PendingAuthorization &pending);
    /// A code without the rest of the answer, which a person says belongs to \a pending: neither
    /// state nor issuer can be checked, so only PKCE and the nonce tell whose it is. Refused if
    /// the issuer promised to name itself (IssuerMismatch), for hybrid response types
    /// (InvalidConfiguration), and if it is no code (ResponseMalformed).
    [[nodiscard]] static Result<AuthorizationCode> acceptBareCode(
        const Secret &code, const PendingAuthorization &pending);

private:
    static Result<FormParameters> checked(const Secret &answer,
                                          const PendingAuthorization &pending);
};

} // namespace Qonsent
