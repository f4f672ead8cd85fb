// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/base/result.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/challenge.h"

#include <QMetaType>
#include <QUrl>

#include <chrono>

namespace Qonsent {

/// What a resource server wants beyond the token it was shown. A new sign-in gets it: add
/// parameters() to SignInRequest::parameters, and scopes to its scopes.
struct QONSENT_CORE_EXPORT AccessDemand
{
    Q_GADGET

public:
    enum class Kind : quint8 {
        Scopes,         ///< the token lacks permissions (RFC 6750 section 3.1 insufficient_scope)
        Authentication, ///< the person has to sign in in a stronger way, or anew (RFC 9470)
        Claims,         ///< the token lacks claims (Microsoft's claims challenge)
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Scopes;
    Scopes scopes = {};            ///< `scope`: all that is needed; empty if the server did not say
    QByteArrayList acrValues = {}; ///< `acr_values`, the best first
    /// `max_age`: how long ago the person may have signed in.
    std::optional<std::chrono::seconds> maximumAge = {};
    QByteArray claims = {};     ///< JSON for the parameter `claims`; empty if the server sent none
    QUrl resourceMetadata = {}; ///< `resource_metadata` (RFC 9728 section 5.1); empty if not said

    /// `acr_values`, `max_age` and `claims` for the next authorization request.
    [[nodiscard]] FormParameters parameters() const;

    bool operator==(const AccessDemand &) const = default;
};

/// The challenge that speaks of our token (RFC 6750 section 3, RFC 9449 section 7.1).
struct QONSENT_CORE_EXPORT ChallengedAccess
{
    QByteArray scheme = {};   ///< "Bearer" or "DPoP", as it was written
    QByteArray error = {};    ///< `error`, e.g. "invalid_token"; empty if the server named none
    QString description = {}; ///< `error_description`: plain text, shortened, control-free
    Scopes scopes = {};       ///< `scope`
    QByteArrayList acrValues = {};                       ///< `acr_values` (RFC 9470 section 3)
    std::optional<std::chrono::seconds> maximumAge = {}; ///< `max_age` (the same)
    QByteArray claims = {};     ///< `claims` decoded: the text of a JSON object, else empty
    QUrl resourceMetadata = {}; ///< `resource_metadata`: an address that may be asked, else empty

    /// The challenge for \a scheme among \a challenges, of several the first with an `error`;
    /// nothing if there is none. A parameter whose value breaks its own rule counts as absent,
    /// but for `error`: ResponseMalformed, since what it forbids is not known then.
    [[nodiscard]] static Result<std::optional<ChallengedAccess>> find(
        const QList<Challenge> &challenges, QByteArrayView scheme);

    /// What a new sign-in has to bring, if that is what the challenge is about.
    [[nodiscard]] std::optional<AccessDemand> demand() const;

    bool operator==(const ChallengedAccess &) const = default;
};

} // namespace Qonsent
