// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/responsetype.h"

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
    MethodNotAllowed, ///< 405: neither GET nor, where a form is awaited, POST
    UriTooLong,       ///< 414: a request line above RequestHead::longestRequestLine
    Misdirected,      ///< 421: another Host, as with DNS rebinding
    FieldsTooLarge,   ///< 431: header fields above the limits of RequestHead
    VersionUnknown,   ///< 505: not HTTP/1.x
    LengthRequired,   ///< 411: a form that does not say where it ends
    BodyTooLarge,     ///< 413: a form above RequestBody::longest
    ForwardFragment,  ///< 200: the page that hands the fragment over, see forwardingPageResponse()
};

/// \a page as a complete HTTP response. \a application is the name people know the program by; it
/// is escaped. Every response forbids scripts, framing, caching, sniffing and referrers, and
/// permits nothing to other origins (RFC 9700 sections 4.2 and 4.16). \a mode decides which methods
/// MethodNotAllowed names.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray pageResponse(ResultPage page,
                                                          const QString &application,
                                                          ResponseMode mode = ResponseMode::Query);

/// The one page with a script, whose hash is the only one that may run: it posts the fragment of
/// its own address to \a path of the listener it came from, with \a pageNonce, and takes it out of
/// the address bar. Nothing else can be made of it: it goes nowhere but there, and knows no more
/// than what the browser has in that address. \a path and \a pageNonce are our own and need no
/// escapes.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray forwardingPageResponse(QByteArrayView path,
                                                                    QByteArrayView pageNonce,
                                                                    const QString &application);

/// A 303 to \a path on the same listener, so that the code leaves the address bar and the history.
/// \a path is our own, never taken from a request.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray seeOtherResponse(QByteArrayView path);

} // namespace Qonsent
