// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"
#include "oauthcore/provider/tokenplacement.h"

#include <QList>
#include <QNetworkRequest>
#include <QUrl>

#include <functional>
#include <optional>

namespace Qonsent {

/// An attribute of a QNetworkRequest: with the value true it goes without the token, and what the
/// server answers is nobody's business but the program's.
inline constexpr auto WithholdToken =
    static_cast<QNetworkRequest::Attribute>(QNetworkRequest::User + 20'815);

/// A request of the program before the token is added to it.
struct ResourceRequest
{
    QByteArray verb = {};         ///< e.g. "GET"; to be read
    QNetworkRequest request = {}; ///< address and header fields
    /// What was given as a QByteArray; nothing if the body is a device, or there is none.
    std::optional<QByteArray> body = {};
};

/// Sees every request that is to get a token, and may change it, e.g. to sign it.
using ResourceHook = std::function<void(ResourceRequest &)>;

/// How the token of an account goes with requests.
struct AccessOptions
{
    /// What happens to a token that has expired or is refused.
    enum class Expired : quint8 {
        Renew, ///< a new one is got, once, and the request sent (again) with it
        Fail,  ///< the request fails: SignInNeeded with the reason "token_expired"
    };

    /// The only origins (scheme, host, port) that get the token, e.g. `https://api.example.org`.
    /// Name them: without any, every https address that the program asks gets it. http is for
    /// loopback in any case.
    QList<QUrl> origins = {};
    /// Where the token goes; ProviderPreset::tokenPlacement says what a provider wants.
    TokenPlacement placement = {};
    Expired expired = Expired::Renew;
    /// Called in their order, each with what the one before made of the request.
    QList<ResourceHook> hooks = {};
    /// Of the body of an answer that AuthorizedAccess collects; more is TooLarge.
    qint64 maximumBytes = 64 << 20;
};

} // namespace Qonsent
