// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <QDateTime>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Qonsent {

/// What a person has to do for the flow to go on: all that any front end needs to know.
struct UserAction
{
    enum class Kind : quint8 {
        ContinueInBrowser, ///< the page is open; come back afterwards
        /// Open url by hand: nothing shows it, and problem says why; or a link was asked for.
        OpenAddress,
        ShowCode, ///< enter userCode at url, on this device or another (RFC 8628)
    };

    Kind kind = Kind::ContinueInBrowser;
    QUrl url = {};                         ///< the authorization request; good for one sign-in
    QDateTime endsAt = {};                 ///< UTC; the flow gives up then, unless extended
    std::optional<AuthError> problem = {}; ///< why nothing could show the page

    QString userCode = {}; ///< of ShowCode: printable ASCII, as the provider groups it
    QUrl completeUrl = {}; ///< of ShowCode: url with the code in it, e.g. for a QR code; or empty
    /// Of ShowCode: how often the provider may be asked; it takes as long to notice that the person
    /// is done.
    std::chrono::milliseconds interval = {};

    /// The host of url as it is looked up: letters that only look like others show as `xn--…`.
    [[nodiscard]] QString host() const { return url.host(QUrl::FullyEncoded); }
};

} // namespace Qonsent
