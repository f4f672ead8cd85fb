// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/pendingauthorization.h"

namespace Qonsent {

/// A code that belongs to the sign-in it is used for. Only AuthorizationResponse can make one, so
/// the token request cannot be built from an answer that was not checked.
class QONSENT_CORE_EXPORT AuthorizationCode
{
public:
    /// `code`
    [[nodiscard]] const Secret &value() const { return m_value; }
    /// Other parameters of the redirect, e.g. `realmId`; without `state` and `iss`.
    [[nodiscard]] const FormParameters &otherParameters() const { return m_others; }

private:
    friend class AuthorizationResponse;
    AuthorizationCode() = default;

    Secret m_value;
    FormParameters m_others;
};

/// The answer to an AuthorizationRequest as it comes with the redirect (RFC 6749 section 4.1.2).
class QONSENT_CORE_EXPORT AuthorizationResponse
{
public:
    /// Checks \a query against \a pending: nothing twice, the state, the issuer (RFC 9207 section
    /// 2.4), no tokens, no `error`, a code; in this order.
    ///
    /// Errors: ResponseMalformed, StateMismatch, IssuerMismatch, Denied (`access_denied`),
    /// RateLimited (`temporarily_unavailable`), ServerRefused (any other `error`, in serverCode),
    /// ResponseIncomplete (no code).
    [[nodiscard]] static Result<AuthorizationCode> parse(const Secret &query,
                                                         const PendingAuthorization &pending);
};

} // namespace Qonsent
