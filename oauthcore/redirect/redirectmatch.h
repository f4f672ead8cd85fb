// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QUrl>

namespace Qonsent {

/// True if \a url is \a redirectUri with whatever query and fragment: the same scheme, host, port
/// and path, and no user information. Nothing that merely begins the same.
[[nodiscard]] QONSENT_CORE_EXPORT bool isRedirectTo(const QUrl &url, const QUrl &redirectUri);

/// True if \a one and \a other have the same scheme, host and port (RFC 6454 section 5).
[[nodiscard]] QONSENT_CORE_EXPORT bool isSameOrigin(const QUrl &one, const QUrl &other);

} // namespace Qonsent
