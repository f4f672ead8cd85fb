// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/redirect/consentrequest.h"

namespace Qonsent {

/// Where the pages of one sign-in may lead: https to the public, the issuer itself, and the
/// redirect, which is taken and never loaded. Knows no browser.
class NavigationRules
{
public:
    /// What is done with an address that a page leads to.
    enum class Verdict : quint8 {
        Load,         ///< goes on
        TakeRedirect, ///< the end of the sign-in
        Scheme,       ///< refused: neither https nor what the issuer itself needs
        Insecure,     ///< refused: http
        Nearby,       ///< refused: a host of this computer or of its network
        Deceptive,    ///< refused: user information in front of the host, or no host at all
    };

    explicit NavigationRules(const ConsentRequest &request);

    /// InvalidConfiguration or InsecureUrl if the request itself cannot be shown.
    [[nodiscard]] Result<Done> check() const;
    /// Of a page that would fill the window.
    [[nodiscard]] Verdict forPage(const QUrl &url) const;
    /// Of a page inside a page. Never TakeRedirect: whoever frames it has not signed in anybody.
    [[nodiscard]] Verdict forFrame(const QUrl &url) const;
    /// Of anything else that a page loads: pictures, scripts, sockets.
    [[nodiscard]] Verdict forResource(const QUrl &url) const;

    /// True if \a url is where a provider says that it refuses embedded browsers.
    [[nodiscard]] static bool saysEmbeddedIsRefused(const QUrl &url);

private:
    [[nodiscard]] bool isOwn(const QUrl &url) const;
    [[nodiscard]] Verdict forWeb(const QUrl &url) const;

    ConsentRequest m_request;
    QUrl m_issuer;
};

} // namespace Qonsent
