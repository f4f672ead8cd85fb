// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"
#include "oauthcore/model/clientregistration.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace Qonsent {

/// Errors whose cause can be told more exactly than by their code: what is known besides goes into
/// AuthError::message, and what there is to copy into AuthError::remedy. Code, reason and the
/// server's words stay, as does everything about errors of which nothing more is known. \a host is
/// who answered.
namespace Diagnosis {

/// What was registered of a redirect.
struct RedirectToRegister
{
    enum class Port : quint8 {
        Part, ///< the address is compared with its port, or has none
        Any,  ///< loopback on whatever port is free (RFC 8252 section 7.3)
    };
    QUrl uri = {}; ///< as it has to be registered; without the port if that is Any
    Port port = Port::Part;
};

/// A server that does not know the redirect address: which one to register.
[[nodiscard]] QONSENT_CORE_EXPORT AuthError ofRedirect(AuthError error,
                                                       const RedirectToRegister &redirect,
                                                       const QString &host);

/// A server that does not accept \a client (`invalid_client`): what else can be tried, given what
/// it has been told. If \a client signs what it says and \a clockAhead is much, that is why.
[[nodiscard]] QONSENT_CORE_EXPORT AuthError ofClient(AuthError error,
                                                     const ClientRegistration &client,
                                                     std::optional<std::chrono::seconds> clockAhead,
                                                     const QString &host);

/// What came with a request to a registration endpoint.
enum class RegistrationToken : quint8 {
    None,       ///< nothing: anybody may register (RFC 7591 section 3)
    Initial,    ///< an initial access token
    Management, ///< the access token of the registration (RFC 7592)
};

/// A server that does not let this program register, or change what it registered: which token to
/// bring. No other way to prove who it is would help there, so it is none of ofClient().
[[nodiscard]] QONSENT_CORE_EXPORT AuthError ofRegistration(AuthError error, RegistrationToken token,
                                                           const QString &host);

/// What is wrong with a sign-in whose code passes \a relay, a page on another computer, where
/// nothing binds the code to this program: InvalidConfiguration "relay_without_pkce".
[[nodiscard]] QONSENT_CORE_EXPORT AuthError codeForAnybody(const QString &relay);

/// An ID token of the wrong time: whose clock is wrong, if \a clockAhead is known.
[[nodiscard]] QONSENT_CORE_EXPORT AuthError ofTime(AuthError error,
                                                   std::optional<std::chrono::seconds> clockAhead,
                                                   const QString &host);

} // namespace Diagnosis

} // namespace Qonsent
