// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QUrl>

namespace Qonsent {

/// Who can be behind an address, from near to far. Only literal addresses and the reserved names
/// of RFC 6761 are looked at; where any other name leads is for TLS to decide.
enum class Reach : quint8 {
    Loopback,  ///< this computer: 127.0.0.0/8, ::1, localhost
    LinkLocal, ///< 169.254.0.0/16, fe80::/10; clouds hand out their credentials there
    Private,   ///< not routed on the Internet, e.g. RFC 1918, RFC 4193, RFC 6598
    Public,    ///< everything else, all other names included
};

/// How far away the host of \a url is.
[[nodiscard]] QONSENT_CORE_EXPORT Reach reachOf(const QUrl &url);

/// True if \a host is localhost or a loopback address: the only hosts that http may speak to.
[[nodiscard]] QONSENT_CORE_EXPORT bool isLoopbackHost(const QString &host);

/// Whether a request may go to \a url at all: absolute, https (or http on loopback), a host, no
/// user information. InsecureUrl otherwise, with the reason "syntax", "scheme" or "user_info".
[[nodiscard]] QONSENT_CORE_EXPORT Result<Done> checkWebAddress(const QUrl &url);

/// \a text as such an address, read strictly: printable ASCII, at most 2048 characters, a host
/// that is spelled the way it is used. QUrl's tolerant mode makes `https://as.example\@evil.test`
/// and `https://as.example%2eevil.test` lead to places that they do not show.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QUrl> parseWebAddress(const QString &text);

} // namespace Qonsent
