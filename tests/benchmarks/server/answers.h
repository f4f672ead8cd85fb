// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/server/signer.h"

#include <atomic>
#include <string>
#include <string_view>

namespace Bench {

/// What the server saw since it started; asking for it is not counted.
struct Seen
{
    std::atomic<long> requests = 0;       ///< complete requests, plain and TLS
    std::atomic<long> connections = 0;    ///< accepted, plain
    std::atomic<long> tlsConnections = 0; ///< completed handshakes
    std::atomic<long> tokenRequests = 0;  ///< POST to a token endpoint
};

/// The provider: constant answers where they can be constant.
///   POST /token        a token response; a code `n.NONCE` gets a signed ID token with that nonce,
///                      a code that begins with `evil` gets the access token `evil`
///   POST /msal/token   the same with what MSAL needs for its cache
///   GET  /jwks         both public keys; /key/RS256.pem and /key/ES256.pem one of them
///   GET  /idtoken/A    an ID token signed with A, nonce `benchmark-nonce`
///   GET  /small, /large  token responses of 367 bytes and 3.3 kB
///   GET  /stats        what was seen
class Answers
{
public:
    explicit Answers(std::string issuer);

    /// The whole HTTP response to one request. Thread-safe.
    [[nodiscard]] std::string answer(std::string_view head, std::string_view body);

    Seen seen;

private:
    [[nodiscard]] std::string token(std::string_view body) const;
    [[nodiscard]] std::string idToken(const Signer &signer, std::string_view nonce) const;
    [[nodiscard]] std::string stats() const;

    std::string m_issuer;
    Signer m_rsa{Signer::Algorithm::Rs256};
    Signer m_ec{Signer::Algorithm::Es256};
    std::string m_small;
    std::string m_large;
    std::string m_msal;
};

} // namespace Bench
