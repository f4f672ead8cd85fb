// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/responsetype.h"
#include "oauthcore/protocol/statetemplate.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace Qonsent {

/// When a nonce is sent.
enum class NonceUse : quint8 {
    Automatic, ///< where an ID token will carry it: the scope `openid`
    Always,    ///< also where nobody is known to answer it
};

/// What a program may want of an authorization request besides the ordinary. Everything has the
/// usual value.
struct AuthorizationOptions
{
    ResponseType responseType = ResponseType::Code;      ///< `response_type`
    ResponseMode responseMode = ResponseMode::Automatic; ///< `response_mode`; Automatic: not sent
    QStringList prompts = {}; ///< `prompt`, e.g. "login"; "none" stands alone
    /// `max_age`: how long ago the person may have signed in. `auth_time` is checked against it.
    std::optional<std::chrono::seconds> maximumAge = {};
    QStringList uiLocales = {}; ///< `ui_locales`, e.g. "fr-CA", in order of preference
    /// `resource`, each one: where the token will be used (RFC 8707); absolute, without fragment.
    /// Sent in the token request as well, as are parameters of that name.
    QList<QUrl> resources = {};
    /// Asked for in the authorization request only, so that a refresh token covers them: the token
    /// request then names the ordinary scopes.
    Scopes extraConsentScopes = {};
    NonceUse nonce = NonceUse::Automatic;
    StateTemplate state = {};

    bool operator==(const AuthorizationOptions &) const = default;
};

} // namespace Qonsent
