// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"

#include <QByteArrayList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Qonsent {

/// What an ID token must say to be believed: the request it answers, and the time.
struct IdTokenExpectations
{
    /// What the token came with.
    enum class Occasion : quint8 {
        SignIn,  ///< a person just signed in (OpenID Connect Core section 3.1.3.7)
        Refresh, ///< a refresh token was exchanged (section 12.2)
    };
    /// Whether `at_hash` or `c_hash` may be missing. Where one is present, it must be right.
    enum class Binding : quint8 {
        Optional, ///< code flow (section 3.1.3.6)
        Required, ///< the token came through the browser beside what it binds (section 3.3.2.11)
    };
    /// Whether there has to be an ID token at all.
    enum class Presence : quint8 {
        Required, ///< who asked for `openid` gets one (section 3.1.3.3)
        Optional, ///< one that is there has to be right; without one, nobody is identified
    };

    Presence presence = Presence::Required;
    QString issuer = {};   ///< compared character by character with `iss`; never empty
    QString clientId = {}; ///< must be in `aud`; never empty
    Occasion occasion = Occasion::SignIn;
    /// What the request sent as `nonce`; nullopt if it sent none. At a refresh, the nonce of the
    /// sign-in, or nullopt if it is not known any more: then it is not compared.
    std::optional<QByteArray> nonce = {};
    /// `max_age` of the request, nullopt if it had none. With one, `auth_time` is required.
    std::optional<std::chrono::seconds> maximumAge = {};
    /// `acr_values` of the request: with any, `acr` must be one of them.
    QStringList acrValues = {};
    /// The person who must have signed in (section 12.2); empty if it may be anybody.
    QString subject = {};
    /// See allowedIdTokenAlgorithms(). Others are refused, and "none" is whatever this says.
    QByteArrayList allowedAlgorithms = {QByteArrayLiteral("RS256")};
    Secret clientSecret = {};           ///< the only key of HS256, HS384 and HS512
    Secret accessToken = {};            ///< what `at_hash` binds; empty: there is none to bind
    Secret code = {};                   ///< what `c_hash` binds; empty: there is none to bind
    Binding atHash = Binding::Optional; ///< of `at_hash`
    Binding cHash = Binding::Optional;  ///< of `c_hash`
    qint64 nowMSecs = 0;                ///< Clock::utcMSecs()
    std::chrono::seconds leeway{60};    ///< how wrong clocks may be; clamped to 0…300 s
};

/// What to put into IdTokenExpectations::allowedAlgorithms: the algorithm of the registration,
/// else the asymmetric ones that \a metadata lists, else RS256 (OpenID Connect Core 3.1.3.7 (7)).
/// HMAC only if the registration names it; never "none"; empty if the registration names
/// something unknown.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArrayList
allowedIdTokenAlgorithms(const ProviderMetadata &metadata, const ClientRegistration &registration);

} // namespace Qonsent
