// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace Bench {

/// A blocking TCP connection to 127.0.0.1, or -1.
[[nodiscard]] int connectLoopback(int port);

/// One HTTP response as far as a browser of benchmarks cares.
struct Response
{
    int status = 0;            ///< 0: there was none
    std::string location = {}; ///< where to go on; empty if nowhere
    std::string body = {};
};

/// Reads until one whole response is there. Understands Content-Length and the end of the
/// connection.
[[nodiscard]] Response readResponse(int connection);
/// Sends \a request on \a connection and reads the answer.
[[nodiscard]] Response roundTrip(int connection, std::string_view request);

/// What the person's browser would be sent back to.
struct Redirect
{
    int port = 0;
    std::string target; ///< path and query with code and state
    std::string state;  ///< as it stands in the URL
};

/// Reads `redirect_uri`, `state` and `nonce` of an authorization request and grants it at once.
/// The code is `n.NONCE` if there is a nonce, else constant.
[[nodiscard]] Redirect grant(std::string_view authorizationUrl);

/// A GET of \a target with the header fields of a desktop Chrome, 517 bytes for a short one.
[[nodiscard]] std::string browserRequest(int port, std::string_view target);

/// The redirect itself: connect, GET, read the answer, close.
[[nodiscard]] Response visitRedirect(const Redirect &redirect);
/// Goes where \a response says, on a new connection, as a browser does; the last response.
[[nodiscard]] Response follow(int port, Response response);

} // namespace Bench
