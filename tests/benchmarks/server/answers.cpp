// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/server/answers.h"

#include <ctime>

namespace Bench {

namespace {

/// Exactly 367 bytes of JSON: the usual answer without an ID token.
std::string smallAnswer(const std::string &accessToken)
{
    const std::string before = R"({"access_token":")" + accessToken;
    const std::string after = R"(","token_type":"Bearer","expires_in":3600,)"
                              R"("refresh_token":"1//0refresh-token-of-usual-length-)";
    const std::string end = R"(","scope":"openid profile email"})";
    const size_t fill = 367 - before.size() - after.size() - end.size();
    return before + after + std::string(fill, 'r') + end;
}

std::string withIdToken(const std::string &idToken, size_t accessTokenSize)
{
    return R"({"access_token":")" + std::string(accessTokenSize, 'a')
        + R"(","token_type":"Bearer","expires_in":3600,"refresh_token":")" + std::string(120, 'r')
        + R"(","scope":"openid profile email","id_token":")" + idToken + R"("})";
}

std::string response(std::string_view body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n"
           "Content-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string_view field(std::string_view form, std::string_view name)
{
    for (size_t at = 0; at < form.size();) {
        const size_t end = std::min(form.find('&', at), form.size());
        const std::string_view pair = form.substr(at, end - at);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
        at = end + 1;
    }
    return {};
}

} // namespace

Answers::Answers(std::string issuer)
    : m_issuer(std::move(issuer))
    , m_small(smallAnswer("ya29.access-token-of-usual-length-" + std::string(80, 'a')))
    , m_large(withIdToken(idToken(m_rsa, "benchmark-nonce"), 1900))
{
    // {"uid":"u","utid":"t"}, base64url
    m_msal = m_small.substr(0, m_small.size() - 1)
        + R"(,"client_info":"eyJ1aWQiOiJ1IiwidXRpZCI6InQifQ"})";
}

std::string Answers::idToken(const Signer &signer, std::string_view nonce) const
{
    const long now = static_cast<long>(time(nullptr));
    return signer.sign(
        R"({"iss":")" + m_issuer + R"(","sub":"248289761001","aud":"benchmark-client","exp":)"
        + std::to_string(now + 3600) + R"(,"iat":)" + std::to_string(now) + R"(,"nonce":")"
        + std::string(nonce)
        + R"(","name":"Jane Doe","email":"jane@example.com","email_verified":true})");
}

std::string Answers::token(std::string_view body) const
{
    const std::string_view code = field(body, "code");
    if (code.starts_with("evil"))
        return smallAnswer("evil");
    if (code.starts_with("n."))
        return withIdToken(idToken(m_ec, code.substr(2)), 120);
    return m_small;
}

std::string Answers::stats() const
{
    return R"({"requests":)" + std::to_string(seen.requests) + R"(,"connections":)"
        + std::to_string(seen.connections) + R"(,"tls_connections":)"
        + std::to_string(seen.tlsConnections) + R"(,"token_requests":)"
        + std::to_string(seen.tokenRequests) + '}';
}

std::string Answers::answer(std::string_view head, std::string_view body)
{
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const auto is = [line](std::string_view start) { return line.starts_with(start); };
    if (is("GET /stats "))
        return response(stats());
    ++seen.requests;
    if (is("POST ")) {
        ++seen.tokenRequests;
        return response(is("POST /msal/token ") ? m_msal : token(body));
    }
    if (is("GET /jwks "))
        return response(R"({"keys":[)" + m_rsa.jwk() + ',' + m_ec.jwk() + "]}");
    if (is("GET /key/RS256.pem "))
        return response(m_rsa.publicPem());
    if (is("GET /key/ES256.pem "))
        return response(m_ec.publicPem());
    if (is("GET /idtoken/RS256 "))
        return response(idToken(m_rsa, "benchmark-nonce"));
    if (is("GET /idtoken/ES256 "))
        return response(idToken(m_ec, "benchmark-nonce"));
    if (is("GET /small "))
        return response(m_small);
    if (is("GET /large "))
        return response(m_large);
    return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
}

} // namespace Bench
