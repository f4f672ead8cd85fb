// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace Bench {

/// Unpadded base64url.
std::string base64Url(std::string_view bytes);

/// One key pair of the benchmark's provider, made anew at every start.
class Signer
{
public:
    enum class Algorithm {
        Rs256, ///< RSA, 2048 bit
        Es256, ///< P-256
    };

    explicit Signer(Algorithm algorithm);
    ~Signer();
    Signer(const Signer &) = delete;
    Signer &operator=(const Signer &) = delete;

    /// The public half as one JWK.
    [[nodiscard]] std::string jwk() const;
    /// The public half, PEM.
    [[nodiscard]] std::string publicPem() const;
    /// A compact JWS over \a payload.
    [[nodiscard]] std::string sign(std::string_view payload) const;
    /// A certificate for 127.0.0.1 and localhost, signed by itself, PEM.
    [[nodiscard]] std::string certificatePem() const;
    [[nodiscard]] evp_pkey_st *key() const { return m_key; }

private:
    Algorithm m_algorithm;
    evp_pkey_st *m_key = nullptr;
};

} // namespace Bench
