// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace Bench {

/// A blocking TCP connection to 127.0.0.1, or -1.
[[nodiscard]] int connectLoopback(int port);

/// Sends \a request on \a connection and reads until one whole response is there; its body.
/// Understands Content-Length and the end of the connection.
[[nodiscard]] std::string roundTrip(int connection, std::string_view request);

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

/// The whole visit: connect, GET, read the page, close. False if there was no page.
bool visit(std::string_view authorizationUrl);

} // namespace Bench
