// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>
#include <QString>

namespace Qonsent {

/// The pages that the loopback listener can answer with. They are static: nothing a request holds
/// ever shows up in one, and none claims that the sign-in worked, which nobody knows yet.
enum class ResultPage : quint8 {
    Shared,           ///< 200: the provider sent a code; go back to the program
    NotShared,        ///< 200: the provider sent an error instead
    AlreadyCompleted, ///< 410: a redirect that was heard before
    BadRequest,       ///< 400: not a request we read, or not of the sign-in that waits
    NotFound,         ///< 404: another path, or nobody is looking at the answer
    MethodNotAllowed, ///< 405: anything but GET
    UriTooLong,       ///< 414: a request line above RequestHead::longestRequestLine
    Misdirected,      ///< 421: another Host, as with DNS rebinding
    FieldsTooLarge,   ///< 431: header fields above the limits of RequestHead
    VersionUnknown,   ///< 505: not HTTP/1.x
};

/// \a page as a complete HTTP response. \a application is the name people know the program by; it
/// is escaped. Every response forbids scripts, framing, caching, sniffing and referrers, and
/// permits nothing to other origins (RFC 9700 sections 4.2 and 4.16).
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray pageResponse(ResultPage page,
                                                          const QString &application);

/// A 303 to \a path on the same listener, so that the code leaves the address bar and the history.
/// \a path is our own, never taken from a request.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray seeOtherResponse(QByteArrayView path);

} // namespace Qonsent
